package vn.hailong.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When what an outage left behind may be sent. Hundreds of terminals come back in the same second: each
/// sends its backlog at a modest rate, and begins at a random moment of the time that this takes it, of a
/// minute at most. What is sent within a second anyway does not wait. One thread.
final class Drain {
    private static final Duration WIDEST_SPREAD = Duration.ofMinutes(1);

    private final int perSecond;
    private final RandomGenerator random;
    /// So much may be sent ahead, so that small batches need not wait for each other.
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private Duration beginAt = Duration.ZERO;
    private Duration paidUntil = Duration.ZERO;

    /// @param perSecond responses
    Drain(int perSecond, RandomGenerator random) {
        this.perSecond = perSecond;
        this.random = random;
    }

    /// A backlog of so many responses begins. The rate holds across beginnings.
    void begin(long responses, Duration now) {
        long taken = time(responses).minus(AHEAD).toNanos();
        long spread = Math.clamp(taken, 0, WIDEST_SPREAD.toNanos());
        beginAt = now.plusNanos((long) (spread * random.nextDouble()));
    }

    /// So many were sent.
    void sent(int responses, Duration now) {
        paidUntil = later(paidUntil, now).plus(time(responses));
    }

    private Duration time(long responses) {
        return Duration.ofNanos(Math.min(responses, Integer.MAX_VALUE) * 1_000_000_000L / perSecond);
    }

    boolean isDue(Duration now) {
        return dueAt().compareTo(now) <= 0;
    }

    Duration untilDue(Duration now) {
        return dueAt().minus(now);
    }

    private Duration dueAt() {
        return later(beginAt, paidUntil.minus(AHEAD));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
