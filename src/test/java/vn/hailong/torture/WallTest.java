package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WallTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void theSeedDecidesInWhichHourOfTheNightARunBegins() {
        assertEquals(Wall.ofNight(7, NOON), Wall.ofNight(7, NOON));
        assertTrue(LongStream.range(0, 50)
                        .map(seed -> Wall.ofNight(seed, NOON).ahead().toHours())
                        .distinct()
                        .count()
                > 3);
    }

    @Test
    void fiveMinutesLaterItIsNightStillWheneverARunBegins() {
        for (int hour = 0; hour < 24; hour++) {
            for (long seed = 0; seed < 50; seed++) {
                Instant now = NOON.plus(Duration.ofHours(hour));
                Instant begin = now.plus(Wall.ofNight(seed, now).ahead());
                assertTrue(Wall.isNight(begin) && Wall.isNight(begin.plus(Duration.ofHours(1))), begin::toString);
                assertTrue(begin.atZone(Wall.CIVIL).toLocalTime().isAfter(LocalTime.of(0, 29)), begin::toString);
            }
        }
    }

    @Test
    void certificatesThatAreMadeNowAreNotFromTheFuture() {
        assertTrue(LongStream.range(0, 50)
                .mapToObj(seed -> Wall.ofNight(seed, NOON).ahead())
                .noneMatch(Duration::isNegative));
    }

    @Test
    void nightEndsWhenItIsTheSameDayInGreenwich() {
        assertTrue(Wall.isNight(Instant.parse("2026-11-21T23:59:59Z")));
        assertFalse(Wall.isNight(Instant.parse("2026-11-22T00:00:00Z")));
        assertFalse(Wall.isNight(Instant.parse("2026-11-22T16:59:59Z")));
        assertTrue(Wall.isNight(Instant.parse("2026-11-22T17:00:00Z")));
    }
}
