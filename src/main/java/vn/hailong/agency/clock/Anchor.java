package vn.hailong.agency.clock;

import java.time.Duration;
import java.time.Instant;

/// When a terminal was started, and how sure that is.
///
/// @param bootedAt the best estimate
/// @param uptimeMs how long after the start this was learnt
/// @param early    how much earlier it may have been
/// @param late     how much later
public record Anchor(Kind kind, Instant bootedAt, long uptimeMs, Duration early, Duration late) {
    public enum Kind {
        /// A status came at this time by the agency's clock, whatever the terminal's said.
        HEARD,
        /// The terminal's own clock, while it was synchronised.
        SYNCED
    }

    /// The kernel calls a clock synchronised while it believes its error to be below this.
    static final Duration SYNCED_ERROR = Duration.ofSeconds(16);

    /// A status is sent at once and not kept for anybody, so it is hardly older than this when it comes.
    static final Duration TRANSIT = Duration.ofMinutes(2);

    /// What uptime may gain or lose against true time: 100 ppm of a crystal, and 500 that the kernel may slew.
    private static final double DRIFT = 0.000_6;

    /// No machine runs longer without a start, and no date that is made of more fits a database.
    static final Duration LONGEST = Duration.ofDays(3_650);

    public static Anchor synced(Instant wall, long uptimeMs) {
        return new Anchor(Kind.SYNCED, wall.minusMillis(uptimeMs), uptimeMs, SYNCED_ERROR, SYNCED_ERROR);
    }

    static Anchor heard(Instant heardAt, long uptimeMs) {
        return new Anchor(Kind.HEARD, heardAt.minusMillis(uptimeMs), uptimeMs, TRANSIT, Duration.ZERO);
    }

    /// How a stored one was made.
    ///
    /// @param errorMs its [#errorMs]
    public static Anchor of(Kind kind, Instant bootedAt, long uptimeMs, long errorMs) {
        Duration error = Duration.ofMillis(errorMs);
        return new Anchor(kind, bootedAt, uptimeMs, error, kind == Kind.HEARD ? Duration.ZERO : error);
    }

    public long errorMs() {
        return early.toMillis();
    }

    /// Whether it says more than another of the same start: the clock's own word, or less time on the way.
    public boolean isBetterThan(Anchor other) {
        return switch (kind) {
            case SYNCED -> other.kind == Kind.HEARD;
            case HEARD -> other.kind == Kind.HEARD && bootedAt.plusSeconds(1).isBefore(other.bootedAt);
        };
    }

    /// What the clock may have gained or lost until this uptime.
    Duration drift(long uptime) {
        double drift = Math.ceil(Math.abs((double) uptime - uptimeMs) * DRIFT);
        return Duration.ofMillis((long) Math.min(drift, LONGEST.toMillis()));
    }
}
