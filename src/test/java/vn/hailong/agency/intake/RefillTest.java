package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.AgencySamples.status;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.account.ResendLog;
import vn.hailong.agency.resend.Refill;
import vn.hailong.wire.Command;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;

/// An agency that lacks what terminals have receipts for asks for it, seldom, and not for ever.
class RefillTest {
    private final IntakeFixture fixture;
    private final List<String> asked = new ArrayList<>();
    private Instant now = NOW;
    private long uptime = 1_000;

    RefillTest() throws InterruptedException {
        fixture = new IntakeFixture(config());
    }

    @BeforeEach
    void loseSome() throws InterruptedException {
        send(1, 20);
        fixture.forget("seq between 3 and 5 or seq = 11");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void send(long first, long last) throws InterruptedException {
        SealedResponse[] responses = LongStream.rangeClosed(first, last)
                .mapToObj(seq -> response(seq, 5))
                .toArray(SealedResponse[]::new);
        fixture.responses("bn-q03", batch(INSTALLATION, responses));
    }

    private void turn(Duration later, long pending) throws InterruptedException {
        now = now.plus(later);
        uptime += later.toMillis();
        fixture.at(config(), now);
        fixture.status("bn-q03", status(INSTALLATION, 20, pending, uptime));
        refill().turn();
    }

    private Refill refill() {
        return refill(
                (terminal, commands, atMost) -> {
                    asked.add(terminal + " "
                            + commands.stream()
                                    .map(Command::seqs)
                                    .map(seqs -> seqs.orElseThrow())
                                    .map(SeqRange::toString)
                                    .toList());
                    return List.of();
                },
                duration -> fail("a turn waits for nothing"));
    }

    private Refill refill(Refill.Asker asker, Pause pause) {
        return new Refill(
                fixture.store.accounts(),
                fixture.store.resends(),
                asker,
                UUID::randomUUID,
                Clock.fixed(now, ZoneOffset.UTC),
                pause);
    }

    @Test
    void itLooksEveryMinuteAndABadTurnIsNotTheLast() throws Exception {
        fixture.status("bn-q03", status(INSTALLATION, 20, 0, uptime));
        List<Duration> pauses = new ArrayList<>();
        Refill refill = refill(
                (terminal, commands, atMost) -> {
                    asked.add(terminal);
                    throw new IllegalStateException("the database is away");
                },
                duration -> {
                    pauses.add(duration);
                    if (pauses.size() == 3) {
                        throw new InterruptedException("the program ends");
                    }
                });
        refill.run(() -> {});
        assertTrue(Thread.interrupted());
        assertEquals(List.of("bn-q03"), asked);
        assertEquals(List.of(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1)), pauses);
    }

    @Test
    void theMissingNumbersAreAskedForOnceInTenMinutes() throws Exception {
        turn(Duration.ZERO, 0);
        assertEquals(List.of("bn-q03 [SeqRange[first=3, last=5], SeqRange[first=11, last=11]]"), asked);
        turn(Duration.ofMinutes(1), 0);
        turn(Duration.ofMinutes(8), 0);
        assertEquals(1, asked.size());
        turn(Duration.ofMinutes(1), 0);
        assertEquals(2, asked.size());
        turn(Duration.ofMinutes(19), 0);
        assertEquals(2, asked.size());
        turn(Duration.ofMinutes(1), 0);
        assertEquals(3, asked.size());
    }

    @Test
    void whatIsOnItsWayIsNotAskedFor() throws Exception {
        turn(Duration.ZERO, 4);
        assertEquals(List.of(), asked);
        turn(Duration.ofMinutes(10), 3);
        assertEquals(1, asked.size());
    }

    @Test
    void nobodyIsAskedForEver() throws Exception {
        for (int day = 0; day < 40; day++) {
            turn(Duration.ofDays(1), 0);
        }
        assertEquals(ResendLog.MOST_ATTEMPTS, asked.size());
        // Some of it came by another way: there is hope again.
        send(11, 11);
        turn(Duration.ofDays(1), 0);
        assertEquals(ResendLog.MOST_ATTEMPTS + 1, asked.size());
    }

    @Test
    void aSilentTerminalIsNotAsked() throws Exception {
        fixture.status("bn-q03", status(INSTALLATION, 20, 0, uptime));
        now = now.plus(Duration.ofMinutes(4));
        refill().turn();
        assertEquals(List.of(), asked);
    }

    @Test
    void ofSeveralProgramsOneAsks() throws Exception {
        turn(Duration.ZERO, 0);
        refill().turn();
        refill().turn();
        assertEquals(1, asked.size());
    }
}
