package vn.hailong.screen;

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

/// Every step of a survey, touched. In a process of its own: a Java machine starts the toolkit once.
@Timeout(600)
final class ScreenStepsIT {

    @Test
    void whatIsTouchedIsReported() throws Exception {
        List<String> said = run(StepTrial.class, List.of());
        assertEquals("passed", said.getLast(), said::toString);
    }

    private static List<String> run(Class<?> program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dprism.order=sw",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        try (Display display = new Display(800, 480)) {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("DISPLAY", display.name());
            Process process = builder.start();
            List<String> said = new ArrayList<>(
                    process.inputReader(StandardCharsets.UTF_8).lines().toList());
            process.waitFor();
            assertTrue(!said.isEmpty(), program + " said nothing");
            return said;
        }
    }
}
