package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.AgencySamples.said;
import static vn.hailong.agency.AgencySamples.waiting;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Status;

/// How long something has waited on a terminal that is heard all the time.
class WaitingTest extends OutboxScene {
    WaitingTest() throws InterruptedException {}

    private void hear(Instant at, long pending, Optional<Instant> oldest) throws InterruptedException {
        later(Duration.between(now, at));
        Status status = said(
                INSTALLATION,
                Status.State.ONLINE,
                20,
                pending,
                0,
                new ClockReading(true, BOOT, Duration.between(NOW, at).toMillis()),
                local(at));
        hear(waiting(status, oldest.map(OutboxScene::local)));
    }

    private Optional<Instant> since() {
        return outbox(INSTALLATION).said().flatMap(OutboxAccount.Said::waiting).map(OffsetDateTime::toInstant);
    }

    /// Of a terminal whose twenty responses never came.
    private Explanation.Weight weight() {
        return explained(INSTALLATION).stream()
                .filter(Explanation.OnItsWay.class::isInstance)
                .findFirst()
                .orElseThrow()
                .weight();
    }

    private static Instant after(Duration time) {
        return NOW.plus(time);
    }

    @Test
    void aDayIsWatchedAndAWeekIsAnAlarm() throws Exception {
        Optional<Instant> oldest = Optional.of(NOW);
        hear(NOW, 20, oldest);
        hear(after(Duration.ofDays(1)), 20, oldest);
        assertEquals(Explanation.Weight.CALM, weight());
        hear(after(Duration.ofDays(1).plusSeconds(1)), 20, oldest);
        assertEquals(Explanation.Weight.WATCH, weight());
        hear(after(Duration.ofDays(7)), 20, oldest);
        assertEquals(Explanation.Weight.WATCH, weight());
        hear(after(Duration.ofDays(7).plusSeconds(1)), 20, oldest);
        assertEquals(Explanation.Weight.ALARM, weight());
        // The old ones came, newer ones wait.
        hear(after(Duration.ofDays(8)), 20, Optional.of(after(Duration.ofDays(7).plusHours(12))));
        assertEquals(Explanation.Weight.CALM, weight());
    }

    @Test
    void whatIsAlwaysOneOfManyThatGoesDoesNotGrowOld() throws Exception {
        for (int hour = 0; hour < 8 * 24; hour++) {
            Instant at = after(Duration.ofHours(hour));
            later(Duration.between(now, at));
            Status status = said(
                    INSTALLATION,
                    Status.State.ONLINE,
                    20 + 60L * hour,
                    1,
                    0,
                    new ClockReading(false, BOOT, Duration.between(NOW, at).toMillis()),
                    local(at));
            hear(waiting(status, Optional.of(OffsetDateTime.parse("2001-01-01T00:00:00+07:00"))));
        }
        assertEquals(Optional.of(now), since());
    }

    @Test
    void aSilentTerminalGrowsOlderToo() throws Exception {
        hear(NOW, 20, Optional.of(NOW));
        now = after(Duration.ofDays(3));
        assertEquals(Explanation.Weight.WATCH, weight());
        now = after(Duration.ofDays(8));
        assertEquals(Explanation.Weight.ALARM, weight());
    }

    @Test
    void withoutTheTerminalsWordTheFirstStatusOfManyCounts() throws Exception {
        for (int day = 0; day < 9; day++) {
            hear(after(Duration.ofDays(day)), 20, Optional.empty());
        }
        assertEquals(Optional.of(NOW), since());
        assertEquals(Explanation.Weight.ALARM, weight());
        hear(after(Duration.ofDays(9)), 0, Optional.empty());
        assertEquals(Optional.empty(), since());
        hear(after(Duration.ofDays(10)), 20, Optional.empty());
        assertEquals(Optional.of(after(Duration.ofDays(10))), since());
    }

    @Test
    void aWaitIsAsOldAsItWasHeardOf() throws Exception {
        // Sealed while the clock stood at an earlier shutdown; or asked to send again what is twenty days old.
        hear(after(Duration.ofDays(20)), 20, Optional.of(NOW));
        assertEquals(Optional.of(after(Duration.ofDays(20))), since());
        assertEquals(Explanation.Weight.CALM, weight());
        hear(after(Duration.ofDays(21)), 0, Optional.empty());
        hear(after(Duration.ofDays(30)), 20, Optional.of(NOW));
        assertEquals(Optional.of(after(Duration.ofDays(30))), since());
        hear(after(Duration.ofDays(30).plusMinutes(2)), 19, Optional.of(NOW));
        assertEquals(Optional.of(after(Duration.ofDays(30))), since());
        assertEquals(Explanation.Weight.CALM, weight());
    }

    @Test
    void anImpossibleTimeIsNotBelieved() throws Exception {
        hear(NOW, 20, Optional.of(Instant.EPOCH));
        assertEquals(Optional.of(NOW), since());
        hear(after(Duration.ofHours(1)), 20, Optional.of(after(Duration.ofDays(1))));
        assertEquals(Optional.of(NOW), since());
    }
}
