package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.said;
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

/// An outbox of which an older state runs.
class FallsTest extends OutboxScene {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final UUID NEXT_BOOT = new UUID(8, 8);
    private static final UUID THIRD_BOOT = new UUID(9, 9);

    FallsTest() throws InterruptedException {}

    /// A status that is said now.
    private Status status(UUID boot, long sealed) {
        return status(boot, sealed, now, true);
    }

    private static Status status(UUID boot, long sealed, Instant at, boolean synced) {
        long uptimeMs = Duration.between(NOW, at).plusHours(1).toMillis();
        return said(
                INSTALLATION, Status.State.ONLINE, sealed, 0, 0, new ClockReading(synced, boot, uptimeMs), local(at));
    }

    private void send(long first, long last) throws InterruptedException {
        send(INSTALLATION, first, last);
    }

    private OutboxAccount outbox() {
        return outbox(INSTALLATION);
    }

    private List<Explanation> explained() {
        return explained(INSTALLATION);
    }

    private Explanation fall() {
        return explained().stream()
                .filter(Explanation.FallenBack.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static Explanation fell(Instant at, long from, long to) {
        return new Explanation.FallenBack(new OutboxAccount.Fall(local(at), from, to, 1, Optional.empty()));
    }

    /// It is heard, and a minute later once more.
    private void hearTwice(UUID boot, long sealed) throws InterruptedException {
        hear(status(boot, sealed));
        later(MINUTE);
        hear(status(boot, sealed));
    }

    @Test
    void aFallStaysAnAlarmAfterTheOutboxHasCaughtUp() throws Exception {
        send(1, 10);
        hear(status(BOOT, 10));
        later(Duration.ofMinutes(5));
        Instant fallen = now;
        hearTwice(NEXT_BOOT, 6);
        assertEquals(List.of(fell(fallen, 10, 6)), explained());
        assertEquals(Explanation.Weight.ALARM, explained().getFirst().weight());
        later(Duration.ofDays(40));
        send(11, 14);
        hear(status(NEXT_BOOT, 14));
        assertEquals(List.of(fell(fallen, 10, 6)), explained());
        assertEquals(Explanation.Weight.ALARM, explained().getFirst().weight());
        assertEquals(14, outbox().said().orElseThrow().most());
    }

    @Test
    void staffEndTheAlarmAndTheNextFallBeginsAnother() throws Exception {
        hear(status(BOOT, 10));
        later(Duration.ofMinutes(5));
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
        hear(status(NEXT_BOOT, 7));
        Explanation calm = new Explanation.FallenBack(known);
        assertEquals(calm, fall());
        assertEquals(Explanation.Weight.CALM, calm.weight());
        later(MINUTE);
        Instant again = now;
        hearTwice(THIRD_BOOT, 6);
        assertEquals(fell(again, 10, 6), fall());
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
        hear(status(NEXT_BOOT, 13));
        assertEquals(fell(fallen, 10, 6), fall());
        assertEquals(13, outbox().said().orElseThrow().sealed());
    }

    @Test
    void anOlderStateInTheSameBootIsSeenAtOnce() throws Exception {
        hear(status(BOOT, 10));
        later(MINUTE);
        hear(status(BOOT, 6));
        assertEquals(fell(now, 10, 6), fall());
    }

    @Test
    void responsesTellWhereItWasWhenNoStatusDid() throws Exception {
        send(1, 10);
        later(Duration.ofMinutes(5));
        hear(status(BOOT, 6));
        later(MINUTE);
        hear(status(BOOT, 6));
        assertEquals(List.of(fell(now, 10, 6)), explained());
        later(Duration.ofMinutes(5));
        fixture.store.falls().acknowledge(TERMINAL, now);
        hear(status(BOOT, 7));
        assertEquals(Explanation.Weight.CALM, explained().getFirst().weight());
    }

    @Test
    void whatCameALittleBeforeItsStatusIsNoFall() throws Exception {
        hear(status(BOOT, 0));
        send(1, 10);
        later(MINUTE);
        hear(status(BOOT, 6));
        assertEquals(List.of(new Explanation.StatusIsOlder(4)), explained());
    }

    @Test
    void aStatusThatWasLongOnItsWayIsNoFall() throws Exception {
        send(1, 10);
        hear(status(NEXT_BOOT, 10));
        later(Duration.ofMinutes(5));
        // Said before, in the boot before: another receiver had it, and ended before it was stored.
        hear(status(BOOT, 6, NOW.minusSeconds(90), true));
        assertEquals(Optional.empty(), outbox().fall());
        // Of the same boot, and overtaken.
        hear(status(NEXT_BOOT, 8, NOW.minusSeconds(1), false));
        assertEquals(Optional.empty(), outbox().fall());
    }

    @Test
    void manyLateStatusesOfAnEarlierBootAreNoFall() throws Exception {
        hear(status(BOOT, 5, NOW.minus(Duration.ofMinutes(50)), false));
        hear(status(NEXT_BOOT, 10));
        later(MINUTE);
        hear(status(NEXT_BOOT, 10));
        later(MINUTE);
        // All that was said in ten minutes comes within one, and what its clock says of the time is wrong.
        for (int minute = 0; minute < 10; minute++) {
            fixture.at(config(), now.plusSeconds(6 * minute));
            hear(status(BOOT, 6, NOW.minus(Duration.ofMinutes(40 - minute)), minute % 2 == 0));
        }
        assertEquals(Optional.empty(), outbox().fall());
        assertEquals(0, fixture.count("refused_message"));
        assertEquals(10, outbox().said().orElseThrow().sealed());
        later(MINUTE);
        hear(status(NEXT_BOOT, 11));
        assertEquals(Optional.empty(), outbox().fall());
        assertEquals(11, outbox().said().orElseThrow().sealed());
    }

    @Test
    void aCopyThatHasCaughtUpBehindAStalledLinkFellAllTheSame() throws Exception {
        hear(status(BOOT, 10));
        later(Duration.ofMinutes(5));
        Instant up = now;
        later(MINUTE);
        for (int second = 0; second <= 60; second += 2) {
            hear(status(NEXT_BOOT, Math.min(12, 6 + second / 4), up.plusSeconds(second), true));
        }
        for (int minute = 0; minute < 3; minute++) {
            later(MINUTE);
            hear(status(NEXT_BOOT, 12));
        }
        assertEquals(1, fixture.count("outbox_fall"));
        assertEquals(12, outbox().said().orElseThrow().sealed());
    }

    @Test
    void aCopyWhoseFirstStatusWasLateFellAllTheSame() throws Exception {
        hear(status(BOOT, 10));
        later(Duration.ofMinutes(5));
        Status first = status(NEXT_BOOT, 6);
        later(Duration.ofSeconds(40));
        hear(first);
        later(Duration.ofSeconds(20));
        hear(status(NEXT_BOOT, 10));
        later(MINUTE);
        hear(status(NEXT_BOOT, 10));
        assertEquals(1, fixture.count("outbox_fall"));
    }

    @Test
    void aNewBootIsBelievedBehindAWaveringLink() throws Exception {
        hear(status(BOOT, 10));
        later(Duration.ofMinutes(5));
        Instant begin = now;
        for (int minute = 0; minute < 4; minute++) {
            Instant said = begin.plus(MINUTE.multipliedBy(minute));
            later(Duration.between(now, said.plusSeconds(minute % 2 == 0 ? 0 : 35)));
            hear(status(NEXT_BOOT, 10 + minute, said, true));
        }
        assertEquals(13, outbox().said().orElseThrow().sealed());
    }

    @Test
    void aStatusFromBeforeAStickWasImportedIsNoFall() throws Exception {
        hear(status(BOOT, 5));
        Instant said = now.plus(MINUTE);
        // The line is cut; ten responses are carried by hand, and an hour later the line is there again.
        later(Duration.ofMinutes(30));
        send(1, 10);
        later(Duration.ofMinutes(30));
        hear(status(BOOT, 6, said, false));
        assertEquals(Optional.empty(), outbox().fall());
        hear(status(BOOT, 10));
        assertEquals(Optional.empty(), outbox().fall());
        assertEquals(List.of(), explained());
    }

    @Test
    void aCopyWhoseClockLiesBehindIsSeen() throws Exception {
        send(1, 10);
        hear(status(BOOT, 10));
        later(Duration.ofMinutes(5));
        Instant fallen = now;
        for (int minute = 0; minute < 2; minute++) {
            Duration behind = Duration.ofDays(20);
            hear(said(
                    INSTALLATION,
                    Status.State.ONLINE,
                    6,
                    0,
                    0,
                    new ClockReading(
                            true, NEXT_BOOT, Duration.ofMinutes(1 + minute).toMillis()),
                    local(now.minus(behind))));
            later(MINUTE);
        }
        assertEquals(fell(fallen, 10, 6), fall());
    }

    @Test
    void anAbsurdUptimeIsForgotten() throws Exception {
        hear(status(BOOT, 4));
        for (long uptimeMs : new long[] {Long.MAX_VALUE, Duration.ofDays(3_000).toMillis()}) {
            later(MINUTE);
            hear(said(INSTALLATION, Status.State.ONLINE, 5, 0, 0, new ClockReading(true, BOOT, uptimeMs), local(now)));
        }
        later(MINUTE);
        hear(status(BOOT, 6));
        assertEquals(6, outbox().said().orElseThrow().sealed());
    }

    @Test
    void anAbsurdUptimeAtTheBeginningIsForgottenToo() throws Exception {
        hear(said(
                INSTALLATION,
                Status.State.ONLINE,
                5,
                0,
                0,
                new ClockReading(true, BOOT, Duration.ofDays(3_000).toMillis()),
                local(now)));
        later(MINUTE);
        hearTwice(BOOT, 6);
        assertEquals(6, outbox().said().orElseThrow().sealed());
        assertEquals(Optional.empty(), outbox().fall());
    }

    @Test
    void aClockOfTheAgencyThatIsSetChangesNothingForLong() throws Exception {
        hear(status(BOOT, 4));
        long sealed = 4;
        for (long step : new long[] {86_400, -172_800}) {
            for (int minute = 0; minute < 2; minute++) {
                sealed++;
                fixture.at(config(), now.plusSeconds(step));
                hear(status(BOOT, sealed));
                now = now.plus(MINUTE);
            }
            assertEquals(sealed, outbox().said().orElseThrow().sealed(), "set by " + step);
        }
        assertEquals(Optional.empty(), outbox().fall());
    }

    @Test
    void whatTheBrokerKeptIsNoFallUntilTheTerminalSaysSo() throws Exception {
        hear(status(BOOT, 10, now, false));
        later(Duration.ofMinutes(5));
        fixture.kept(TERMINAL, status(NEXT_BOOT, 6, now, false));
        assertEquals(Optional.empty(), outbox().fall());
        later(MINUTE);
        Instant fallen = now;
        hear(status(NEXT_BOOT, 6, now, false));
        assertEquals(Optional.empty(), outbox().fall());
        later(MINUTE);
        hear(status(NEXT_BOOT, 6, now, false));
        assertEquals(fell(fallen, 10, 6), fall());
    }

    /// Else each might wait for the other: the intake has locked an outbox when it comes to write that it fell.
    @Test
    void whoAcknowledgesWaitsForTheIntakeAndLocksNothingMeanwhile() throws Exception {
        hear(status(BOOT, 10));
        later(MINUTE);
        hear(status(BOOT, 6));
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
