package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostClockTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:14:05Z");

    private static boolean synced(Boolean... kernel) {
        Iterator<Boolean> answers = List.of(kernel).iterator();
        HostClock clock = new HostClock(Clock.fixed(NOW, ZoneOffset.UTC), answers::next);
        HostClock.Moment moment = clock.moment(Duration.ofSeconds(3));
        assertEquals(NOW.minusSeconds(3), moment.at().toInstant());
        return moment.reading().synced();
    }

    /// The wall that was read may be the one of before it was set right.
    @Test
    void aClockThatIsSetRightWhileItIsReadIsNotBelieved() {
        assertEquals(false, synced(false, true));
        assertEquals(false, synced(true, false));
        assertEquals(false, synced(false, false));
        assertEquals(true, synced(true, true));
    }
}
