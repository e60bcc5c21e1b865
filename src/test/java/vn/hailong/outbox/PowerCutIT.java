package vn.hailong.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A short run of `src/rig/powercut/run`, in a process of its own: H2's file systems are those of the whole machine.
class PowerCutIT {
    @Test
    void whatWasAcknowledgedIsThereWhereverThePowerIsCut() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dtinylog.writer.level=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PowerCutProgram.class.getName(),
                        "--trials",
                        "240",
                        "--seed",
                        "11")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, process.waitFor(), () -> String.join("\n", said));
        assertEquals("trials 240, unopenable 0, acknowledged lost 0", said.getLast());
    }
}
