package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;

/// `hailong terminal run` as its unit file runs it: without a display, ended by SIGTERM, its keyboard a stream.
class TerminalProcessIT {
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void whatWasTypedWithoutABrokerIsSentAtTheNextStartAndAStopSaysGoodbye() throws Exception {
        try (Mosquitto broker = Mosquitto.prepared(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Ward ward = new Ward(folder, broker.address(), server);
            // An interval of 60 s keeps the last response a draft: the stop must not lose it.
            Path terminal = ward.terminalFolder("60 s", "{mode: full-screen}");
            try (HailongProcess process = run(terminal)) {
                ready(process);
                assertTrue(
                        process.errors().stream().anyMatch(line -> line.contains("the buttons go on recording")),
                        process.toString());
                Path file = folder.resolve("terminal/data/outbox.log");
                FileTime before = Files.getLastModifiedTime(file);
                process.type("5\nx 4 0 9\n\n");
                soon().until(() -> !Files.getLastModifiedTime(file).equals(before));
                stop(process);
            }

            broker.start();
            try (Agency agency = ward.startAgency();
                    HailongProcess process = run(terminal)) {
                soon().until(() -> Ward.held(agency) == 1);
                soon().until(() ->
                        Ward.terminal(agency).path("state").asString("").equals("online"));
                stop(process);
                // Its own goodbye: the will would come 30 s later.
                soon().atMost(Duration.ofSeconds(10))
                        .until(() ->
                                Ward.terminal(agency).path("state").asString("").equals("offline"));
                assertEquals(0, Ward.terminal(agency).path("pending").asLong(-1));
            }
        }
    }

    @Test
    void aClosedStandardInputNeitherStopsNorSpinsIt() throws Exception {
        Path data = folder.resolve("data");
        Path terminal = Ward.terminalFolder(folder, URI.create("mqtt://127.0.0.1:9"), data, "5 s", "{mode: none}");
        try (HailongProcess process = HailongProcess.start(
                folder, ProcessBuilder.Redirect.from(new File("/dev/null")), arguments(terminal))) {
            ready(process);
            Duration before = cpu(process);
            assertEquals(false, process.process().waitFor(3, TimeUnit.SECONDS), process.toString());
            Duration used = cpu(process).minus(before);
            assertTrue(used.compareTo(Duration.ofMillis(1_500)) < 0, "used " + used + " in 3 s");
            stop(process);
        }
    }

    private static Duration cpu(HailongProcess process) {
        return process.process().info().totalCpuDuration().orElseThrow();
    }

    private HailongProcess run(Path terminal) throws Exception {
        return HailongProcess.start(folder, arguments(terminal));
    }

    private static String[] arguments(Path terminal) {
        return List.of("terminal", "run", "--config", terminal.toString()).toArray(String[]::new);
    }

    private static void ready(HailongProcess process) {
        soon().until(() -> {
            assertTrue(process.process().isAlive(), process::toString);
            return process.errors().stream().anyMatch(line -> line.contains("Ready: "));
        });
    }

    private static void stop(HailongProcess process) throws Exception {
        process.process().destroy(); // SIGTERM
        assertTrue(process.process().waitFor(10, TimeUnit.SECONDS), () -> "did not stop within 10 s: " + process);
        assertEquals(ENDED_BY_SIGTERM, process.exitCode(), process::toString);
        assertTrue(process.errors().stream().noneMatch(line -> line.contains("WARN") && line.contains("session")));
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
