package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;

/// `hailong agency run --standalone` as a process: what it says, and what it leaves behind.
class AgencyProcessIT {
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final Path EXAMPLE = Path.of("device-config/example-ward").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void aStopLeavesNothingRunningAndAKillDoesNotHinderTheNextStart() throws Exception {
        int brokerPort = Mosquitto.freePort();
        int webPort = Mosquitto.freePort();
        Path config = Files.writeString(
                folder.resolve("agency.yaml"),
                Files.readString(EXAMPLE.resolve("agency.yaml"))
                                .replace("port: 8080", "port: " + webPort)
                                .replace("dataFolder: /var/lib/hailong/agency", "dataFolder: data")
                                .replace(
                                        "../questionnaires",
                                        EXAMPLE.resolveSibling("questionnaires").toString())
                        + "\nbroker: {address: mqtt://127.0.0.1:" + brokerPort + "}\n");
        try (HailongProcess killed = start(config)) {
            ready(killed, brokerPort, webPort);
        }
        try (HailongProcess process = start(config)) {
            ready(process, brokerPort, webPort);
            Path lock = folder.resolve("data/database/data/postmaster.pid");
            long database = Long.parseLong(Files.readAllLines(lock).getFirst());
            assertTrue(ProcessHandle.of(database).isPresent(), "PostgreSQL runs");

            HailongProcess second = start(config);
            assertEquals(1, second.exitCode());
            assertEquals(
                    List.of("hailong: port " + brokerPort
                            + " of 127.0.0.1 is in use by another program; stop it, or set"
                            + " another in broker.address of agency.yaml"),
                    second.errors());

            process.process().destroy(); // SIGTERM
            assertTrue(process.process().waitFor(20, TimeUnit.SECONDS), process::toString);
            assertEquals(ENDED_BY_SIGTERM, process.exitCode());
            assertFalse(Files.exists(lock), "PostgreSQL has closed its data");
            // Its last breath, and init's burial of it, may take a moment longer.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !ProcessHandle.of(database)
                            .filter(ProcessHandle::isAlive)
                            .isPresent());
        }
    }

    private HailongProcess start(Path config) throws Exception {
        return HailongProcess.start(folder, "agency", "run", "--standalone", "--config", config.toString());
    }

    private static void ready(HailongProcess process, int brokerPort, int webPort) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertTrue(process.process().isAlive(), process::toString);
                    return process.output()
                            .equals(List.of(
                                    "broker mqtt://127.0.0.1:" + brokerPort, "page http://127.0.0.1:" + webPort + "/"));
                });
    }
}
