package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;

/// Kills the agency again and again, as a process of its own, while a terminal goes on recording: between the arrival
/// of a batch and its commit, between the commit and the receipt, and in the middle of a start. `-Dkills=` and
/// `-Dseed=` choose how often and where.
class AgencyKillIT {
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final long SEED = Long.getLong("seed", 5);
    /// The courier sends again when no receipt came for 30 s.
    private static final Duration DRAIN = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void everybodyWhoWasThankedIsCountedOnce() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Ward ward = new Ward(folder, broker.address(), server);
            int port = Mosquitto.freePort();
            Path config = ward.agencyFile(port);
            try (Counter counter = new Counter(ward.terminalConfig("0 s"), random)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    pressAndKill(counter, config, kill % 5 == 4);
                }
                try (HailongProcess agency = start(config)) {
                    Awaitility.await()
                            .atMost(DRAIN)
                            .pollInterval(Duration.ofMillis(200))
                            .until(() -> {
                                assertTrue(agency.process().isAlive(), () -> "the agency ended: " + agency);
                                return counter.totals().sealed()
                                                == counter.thanked().size()
                                        && counter.totals().pending() == 0;
                            });
                    conclude(counter.thanked(), ward.rows(), counted(port));
                }
            }
        }
    }

    /// @param atStart the kill falls into the start, before the agency says that it receives
    private void pressAndKill(Counter counter, Path config, boolean atStart) throws Exception {
        try (HailongProcess agency = start(config)) {
            if (!atStart) {
                while (agency.output().stream().noneMatch(line -> line.startsWith("page "))) {
                    assertTrue(agency.process().isAlive(), () -> "the agency ended: " + agency);
                    counter.press();
                    agency.process().waitFor(10, TimeUnit.MILLISECONDS);
                }
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_500));
            while (System.nanoTime() < end) {
                assertTrue(counter.press(), "the terminal needs no agency to thank");
            }
        }
    }

    private HailongProcess start(Path config) throws Exception {
        return HailongProcess.start(folder, "agency", "run", "--config", config.toString());
    }

    private static long counted(int port) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI summary = URI.create("http://127.0.0.1:" + port + "/api/v1/summary?unit=" + Ward.UNIT);
            String body = client.send(HttpRequest.newBuilder(summary).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared().readTree(body).path("responses").asLong(-1);
        }
    }

    private static void conclude(List<UUID> thanked, List<UUID> rows, long counted) {
        Set<UUID> held = new HashSet<>(rows);
        Set<UUID> lost = new HashSet<>(thanked);
        lost.removeAll(held);
        long twice = rows.size() - held.size() + Math.max(0, counted - held.size());
        System.out.println("agency killed " + KILLS + " times: acknowledged " + thanked.size() + ", agency holds "
                + held.size() + ", lost " + lost.size() + ", twice " + twice);
        assertEquals(Set.of(), lost, "thanked for and lost");
        assertEquals(0, twice);
        assertEquals(new HashSet<>(thanked), held, "nobody who was not thanked is held");
        assertEquals(held.size(), counted, "the figures count what the database holds");
        assertTrue(thanked.size() > 20 * KILLS, "too few presses to prove anything: " + thanked.size());
    }
}
