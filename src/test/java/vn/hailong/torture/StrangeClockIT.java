package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.outbox.Outbox;

/// A machine without a clock of its own wakes up in 1970, wherever it believes to be.
class StrangeClockIT {
    @TempDir
    Path folder;

    @Test
    void inTheFirstMinutesOf1970AndWestOfGreenwichEveryPressCounts() throws Exception {
        // Nobody listens there.
        try (Desk desk = new Desk(
                folder, "bn-q01", "q01", "{address: mqtt://127.0.0.1:9}", Host.library(folder), Wall.usual())) {
            desk.host().clockAt(Instant.EPOCH.plusSeconds(60));
            desk.zone("America/New_York");
            desk.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() ->
                            desk.heard().strangeTimes() > 5 || !desk.oddities().isEmpty());
            desk.host().clockRight();
            long before = desk.heard().thanked().size();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> desk.heard().thanked().size() > before + 5
                            || !desk.oddities().isEmpty());
            desk.end();
            assertEquals(java.util.List.of(), desk.oddities());
            assertTrue(desk.heard().strangeTimes() > 5);
            try (Outbox outbox = Outbox.open(desk.dataFolder(), 0, Clock.systemUTC())) {
                assertEquals(desk.heard().thanked().size(), outbox.totals().sealed());
            }
        }
    }
}
