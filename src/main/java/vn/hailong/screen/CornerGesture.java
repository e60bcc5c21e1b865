package vn.hailong.screen;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sign by which staff ask for their screen: both upper corners held, together or one after the other, the left one
/// first. No citizen does so by chance. Two fingers count where the display tells them apart; many displays report the
/// first finger only, as a mouse would.
final class CornerGesture {
    /// So long each corner is held.
    static final Duration HOLD = Duration.ofSeconds(3);

    /// So much later the right corner is touched at most.
    static final Duration BETWEEN = Duration.ofSeconds(10);

    enum Corner {
        LEFT,
        RIGHT
    }

    private record Held(Corner corner, Duration since) {
        boolean isLong(Duration at) {
            return at.compareTo(since.plus(HOLD)) >= 0;
        }
    }

    private final Map<Integer, Held> held = new HashMap<>();
    private @Nullable Duration leftHeldUntil;

    /// A finger comes down.
    ///
    /// @param finger tells it from others that are down
    /// @param corner where; a touch elsewhere is a citizen's, and begins anew
    void down(int finger, Optional<Corner> corner, Duration at) {
        if (corner.isPresent()) {
            held.put(finger, new Held(corner.get(), at));
        } else {
            forget();
        }
    }

    /// It comes up, or leaves its corner.
    void up(int finger, Duration at) {
        note(at);
        held.remove(finger);
    }

    /// Whether that finger holds this corner.
    boolean holds(int finger, Optional<Corner> corner) {
        Held place = held.get(finger);
        return place != null && corner.filter(place.corner()::equals).isPresent();
    }

    boolean isComplete(Duration at) {
        note(at);
        Duration left = leftHeldUntil;
        return left != null
                && held.values().stream()
                        .anyMatch(place -> place.corner() == Corner.RIGHT
                                && place.isLong(at)
                                && place.since().compareTo(left.plus(BETWEEN)) <= 0);
    }

    void forget() {
        held.clear();
        leftHeldUntil = null;
    }

    private void note(Duration at) {
        if (held.values().stream().anyMatch(place -> place.corner() == Corner.LEFT && place.isLong(at))) {
            leftHeldUntil = at;
        }
    }
}
