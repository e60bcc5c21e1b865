package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A short run of `src/rig/fuzz/run`, in a process of its own, whose log is nobody's.
class FuzzIT {
    private static final int INPUTS = 8_000;

    @Test
    void brokenMessagesChangeNothingAndNeverStopTheIntake() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dtinylog.writer.level=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzProgram.class.getName(),
                        "--inputs",
                        Integer.toString(INPUTS),
                        "--seed",
                        "11")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, process.waitFor(), () -> String.join("\n", said));
        String last = said.getLast();
        assertTrue(
                last.matches(
                        "inputs " + INPUTS
                                + ", accepted [1-9]\\d*, quarantined [1-9]\\d*, rejected [1-9]\\d*, crashed 0, intake alive yes"),
                last);
    }
}
