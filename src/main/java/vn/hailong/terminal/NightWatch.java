package vn.hailong.terminal;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import vn.hailong.config.OpeningHours;
import vn.hailong.survey.SessionView;

/// When the screen sleeps: outside the opening hours, once nobody has done anything for a while. Times are uptimes,
/// which never jump; only whether the counter is open depends on the wall.
final class NightWatch {
    /// So long the screen stays awake after the last citizen, and after the start.
    static final Duration QUIET = Duration.ofSeconds(60);

    /// So long it stays awake for somebody who touched it in the dark.
    static final Duration AWAKE = Duration.ofSeconds(30);

    private final Optional<OpeningHours> hours;
    private boolean busy;
    private Duration awakeUntil;

    /// @param hours empty: the screen never sleeps
    NightWatch(Optional<OpeningHours> hours, Duration at) {
        this.hours = hours;
        this.awakeUntil = at.plus(QUIET);
    }

    /// The session shows this from now on. While an answer is being given the screen never sleeps.
    void viewed(SessionView view, Duration at) {
        boolean idle = view instanceof SessionView.Opening || view instanceof SessionView.Invitation;
        if (busy || !idle) {
            stayAwake(at.plus(QUIET));
        }
        busy = !idle;
    }

    /// Somebody touched the screen.
    void touched(Duration at) {
        stayAwake(at.plus(AWAKE));
    }

    /// @param wall civil time; empty while nobody knows it. The screen does not sleep then: a citizen at noon must not
    ///             find it dark because the clock still says yesterday evening.
    boolean sleeps(Optional<LocalDateTime> wall, Duration at) {
        boolean closed = hours.isPresent() && wall.isPresent() && !hours.get().isOpen(wall.get());
        return closed && !busy && at.compareTo(awakeUntil) >= 0;
    }

    private void stayAwake(Duration until) {
        if (until.compareTo(awakeUntil) > 0) {
            awakeUntil = until;
        }
    }
}
