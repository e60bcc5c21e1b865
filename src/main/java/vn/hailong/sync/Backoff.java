package vn.hailong.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: doubling from `first` to `longest`, each time shortened by up to a half at
/// random, so that terminals cut off together don't come back together.
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    Duration next() {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, 30));
        failures++;
        return Duration.ofMillis((long) (full * (0.5 + random.nextDouble() / 2)));
    }

    void reset() {
        failures = 0;
    }
}
