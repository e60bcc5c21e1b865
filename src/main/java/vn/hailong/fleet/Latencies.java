package vn.hailong.fleet;

import java.time.Duration;

/// Times in classes of 2 %, so that any number of them takes a few kilobytes.
final class Latencies {
    private static final double STEP = Math.log(1.02);
    private final long[] classes = new long[1_200]; // up to some hours, from a microsecond on
    private long number;

    void add(Duration duration) {
        double micros = Math.max(1, duration.toNanos() / 1_000.0);
        classes[Math.min(classes.length - 1, (int) (Math.log(micros) / STEP))]++;
        number++;
    }

    /// The time within which this share of them lay, to 2 %; zero if there are none.
    Duration quantile(double share) {
        long rank = (long) Math.ceil(share * number);
        long seen = 0;
        for (int i = 0; i < classes.length; i++) {
            seen += classes[i];
            if (seen >= rank && seen > 0) {
                return Duration.ofNanos((long) (Math.exp((i + 1) * STEP) * 1_000));
            }
        }
        return Duration.ZERO;
    }
}
