package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hailong.config.OpeningHours;
import vn.hailong.survey.SessionView;

class NightWatchTest {
    private static final OpeningHours FRIDAY_MORNING = new OpeningHours(
            Map.of(DayOfWeek.FRIDAY, List.of(new OpeningHours.Span(LocalTime.of(7, 30), LocalTime.of(11, 30)))));
    private static final Optional<LocalDateTime> OPEN = Optional.of(LocalDateTime.parse("2026-11-20T09:00:00"));
    private static final Optional<LocalDateTime> CLOSED = Optional.of(LocalDateTime.parse("2026-11-20T12:00:00"));
    private static final SessionView IDLE = new SessionView.Opening(false);
    private static final SessionView PRESSED = new SessionView.Pressed(1);

    private final NightWatch watch = new NightWatch(Optional.of(FRIDAY_MORNING), at(0));

    @Test
    void theScreenSleepsAMinuteAfterTheStartOfAClosedCounter() {
        assertFalse(watch.sleeps(CLOSED, at(59)));
        assertTrue(watch.sleeps(CLOSED, at(60)));
    }

    @Test
    void itDoesNotSleepWhileTheCounterIsOpenAndWakesWhenItOpens() {
        assertFalse(watch.sleeps(OPEN, at(3_600)));
        assertTrue(watch.sleeps(CLOSED, at(3_601)));
        assertFalse(watch.sleeps(OPEN, at(3_602)));
    }

    @Test
    void aTouchWakesItForHalfAMinute() {
        watch.touched(at(100));
        assertFalse(watch.sleeps(CLOSED, at(129)));
        assertTrue(watch.sleeps(CLOSED, at(130)));
    }

    @Test
    void aTouchNeverShortensTheTimeAfterACitizen() {
        watch.viewed(PRESSED, at(100));
        watch.viewed(IDLE, at(110));
        watch.touched(at(111));
        assertFalse(watch.sleeps(CLOSED, at(169)));
        assertTrue(watch.sleeps(CLOSED, at(170)));
    }

    @Test
    void whoAnswersIsNeverLeftInTheDark() {
        watch.viewed(PRESSED, at(100));
        watch.viewed(new SessionView.Thanks(), at(101));
        assertFalse(watch.sleeps(CLOSED, at(1_000)), "not while the view is not the opening");
        watch.viewed(IDLE, at(1_000));
        assertFalse(watch.sleeps(CLOSED, at(1_059)));
        assertTrue(watch.sleeps(CLOSED, at(1_060)));
    }

    @Test
    void theOpeningShownAgainIsNobody() {
        watch.viewed(IDLE, at(50));
        assertTrue(watch.sleeps(CLOSED, at(60)));
    }

    @Test
    void withoutHoursOrWithoutATrustedClockItNeverSleeps() {
        assertFalse(new NightWatch(Optional.empty(), at(0)).sleeps(CLOSED, at(3_600)));
        assertFalse(watch.sleeps(Optional.empty(), at(3_600)));
    }

    @Test
    void theScreenIsToldOfChangesOnly() {
        List<Boolean> told = new ArrayList<>();
        Duration[] now = {at(60)};
        Night night = new Night(watch, () -> CLOSED, () -> now[0], told::add);
        night.look();
        night.look();
        assertTrue(night.touched());
        now[0] = at(70);
        assertFalse(night.touched());
        now[0] = at(100);
        night.look();
        night.viewed(PRESSED);
        assertEquals(List.of(true, false, true, false), told);
    }

    private static Duration at(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
