package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.AgencySamples.said;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Status;

/// A terminal with one outbox, which may go back to an older state from one boot to the next.
abstract class FallScene extends OutboxScene {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final UUID NEXT_BOOT = new UUID(8, 8);
    static final UUID THIRD_BOOT = new UUID(9, 9);

    FallScene() throws InterruptedException {}

    /// A status that is said now.
    final Status status(UUID boot, long sealed) {
        return status(boot, sealed, now, true);
    }

    static Status status(UUID boot, long sealed, Instant at, boolean synced) {
        return status(sealed, new ClockReading(synced, boot, uptimeMs(at)), at);
    }

    static Status status(long sealed, ClockReading clock, Instant wall) {
        return said(INSTALLATION, Status.State.ONLINE, sealed, 0, 0, clock, local(wall));
    }

    private static long uptimeMs(Instant at) {
        return Duration.between(NOW, at).plusHours(1).toMillis();
    }

    final void hear(UUID boot, long sealed) throws InterruptedException {
        hear(status(boot, sealed));
    }

    /// It is heard, and a minute later once more.
    final void hearTwice(UUID boot, long sealed) throws InterruptedException {
        hear(boot, sealed);
        later(MINUTE);
        hear(boot, sealed);
    }

    /// It says now that it has been up for so long.
    final void hearUp(UUID boot, long sealed, Duration uptime) throws InterruptedException {
        hear(status(sealed, new ClockReading(true, boot, uptime.toMillis()), now));
    }

    /// It was heard in its first boot; five minutes have passed since.
    final void ran(long sealed) throws InterruptedException {
        hear(BOOT, sealed);
        later(Duration.ofMinutes(5));
    }

    final void send(long first, long last) throws InterruptedException {
        send(INSTALLATION, first, last);
    }

    final OutboxAccount outbox() {
        return outbox(INSTALLATION);
    }

    final Explanation fall() {
        return explained(INSTALLATION).stream()
                .filter(Explanation.FallenBack.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    static Explanation fell(Instant at, long from, long to) {
        return new Explanation.FallenBack(new OutboxAccount.Fall(local(at), from, to, 1, Optional.empty()));
    }

    /// Once, and nobody has acknowledged it yet.
    final void assertFell(Instant at, long from, long to) {
        assertEquals(fell(at, from, to), fall());
    }

    final void assertNoFall() {
        assertEquals(Optional.empty(), outbox().fall());
    }

    final void assertSealed(long sealed) {
        assertEquals(sealed, outbox().said().orElseThrow().sealed());
    }
}
