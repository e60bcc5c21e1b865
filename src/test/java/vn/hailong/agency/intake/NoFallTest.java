package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.account.Explanation;

/// What looks as if an older state of an outbox ran, and is only late or wrongly timed.
class NoFallTest extends FallScene {
    private static final Duration ABSURD = Duration.ofDays(3_000);

    NoFallTest() throws InterruptedException {}

    @Test
    void whatCameALittleBeforeItsStatusIsNoFall() throws Exception {
        hear(BOOT, 0);
        send(1, 10);
        later(MINUTE);
        hear(BOOT, 6);
        assertEquals(List.of(new Explanation.StatusIsOlder(4)), explained(INSTALLATION));
    }

    @Test
    void aStatusThatWasLongOnItsWayIsNoFall() throws Exception {
        send(1, 10);
        hear(NEXT_BOOT, 10);
        later(Duration.ofMinutes(5));
        // Said before, in the boot before: another receiver had it, and ended before it was stored.
        hear(status(BOOT, 6, NOW.minusSeconds(90), true));
        assertNoFall();
        // Of the same boot, and overtaken.
        hear(status(NEXT_BOOT, 8, NOW.minusSeconds(1), false));
        assertNoFall();
    }

    @Test
    void manyLateStatusesOfAnEarlierBootAreNoFall() throws Exception {
        hear(status(BOOT, 5, NOW.minus(Duration.ofMinutes(50)), false));
        hearTwice(NEXT_BOOT, 10);
        later(MINUTE);
        // All that was said in ten minutes comes within one, and what its clock says of the time is wrong.
        for (int minute = 0; minute < 10; minute++) {
            fixture.at(config(), now.plusSeconds(6 * minute));
            hear(status(BOOT, 6, NOW.minus(Duration.ofMinutes(40 - minute)), minute % 2 == 0));
        }
        assertNoFall();
        assertEquals(0, fixture.count("refused_message"));
        assertSealed(10);
        later(MINUTE);
        hear(NEXT_BOOT, 11);
        assertNoFall();
        assertSealed(11);
    }

    @Test
    void aNewBootIsBelievedBehindAWaveringLink() throws Exception {
        ran(10);
        Instant begin = now;
        for (int minute = 0; minute < 4; minute++) {
            Instant said = begin.plus(MINUTE.multipliedBy(minute));
            later(Duration.between(now, said.plusSeconds(minute % 2 == 0 ? 0 : 35)));
            hear(status(NEXT_BOOT, 10 + minute, said, true));
        }
        assertSealed(13);
    }

    @Test
    void aStatusFromBeforeAStickWasImportedIsNoFall() throws Exception {
        hear(BOOT, 5);
        Instant said = now.plus(MINUTE);
        // The line is cut; ten responses are carried by hand, and an hour later the line is there again.
        later(Duration.ofMinutes(30));
        send(1, 10);
        later(Duration.ofMinutes(30));
        hear(status(BOOT, 6, said, false));
        assertNoFall();
        hear(BOOT, 10);
        assertNoFall();
        assertEquals(List.of(), explained(INSTALLATION));
    }

    @Test
    void anAbsurdUptimeIsForgotten() throws Exception {
        hear(BOOT, 4);
        for (Duration uptime : List.of(Duration.ofMillis(Long.MAX_VALUE), ABSURD)) {
            later(MINUTE);
            hearUp(BOOT, 5, uptime);
        }
        later(MINUTE);
        hear(BOOT, 6);
        assertSealed(6);
    }

    @Test
    void anAbsurdUptimeAtTheBeginningIsForgottenToo() throws Exception {
        hearUp(BOOT, 5, ABSURD);
        later(MINUTE);
        hearTwice(BOOT, 6);
        assertSealed(6);
        assertNoFall();
    }

    @Test
    void aClockOfTheAgencyThatIsSetChangesNothingForLong() throws Exception {
        hear(BOOT, 4);
        long sealed = 4;
        for (long step : new long[] {86_400, -172_800}) {
            for (int minute = 0; minute < 2; minute++) {
                sealed++;
                fixture.at(config(), now.plusSeconds(step));
                hear(BOOT, sealed);
                now = now.plus(MINUTE);
            }
            assertEquals(sealed, outbox().said().orElseThrow().sealed(), "set by " + step);
        }
        assertNoFall();
    }
}
