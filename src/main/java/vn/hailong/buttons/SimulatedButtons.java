package vn.hailong.buttons;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A box without wires, for a laptop: something else says which button goes down and up, and shows lamps and sound.
public final class SimulatedButtons implements PressableButtons {
    private final BoxDriver box;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("buttons").daemon().factory());
    private @Nullable Future<?> nextTick;

    /// @param levels the buttons that the box has
    public SimulatedButtons(Collection<Integer> levels, Duration stuckAfter, Lamps lamps) {
        this.box = new BoxDriver(new ButtonBox(levels, stuckAfter), lamps);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void down(int level) {
        move(level, true);
    }

    @Override
    public void up(int level) {
        move(level, false);
    }

    /// Nobody can press it for the rest of its life, except a script.
    ///
    /// @param fault why, and what to do
    public void lost(String fault) {
        post(() -> box.lost(fault));
    }

    @Override
    public void listen(Listener listener) {
        box.listen(listener);
    }

    @Override
    public BoxState state() {
        return box.state();
    }

    @Override
    public void show(Feedback feedback) {
        post(() -> box.show(feedback, now()));
    }

    @Override
    public void close() {
        box.mute();
        post(box::dark);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                Logger.warn("The buttons' thread did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void move(int level, boolean down) {
        Duration at = now();
        // Asked now: whoever begins to listen before the thread has come to it must not hear of it.
        if (box.isHeard() && box.state().buttons().containsKey(level)) {
            post(() -> box.level(level, down, at));
        }
    }

    private void post(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                    tick();
                } catch (RuntimeException e) {
                    Logger.error(e, "The simulated buttons failed at an event, and go on");
                }
            });
        } catch (RejectedExecutionException e) {
            Logger.debug("Too late: the buttons are closed");
        }
    }

    private void tick() {
        if (nextTick != null) {
            nextTick.cancel(false);
            nextTick = null;
        }
        if (thread.isShutdown()) {
            return;
        }
        Duration now = now();
        box.tick(now).ifPresent(at -> {
            long wait = Math.max(0, at.minus(now).toNanos());
            nextTick = thread.schedule(() -> post(() -> {}), wait, TimeUnit.NANOSECONDS);
        });
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }
}
