package vn.hailong.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Lets a PIN be tried, but not by guessing: after every fifth wrong one comes a longer pause. Counted since the
/// program started. Called from one thread.
final class PinGate {
    static final int TRIES = 5;

    /// After the first five, the next five, and so on; the last one for ever.
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));

    enum Result {
        RIGHT,
        WRONG,
        /// Not looked at: it is too soon.
        TOO_SOON
    }

    private final Predicate<String> right;
    private int wrong;
    private Duration closedUntil = Duration.ZERO;

    /// @param right knows the PIN
    PinGate(Predicate<String> right) {
        this.right = right;
    }

    /// @param at uptime, which never jumps
    Result attempt(String pin, Duration at) {
        if (pause(at).isPresent()) {
            return Result.TOO_SOON;
        }
        if (right.test(pin)) {
            wrong = 0;
            return Result.RIGHT;
        }
        wrong++;
        if (wrong % TRIES == 0) {
            closedUntil = at.plus(PAUSES.get(Math.min(wrong / TRIES, PAUSES.size()) - 1));
        }
        return Result.WRONG;
    }

    /// How long none is looked at.
    Optional<Duration> pause(Duration at) {
        Duration left = closedUntil.minus(at);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    /// Wrong ones in a row.
    int wrong() {
        return wrong;
    }
}
