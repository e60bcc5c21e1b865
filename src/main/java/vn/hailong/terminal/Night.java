package vn.hailong.terminal;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hailong.survey.SessionView;

/// Tells the screen when to sleep and when to wake. From any thread.
final class Night {
    /// Told of each change.
    interface Sleeper {
        void showNight(boolean night);
    }

    private final NightWatch watch;
    private final Supplier<Optional<LocalDateTime>> wall;
    private final Supplier<Duration> uptime;
    private final Sleeper sleeper;
    private boolean night;

    /// @param wall civil time; empty while nobody knows it
    Night(NightWatch watch, Supplier<Optional<LocalDateTime>> wall, Supplier<Duration> uptime, Sleeper sleeper) {
        this.watch = watch;
        this.wall = wall;
        this.uptime = uptime;
        this.sleeper = sleeper;
    }

    synchronized void viewed(SessionView view) {
        watch.viewed(view, uptime.get());
        look();
    }

    /// @return whether the screen was asleep
    synchronized boolean touched() {
        boolean slept = night;
        watch.touched(uptime.get());
        look();
        return slept;
    }

    /// Time has passed.
    synchronized void look() {
        boolean now = watch.sleeps(wall.get(), uptime.get());
        if (now != night) {
            night = now;
            sleeper.showNight(now);
        }
    }

    /// Somebody new is to be told: whether it is night now, and each change from here on.
    synchronized void attach() {
        sleeper.showNight(night);
    }
}
