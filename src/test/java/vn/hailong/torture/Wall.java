package vn.hailong.torture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;

/// The right time of a run, which all its machines keep unless a fault sets them wrong: night in Vietnam, when it is
/// still the day before in Greenwich. Who counts days there counts every response in the wrong one.
///
/// @param ahead of this machine's clock
record Wall(Duration ahead) implements InstantSource {
    static final ZoneId CIVIL = ZoneId.of("Asia/Ho_Chi_Minh");

    /// From here on it is the same day in Greenwich.
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    /// Far enough from midnight for no response to be dated by its neighbours into the day before.
    private static final LocalTime EARLIEST = LocalTime.of(0, 30);
    private static final int WITHIN_MINUTES = 5 * 60;

    /// This machine's own.
    static Wall usual() {
        return new Wall(Duration.ZERO);
    }

    /// @param now by this machine's clock
    static Wall ofNight(long seed, Instant now) {
        LocalTime begin = EARLIEST.plusMinutes(new Random(seed).nextInt(WITHIN_MINUTES));
        ZonedDateTime here = now.atZone(CIVIL);
        ZonedDateTime night = here.with(begin);
        // Never back: certificates are made now.
        Duration ahead = Duration.between(here, night.isBefore(here) ? night.plusDays(1) : night);
        return new Wall(Duration.ofSeconds(ahead.toSeconds()));
    }

    /// Whether it is another day in Greenwich then.
    static boolean isNight(Instant time) {
        return time.atZone(CIVIL).toLocalTime().isBefore(MORNING);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
