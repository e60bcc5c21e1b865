package vn.hailong.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hailong.rig.Display;

/// Nothing is clipped, overlaps, is too pale, too small to be read or touched, or out of reach: a part of what
/// `src/rig/gallery/run` goes through. In processes of their own: a Java machine starts the window toolkit once.
@Timeout(600)
class GalleryIT {
    @Test
    void theScreen() throws Exception {
        look("screen", "--questionnaires", "q1,quick5,full-st", "--manners", "quick5");
    }

    @Test
    void theTabletsPages() throws Exception {
        look("tablet", "--questionnaires", "q1,quick5", "--manners", "q1", "--panels", "800x480,1080x1920");
    }

    private static void look(String door, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Dprism.order=sw",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                GalleryProgram.class.getName(),
                "--doors",
                door));
        command.addAll(List.of(arguments));
        try (Display display = new Display(800, 480)) {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("DISPLAY", display.name());
            Process process = builder.start();
            List<String> said =
                    process.inputReader(StandardCharsets.UTF_8).lines().toList();
            assertEquals(0, process.waitFor(), () -> String.join("\n", said));
            assertTrue(
                    said.getLast()
                            .matches("gallery: [1-9]\\d* pictures, clipped 0, overlapping 0, small targets 0,"
                                    + " low contrast 0"),
                    said::getLast);
        }
    }
}
