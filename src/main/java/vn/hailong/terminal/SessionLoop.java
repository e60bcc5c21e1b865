package vn.hailong.terminal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.outbox.Outbox;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Rating;
import vn.hailong.survey.Session;
import vn.hailong.survey.SessionEffect;
import vn.hailong.survey.SessionEvent;
import vn.hailong.survey.SessionState;
import vn.hailong.survey.SessionView;
import vn.hailong.wire.Response;

/// Owns the session of this counter on one thread: takes events from all doors, does what the session asks for, and
/// shows what it says.
final class SessionLoop implements AutoCloseable {
    /// What the loop tells the outside. Called on the session's thread.
    interface Listener {
        void view(SessionView view);

        /// A rating is on the disk; the citizen is being thanked.
        void thanked(Rating rating);

        /// A response is ready to be sent.
        void sealed();

        /// A rating could not be stored.
        void refused(String reason);
    }

    /// A disk that failed is asked again so often.
    private static final Duration SEAL_AGAIN = Duration.ofSeconds(10);

    private final Session session;
    private final Outbox outbox;
    private final ResponseWriter responses;
    private final Supplier<Duration> uptime;
    private final Listener listener;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("session").factory());

    private SessionState state;
    private @Nullable SessionView shown;
    private @Nullable Future<?> nextTick;

    /// @param uptime a clock that never jumps
    SessionLoop(
            Session session, Outbox outbox, ResponseWriter responses, Supplier<Duration> uptime, Listener listener) {
        this.session = session;
        this.outbox = outbox;
        this.responses = responses;
        this.uptime = uptime;
        this.listener = listener;
        this.state = session.start();
        // Closing must not wait for the end of the thanks or of the interval.
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        post(() -> handle(new SessionEvent.Tick(uptime.get())));
    }

    /// A level was pressed at one of the doors.
    ///
    /// @param at when, on the clock of this loop
    void press(int level, Channel channel, Duration at) {
        post(() -> handle(new SessionEvent.Pressed(level, channel, at)));
    }

    private void post(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    Logger.error(e, "The session failed at an event, and goes on");
                }
            });
        } catch (RejectedExecutionException e) {
            Logger.debug("Too late: the terminal is closing");
        }
    }

    private void handle(SessionEvent event) {
        Session.Step step = session.step(state, event);
        state = step.state();
        step.effects().forEach(this::perform);
        if (event instanceof SessionEvent.Committed && state instanceof SessionState.Recorded recorded) {
            listener.thanked(recorded.rating());
        }
        show();
        scheduleTick();
    }

    private void show() {
        SessionView view = session.view(state, uptime.get());
        if (!view.equals(shown)) {
            shown = view;
            listener.view(view);
        }
    }

    private void scheduleTick() {
        if (nextTick != null) {
            nextTick.cancel(false);
            nextTick = null;
        }
        Duration now = uptime.get();
        session.nextChange(state, now).ifPresent(at -> {
            long wait = Math.max(1, at.minus(now).toMillis() + 1);
            nextTick = thread.schedule(
                    () -> post(() -> handle(new SessionEvent.Tick(uptime.get()))), wait, TimeUnit.MILLISECONDS);
        });
    }

    private void perform(SessionEffect effect) {
        switch (effect) {
            case SessionEffect.SaveDraft(Rating rating) -> save(rating);
            case SessionEffect.Suppress(Rating rating, int level, int suppressed) ->
                report(outbox.suppress(rating.id(), level, suppressed), "count an ignored press");
            case SessionEffect.Seal(Rating rating) -> seal(rating);
        }
    }

    private void seal(Rating rating) {
        var unused = outbox.seal(rating.id()).whenComplete((seq, failure) -> {
            if (failure == null) {
                listener.sealed();
            } else {
                // The draft is safe: it is sealed when the disk works again, or when the terminal starts again.
                Logger.error("Can't seal response {} now: {}", rating.id(), failure.getMessage());
                sealLater(rating);
            }
        });
    }

    private void sealLater(Rating rating) {
        try {
            var unused = thread.schedule(() -> post(() -> seal(rating)), SEAL_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            Logger.debug("Too late: the terminal is closing");
        }
    }

    private void save(Rating rating) {
        Response response = responses.response(rating);
        var unused = outbox.saveDraft(response, rating.level()).whenComplete((id, failure) -> {
            Duration at = uptime.get();
            if (failure != null) {
                listener.refused(String.valueOf(failure.getMessage()));
            }
            post(() -> handle(
                    failure == null
                            ? new SessionEvent.Committed(rating.id(), at)
                            : new SessionEvent.NotCommitted(rating.id(), at)));
        });
    }

    private static void report(CompletableFuture<?> future, String act) {
        var unused = future.whenComplete((done, failure) -> {
            if (failure != null) {
                Logger.error("Can't {}: {}", act, failure.getMessage());
            }
        });
    }

    /// Takes no further event. What was pressed stays a draft and is sealed at the next start.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                Logger.warn("The session's thread did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
