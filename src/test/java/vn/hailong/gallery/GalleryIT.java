package vn.hailong.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hailong.rig.Display;

/// What most terminals ask, on the smallest panel and on the one that stands: nothing of it is clipped, covered, small
/// or pale. `src/rig/gallery/run` looks at all there is.
@Timeout(300)
final class GalleryIT {

    @Test
    void whatMostTerminalsAskIsSeenReadAndHit() throws Exception {
        try (Display display = new Display(1080, 1920)) {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Dprism.order=sw",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            GalleryProgram.class.getName(),
                            "--questionnaires",
                            "q1,quick5",
                            "--panels",
                            "800x480,1080x1920",
                            "--manners",
                            "q1")
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("DISPLAY", display.name());
            Process process = builder.start();
            try {
                List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                assertEquals(0, process.waitFor(), () -> String.join("\n", said));
                assertTrue(
                        said.getLast()
                                .matches("gallery: \\d{3} pictures, clipped 0, overlapping 0, small targets 0, low"
                                        + " contrast 0"),
                        said.getLast());
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
