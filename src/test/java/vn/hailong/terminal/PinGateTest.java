package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinGateTest {
    private final PinGate gate = new PinGate("135790"::equals);
    private Duration now = Duration.ofHours(5);

    @Test
    void theRightPinOpens() {
        assertEquals(PinGate.Result.RIGHT, attempt("135790"));
    }

    @Test
    void afterFiveWrongPinsEvenTheRightOneWaits() {
        guess(4);
        assertEquals(Optional.empty(), gate.pause(now));
        guess(1);
        assertEquals(Optional.of(Duration.ofSeconds(30)), gate.pause(now));
        assertEquals(PinGate.Result.TOO_SOON, attempt("135790"));
        now = now.plusMillis(29_999);
        assertEquals(PinGate.Result.TOO_SOON, attempt("135790"));
        now = now.plusMillis(1);
        assertEquals(PinGate.Result.RIGHT, attempt("135790"));
    }

    @Test
    void thePausesGrowUntilAnHour() {
        for (int seconds : new int[] {30, 60, 300, 900, 3_600, 3_600}) {
            guess(5);
            Duration pause = gate.pause(now).orElseThrow();
            assertEquals(Duration.ofSeconds(seconds), pause);
            now = now.plus(pause);
        }
        assertEquals(30, gate.wrong());
    }

    @Test
    void theRightPinForgetsTheWrongOnes() {
        guess(4);
        attempt("135790");
        guess(4);
        assertEquals(Optional.empty(), gate.pause(now));
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(PinGate.Result.WRONG, attempt("111111"));
        }
    }

    private PinGate.Result attempt(String pin) {
        return gate.attempt(pin, now);
    }
}
