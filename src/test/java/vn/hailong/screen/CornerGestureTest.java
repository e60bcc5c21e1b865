package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hailong.screen.CornerGesture.Corner;

final class CornerGestureTest {
    private static final Optional<Corner> LEFT = Optional.of(Corner.LEFT);
    private static final Optional<Corner> RIGHT = Optional.of(Corner.RIGHT);

    private final CornerGesture gesture = new CornerGesture();

    @Test
    void twoFingersHoldBothCornersForThreeSeconds() {
        gesture.down(1, LEFT, at(0));
        gesture.down(2, RIGHT, at(500));
        assertFalse(gesture.isComplete(at(3_499)));
        assertTrue(gesture.isComplete(at(3_500)));
    }

    @Test
    void onePointerHoldsTheLeftCornerAndThenTheRightOne() {
        gesture.down(0, LEFT, at(0));
        gesture.up(0, at(3_000));
        gesture.down(0, RIGHT, at(13_000));
        assertFalse(gesture.isComplete(at(15_999)));
        assertTrue(gesture.isComplete(at(16_000)));
    }

    @Test
    void theOtherOrderIsNoSign() {
        gesture.down(0, RIGHT, at(0));
        gesture.up(0, at(4_000));
        gesture.down(0, LEFT, at(5_000));
        assertFalse(gesture.isComplete(at(60_000)));
    }

    @Test
    void aCornerHeldTooShortlyIsNoSign() {
        gesture.down(0, LEFT, at(0));
        gesture.up(0, at(2_999));
        gesture.down(0, RIGHT, at(4_000));
        assertFalse(gesture.isComplete(at(60_000)));
    }

    @Test
    void theRightCornerMustFollowWithinTenSeconds() {
        gesture.down(0, LEFT, at(0));
        gesture.up(0, at(3_000));
        gesture.down(0, RIGHT, at(13_001));
        assertFalse(gesture.isComplete(at(60_000)));
    }

    @Test
    void aTouchElsewhereBeginsAnew() {
        gesture.down(0, LEFT, at(0));
        gesture.up(0, at(3_000));
        gesture.down(0, Optional.empty(), at(4_000));
        gesture.up(0, at(4_100));
        gesture.down(0, RIGHT, at(5_000));
        assertFalse(gesture.isComplete(at(60_000)));
    }

    @Test
    void aFingerThatLeavesItsCornerHoldsNothing() {
        gesture.down(0, LEFT, at(0));
        assertTrue(gesture.holds(0, LEFT));
        assertFalse(gesture.holds(0, Optional.empty()));
        assertFalse(gesture.holds(0, RIGHT));
        gesture.up(0, at(1_000));
        assertFalse(gesture.holds(0, LEFT));
    }

    private static Duration at(int milliseconds) {
        return Duration.ofMillis(milliseconds);
    }
}
