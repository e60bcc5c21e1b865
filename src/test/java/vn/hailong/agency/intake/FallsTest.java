package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.AgencySamples.said;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.Falls;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Reconciliation;
import vn.hailong.agency.index.CivilDate;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;

/// An outbox of which an older state runs.
class FallsTest {
    private static final String TERMINAL = "bn-q03";
    private static final UUID NEXT_BOOT = new UUID(8, 8);
    private static final UUID THIRD_BOOT = new UUID(9, 9);

    private final IntakeFixture fixture;
    private Instant now = NOW;

    FallsTest() throws InterruptedException {
        fixture = new IntakeFixture(config());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void later(Duration time) {
        now = now.plus(time);
        fixture.at(config(), now);
    }

    /// A status that is said now.
    private Status status(UUID boot, long sealed) {
        return status(boot, sealed, now, true);
    }

    private static Status status(UUID boot, long sealed, Instant at, boolean synced) {
        long uptimeMs = Duration.between(NOW, at).plusHours(1).toMillis();
        return said(
                INSTALLATION, Status.State.ONLINE, sealed, 0, 0, new ClockReading(synced, boot, uptimeMs), local(at));
    }

    private static OffsetDateTime local(Instant at) {
        return at.atZone(CivilDate.ZONE).toOffsetDateTime();
    }

    private void hear(Status status) throws InterruptedException {
        fixture.status(TERMINAL, status);
    }

    private void send(long first, long last) throws InterruptedException {
        fixture.responses(
                TERMINAL,
                batch(
                        INSTALLATION,
                        LongStream.rangeClosed(first, last)
                                .mapToObj(seq -> response(seq, 5))
                                .toArray(SealedResponse[]::new)));
    }

    private OutboxAccount outbox() {
        return fixture.store.accounts().outboxes().getFirst();
    }

    private List<Explanation> explained() {
        return Reconciliation.explain(outbox(), now);
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

    @Test
    void aFallStaysAnAlarmAfterTheOutboxHasCaughtUp() throws Exception {
        send(1, 10);
        hear(status(BOOT, 10));
        later(Duration.ofMinutes(5));
        Instant fallen = now;
        hear(status(NEXT_BOOT, 6));
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
        hear(status(NEXT_BOOT, 6));
        assertEquals(List.of(), fixture.store.falls().acknowledge("bn-q02", now));
        later(Duration.ofHours(1));
        Instant seen = now;
        OutboxAccount.Fall known = new OutboxAccount.Fall(local(fallen), 10, 6, 1, Optional.of(local(seen)));
        assertEquals(
                List.of(new Falls.Fallen(INSTALLATION, known)),
                fixture.store.falls().acknowledge(TERMINAL, now));
        assertEquals(List.of(), fixture.store.falls().acknowledge(TERMINAL, now));
        // It goes on from where it fell to, and is still below where it was: that is no other fall.
        later(Duration.ofMinutes(1));
        hear(status(NEXT_BOOT, 7));
        Explanation calm = new Explanation.FallenBack(known);
        assertEquals(calm, fall());
        assertEquals(Explanation.Weight.CALM, calm.weight());
        later(Duration.ofMinutes(1));
        hear(status(THIRD_BOOT, 6));
        assertEquals(fell(now, 10, 6), fall());
    }

    @Test
    void manyFallsAreOneAlarm() throws Exception {
        for (int i = 0; i < 5; i++) {
            hear(status(new UUID(9, i), 100 - 10 * i));
            later(Duration.ofMinutes(1));
        }
        OutboxAccount.Fall fall = outbox().fall().orElseThrow();
        assertEquals(
                new OutboxAccount.Fall(local(NOW.plus(Duration.ofMinutes(1))), 100, 60, 4, Optional.empty()), fall);
        assertEquals(1, fixture.count("outbox_fall"));
    }

    @Test
    void aFallIsSeenThoughTheOutboxCaughtUpInTheSameGroup() throws Exception {
        String topic = "hailong/v1/khanh-hoa/" + TERMINAL + "/status";
        fixture.offer(topic, StatusCodec.encode(status(BOOT, 10)));
        fixture.offer(topic, StatusCodec.encode(status(NEXT_BOOT, 6)));
        fixture.offer(topic, StatusCodec.encode(status(NEXT_BOOT, 12)));
        fixture.intake.turn();
        assertEquals(fell(now, 10, 6), fall());
        assertEquals(12, outbox().said().orElseThrow().sealed());
    }

    @Test
    void responsesTellWhereItWasWhenNoStatusDid() throws Exception {
        send(1, 10);
        later(Duration.ofMinutes(5));
        Instant fallen = now;
        hear(status(BOOT, 6));
        assertEquals(List.of(fell(fallen, 10, 6)), explained());
        later(Duration.ofMinutes(5));
        fixture.store.falls().acknowledge(TERMINAL, now);
        hear(status(BOOT, 7));
        assertEquals(Explanation.Weight.CALM, explained().getFirst().weight());
    }

    @Test
    void whatCameALittleBeforeItsStatusIsNoFall() throws Exception {
        send(1, 10);
        later(Duration.ofMinutes(1));
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
    void whatTheBrokerKeptIsNoFallUntilTheTerminalSaysSo() throws Exception {
        hear(status(BOOT, 10, now, false));
        later(Duration.ofMinutes(5));
        fixture.kept(TERMINAL, status(NEXT_BOOT, 6, now, false));
        assertEquals(Optional.empty(), outbox().fall());
        later(Duration.ofMinutes(1));
        hear(status(NEXT_BOOT, 6, now, false));
        assertEquals(fell(now, 10, 6), fall());
    }
}
