package vn.hailong.tablet;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Lets everybody do something so often, and a little more at once. Remembers a bounded number of strangers; when there
/// are more at a time, further ones are refused.
final class RateLimit {
    private static final int MOST_REMEMBERED = 1_000;

    private record Bucket(double left, Duration at) {}

    private final double burst;
    private final double perSecond;
    private final Supplier<Duration> uptime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();

    /// @param burst  how much may be done at once
    /// @param within the time after which that is allowed again
    /// @param uptime a clock that never jumps
    RateLimit(int burst, Duration within, Supplier<Duration> uptime) {
        this.burst = burst;
        this.perSecond = burst * 1_000.0 / within.toMillis();
        this.uptime = uptime;
    }

    /// Whether this one may do it now; if so, it counts.
    synchronized boolean allows(String who) {
        Duration now = uptime.get();
        Bucket before = buckets.get(who);
        if (before == null && buckets.size() >= MOST_REMEMBERED) {
            forgetTheRested(now);
            if (buckets.size() >= MOST_REMEMBERED) {
                return false;
            }
        }
        double left = before == null ? burst : left(before, now);
        boolean allowed = left >= 1;
        buckets.put(who, new Bucket(allowed ? left - 1 : left, now));
        return allowed;
    }

    private double left(Bucket bucket, Duration now) {
        return Math.min(
                burst, bucket.left() + perSecond * now.minus(bucket.at()).toMillis() / 1_000.0);
    }

    /// Who has not done anything for long is as good as new.
    private void forgetTheRested(Duration now) {
        Iterator<Bucket> all = buckets.values().iterator();
        while (all.hasNext()) {
            if (left(all.next(), now) >= burst) {
                all.remove();
            }
        }
    }
}
