package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.Falls;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.standalone.TestDatabases;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;

/// An outbox of which an older state runs: that is seen, and stays an alarm until staff know.
class FallsTest extends FallScene {
    FallsTest() throws InterruptedException {}

    private List<Explanation> explained() {
        return explained(INSTALLATION);
    }

    private void assertNothingElse(Explanation fall) {
        assertEquals(List.of(fall), explained());
        assertEquals(Explanation.Weight.ALARM, fall.weight());
    }

    @Test
    void aFallStaysAnAlarmAfterTheOutboxHasCaughtUp() throws Exception {
        send(1, 10);
        ran(10);
        Instant fallen = now;
        hearTwice(NEXT_BOOT, 6);
        assertNothingElse(fell(fallen, 10, 6));
        later(Duration.ofDays(40));
        send(11, 14);
        hear(NEXT_BOOT, 14);
        assertNothingElse(fell(fallen, 10, 6));
        assertEquals(14, outbox().said().orElseThrow().most());
    }

    @Test
    void staffEndTheAlarmAndTheNextFallBeginsAnother() throws Exception {
        ran(10);
        Instant fallen = now;
        hearTwice(NEXT_BOOT, 6);
        assertEquals(List.of(), fixture.store.falls().acknowledge("bn-q02", now));
        later(Duration.ofHours(1));
        Instant seen = now;
        OutboxAccount.Fall known = new OutboxAccount.Fall(local(fallen), 10, 6, 1, Optional.of(local(seen)));
        assertEquals(
                List.of(new Falls.Fallen(INSTALLATION, known)),
                fixture.store.falls().acknowledge(TERMINAL, now));
        assertEquals(List.of(), fixture.store.falls().acknowledge(TERMINAL, now));
        // It goes on from where it fell to, and is still below where it was: that is no other fall.
        later(MINUTE);
        hear(NEXT_BOOT, 7);
        Explanation calm = new Explanation.FallenBack(known);
        assertEquals(calm, fall());
        assertEquals(Explanation.Weight.CALM, calm.weight());
        later(MINUTE);
        Instant again = now;
        hearTwice(THIRD_BOOT, 6);
        assertFell(again, 10, 6);
    }

    @Test
    void manyFallsAreOneAlarm() throws Exception {
        for (int i = 0; i < 5; i++) {
            hearTwice(new UUID(9, i), 100 - 10 * i);
            later(MINUTE);
        }
        OutboxAccount.Fall fall = outbox().fall().orElseThrow();
        assertEquals(
                new OutboxAccount.Fall(local(NOW.plus(Duration.ofMinutes(2))), 100, 60, 4, Optional.empty()), fall);
        assertEquals(1, fixture.count("outbox_fall"));
    }

    @Test
    void aFallIsSeenThoughTheOutboxCaughtUpInTheSameGroup() throws Exception {
        String topic = "hailong/v1/khanh-hoa/" + TERMINAL + "/status";
        fixture.offer(topic, StatusCodec.encode(status(BOOT, 10)));
        fixture.offer(topic, StatusCodec.encode(status(NEXT_BOOT, 6)));
        fixture.offer(topic, StatusCodec.encode(status(NEXT_BOOT, 12)));
        fixture.intake.turn();
        Instant fallen = now;
        later(MINUTE);
        hear(NEXT_BOOT, 13);
        assertFell(fallen, 10, 6);
        assertSealed(13);
    }

    @Test
    void anOlderStateInTheSameBootIsSeenAtOnce() throws Exception {
        hear(BOOT, 10);
        later(MINUTE);
        hear(BOOT, 6);
        assertFell(now, 10, 6);
    }

    @Test
    void responsesTellWhereItWasWhenNoStatusDid() throws Exception {
        send(1, 10);
        later(Duration.ofMinutes(5));
        hearTwice(BOOT, 6);
        assertNothingElse(fell(now, 10, 6));
        later(Duration.ofMinutes(5));
        fixture.store.falls().acknowledge(TERMINAL, now);
        hear(BOOT, 7);
        assertEquals(Explanation.Weight.CALM, explained().getFirst().weight());
    }

    @Test
    void aCopyThatHasCaughtUpBehindAStalledLinkFellAllTheSame() throws Exception {
        ran(10);
        Instant up = now;
        later(MINUTE);
        for (int second = 0; second <= 60; second += 2) {
            hear(status(NEXT_BOOT, Math.min(12, 6 + second / 4), up.plusSeconds(second), true));
        }
        for (int minute = 0; minute < 3; minute++) {
            later(MINUTE);
            hear(NEXT_BOOT, 12);
        }
        assertEquals(1, fixture.count("outbox_fall"));
        assertSealed(12);
    }

    @Test
    void aCopyWhoseFirstStatusWasLateFellAllTheSame() throws Exception {
        ran(10);
        Status first = status(NEXT_BOOT, 6);
        later(Duration.ofSeconds(40));
        hear(first);
        later(Duration.ofSeconds(20));
        hearTwice(NEXT_BOOT, 10);
        assertEquals(1, fixture.count("outbox_fall"));
    }

    @Test
    void aCopyWhoseClockLiesBehindIsSeen() throws Exception {
        ran(10);
        Instant fallen = now;
        for (int minute = 0; minute < 2; minute++) {
            long uptimeMs = Duration.ofMinutes(1 + minute).toMillis();
            hear(status(6, new ClockReading(true, NEXT_BOOT, uptimeMs), now.minus(Duration.ofDays(20))));
            later(MINUTE);
        }
        assertFell(fallen, 10, 6);
    }

    @Test
    void whatTheBrokerKeptIsNoFallUntilTheTerminalSaysSo() throws Exception {
        hear(status(BOOT, 10, now, false));
        later(Duration.ofMinutes(5));
        fixture.kept(TERMINAL, status(NEXT_BOOT, 6, now, false));
        assertNoFall();
        later(MINUTE);
        Instant fallen = now;
        hear(status(NEXT_BOOT, 6, now, false));
        assertNoFall();
        later(MINUTE);
        hear(status(NEXT_BOOT, 6, now, false));
        assertFell(fallen, 10, 6);
    }

    /// Else each might wait for the other: the intake has locked an outbox when it comes to write that it fell.
    @Test
    void whoAcknowledgesWaitsForTheIntakeAndLocksNothingMeanwhile() throws Exception {
        hear(BOOT, 10);
        later(MINUTE);
        hear(BOOT, 6);
        try (Connection intake = TestDatabases.connect(fixture.database);
                ExecutorService staff = Executors.newSingleThreadExecutor()) {
            intake.setAutoCommit(false);
            try (Statement statement = intake.createStatement()) {
                statement.execute("select from heard_installation for no key update");
                Future<List<Falls.Fallen>> acknowledged =
                        staff.submit(() -> fixture.store.falls().acknowledge(TERMINAL, now));
                Awaitility.await()
                        .until(() -> fixture.query(
                                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                                + " and datname = current_database()")
                                .equals(List.of("1")));
                statement.execute("select from outbox_fall for update nowait");
                intake.rollback();
                assertEquals(1, acknowledged.get().size());
            }
        }
    }
}
