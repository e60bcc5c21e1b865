package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.fleet.Fleet;
import vn.hailong.fleet.FleetResult;
import vn.hailong.fleet.FleetSettings;
import vn.hailong.fleet.Seat;
import vn.hailong.rig.Mosquitto;

/// A small fleet against the real broker and the real agency.
class FleetIT {
    @TempDir
    Path folder;

    @Test
    void everySimulatedResponseIsHeldOnceAndCountedNowhere() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Ward ward = new Ward(folder, broker.address(), server);
            try (Agency agency = ward.startAgency()) {
                List<String> lines = new ArrayList<>();
                FleetResult result = new Fleet(
                                settings(broker),
                                InstantSource.system(),
                                () -> Duration.ofNanos(System.nanoTime()),
                                new SplittableRandom(3),
                                lines::add)
                        .run();
                assertEquals(0, result.lost(), result.toString());
                assertTrue(result.sealed() > 4 * 250 + 100, result.toString());
                assertEquals(result.sealed(), ward.rows().size());
                assertEquals(result.sealed(), new HashSet<>(ward.rows()).size());
                assertEquals(0, Ward.held(agency), "tests are in no figure");
                assertEquals("4 terminals are connected", lines.getFirst());
                assertTrue(
                        result.toString()
                                .matches("fleet of 4 terminals: sealed \\d+, receipted \\d+ in .* lost receipts 0"),
                        result.toString());
            }
        }
    }

    private static FleetSettings settings(Mosquitto broker) throws Exception {
        AgencyConfig config = AgencyConfigReader.read(Path.of("device-config/example-ward/agency.yaml"));
        return new FleetSettings(
                new InetSocketAddress(
                        broker.address().getHost(), broker.address().getPort()),
                config.agency(),
                config.terminals().stream()
                        .map(terminal -> new Seat(terminal.id(), terminal.unit(), terminal.counter()))
                        .toList(),
                config.questionnaires().stream()
                        .filter(each -> each.id().equals("q1"))
                        .findFirst()
                        .orElseThrow(),
                200,
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                250,
                true);
    }
}
