package vn.hailong.torture;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import vn.hailong.config.AgencyConfig;

/// Starts everything. One terminal comes fresh from its box: its clock is days behind and not synchronised, and what it
/// tells of itself is lost at first. So its first responses are counted in the wrong day, and have to be moved.
final class Opening {
    private static final int FRESH = 1;
    private static final Duration BEHIND = Duration.ofDays(3);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Ground ground;

    Opening(Ground ground) {
        this.ground = ground;
    }

    void run() throws IOException {
        for (ReceiverProgram receiver : ground.receivers()) {
            receiver.start();
        }
        ground.receivers().forEach(ReceiverProgram::awaitReady);
        Desk fresh = ground.desks().get(FRESH);
        Link link = ground.links().get(FRESH);
        link.weather(Weather.muting());
        fresh.host().clock(BEHIND.negated(), false);
        for (Desk desk : ground.usual()) {
            desk.start();
        }
        AgencyConfig.Database database = ground.database().database();
        Awaitility.await().atMost(PATIENCE).until(() -> Holdings.holdsSomeOf(database, fresh.toString()));
        link.weather(Weather.FAIR);
        fresh.host().clockRight();
        Awaitility.await().atMost(PATIENCE).until(() -> Holdings.knowsStartOf(database, fresh.toString()));
    }
}
