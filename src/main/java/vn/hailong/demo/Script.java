package vn.hailong.demo;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.tinylog.Logger;

/// Presses buttons like a patient citizen: the next press comes when the last was thanked and the interval is over.
final class Script {
    private static final int[] ORDER = {5, 4, 3, 2, 4};
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final IntConsumer buttons;
    private final Semaphore thanks;
    private final Duration interval;
    private final Stop stop;

    /// @param buttons  presses the button of a level
    /// @param thanks   a permit for every thank-you
    /// @param interval between two responses, as the terminal is configured
    Script(IntConsumer buttons, Semaphore thanks, Duration interval, Stop stop) {
        this.buttons = buttons;
        this.thanks = thanks;
        this.interval = interval;
        this.stop = stop;
    }

    void press(int times) throws InterruptedException {
        for (int i = 0; i < times && !stop.isAsked(); i++) {
            long pressedAt = System.nanoTime();
            thanks.drainPermits();
            buttons.accept(ORDER[i % ORDER.length]);
            if (!thanked(pressedAt)) {
                Logger.error("Press {} was not thanked", i + 1);
                return;
            }
            stop.pause(interval.plusMillis(20).minusNanos(System.nanoTime() - pressedAt));
        }
    }

    private boolean thanked(long pressedAt) throws InterruptedException {
        while (!stop.isAsked() && System.nanoTime() - pressedAt < PATIENCE.toNanos()) {
            if (thanks.tryAcquire(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }
}
