package vn.hailong.agency.intake;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: twice as long each time from 1 to 30 s, and a random part of it less,
/// so that many programs don't come back at once.
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private Duration next = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        Duration full = next;
        next = full.multipliedBy(2).compareTo(LONGEST) < 0 ? full.multipliedBy(2) : LONGEST;
        long half = full.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    void reset() {
        next = FIRST;
    }
}
