package vn.hailong.terminal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.Outbox;
import vn.hailong.survey.Act;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Draft;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
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
        void view(SessionView view, Look look);

        /// The first answer of a response is on the disk.
        void begun(Draft draft);

        /// A response is ready to be sent.
        void sealed();

        /// A rating could not be stored.
        void refused(String reason);
    }

    /// A disk that failed is asked again so often.
    private static final Duration SEAL_AGAIN = Duration.ofSeconds(10);

    private static final Duration UNAVAILABLE = Duration.ofSeconds(10);
    private static final Duration WARNING = Duration.ofSeconds(15);

    private final Session session;
    private final Outbox outbox;
    private final ResponseWriter responses;
    private final Supplier<Duration> uptime;
    private final Listener listener;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("session").factory());

    private SessionState state;
    private @Nullable SessionView shown;
    private @Nullable Look look;
    private final Amendments amendments;
    private @Nullable Future<?> nextTick;

    /// A session of this counter that asks these questions.
    ///
    /// @param uptime a clock that never jumps
    static SessionLoop asking(
            Questionnaire questionnaire,
            TerminalConfig config,
            Outbox outbox,
            HostClock clock,
            Supplier<Duration> uptime,
            Listener listener) {
        TerminalConfig.Pace pace = config.pace();
        return new SessionLoop(
                new Session(
                        questionnaire,
                        config.stage(),
                        Look.usual(config.languages().usual()),
                        new Session.Timing(pace.interval(), pace.thanks(), UNAVAILABLE, pace.idle(), WARNING),
                        new TimeOrderedIds(Clock.systemUTC(), RandomGenerator.getDefault())),
                outbox,
                new ResponseWriter(config, questionnaire, clock, uptime),
                uptime,
                listener);
    }

    private SessionLoop(
            Session session, Outbox outbox, ResponseWriter responses, Supplier<Duration> uptime, Listener listener) {
        this.session = session;
        this.outbox = outbox;
        this.responses = responses;
        this.uptime = uptime;
        this.listener = listener;
        this.state = session.start();
        this.amendments = new Amendments(outbox, responses::response, this::amended);
        // Closing must not wait for the end of the thanks or of the interval.
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        post(() -> handle(new SessionEvent.Tick(uptime.get())));
    }

    /// A level was pressed on the buttons.
    ///
    /// @param more whether there is a screen on which further items can be asked
    /// @param at   when, on the clock of this loop
    void press(int level, boolean more, Duration at) {
        post(() -> handle(new SessionEvent.Pressed(level, more, at)));
    }

    /// A citizen acted at a screen or a tablet.
    void act(Act act, Channel channel) {
        Duration at = uptime.get();
        post(() -> handle(new SessionEvent.Acted(act, channel, at)));
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
        show();
        scheduleTick();
    }

    private void show() {
        SessionView view = session.view(state, uptime.get());
        if (!view.equals(shown) || !state.look().equals(look)) {
            shown = view;
            look = state.look();
            listener.view(view, look);
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
            case SessionEffect.Begin(Draft draft, String opening) -> begin(draft, opening);
            case SessionEffect.Amend(Draft draft) -> amendments.save(draft);
            case SessionEffect.Suppress(Draft draft, int level) ->
                report(outbox.suppress(draft.id(), level, draft.suppressed()), "count an ignored press");
            case SessionEffect.Seal(Draft draft) -> seal(draft);
        }
    }

    private void seal(Draft draft) {
        var unused = amendments.seal(draft).whenComplete((seq, failure) -> {
            if (failure == null) {
                listener.sealed();
            } else {
                // The draft is safe: it is sealed when the disk works again, or when the terminal starts again.
                Logger.error("Can't seal response {} now: {}", draft.id(), failure.getMessage());
                sealLater(draft);
            }
        });
    }

    private void sealLater(Draft draft) {
        try {
            var unused = thread.schedule(() -> post(() -> seal(draft)), SEAL_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            Logger.debug("Too late: the terminal is closing");
        }
    }

    private void begin(Draft draft, String opening) {
        Response response = responses.response(draft);
        var unused = outbox.saveDraft(response, draft.level(opening)).whenComplete((id, failure) -> {
            if (failure != null) {
                listener.refused(String.valueOf(failure.getMessage()));
            }
            report(draft, failure == null);
        });
    }

    private void amended(Draft draft, @Nullable Throwable failure) {
        if (failure != null) {
            // The answers up to the commit before are safe, and the seal brings the rest.
            Logger.error("Can't store an answer of response {} now: {}", draft.id(), failure.getMessage());
        }
        report(draft, failure == null);
    }

    private void report(Draft draft, boolean committed) {
        Duration at = uptime.get();
        post(() -> {
            if (committed && draft.revision() == 1) {
                listener.begun(draft);
            }
            handle(
                    committed
                            ? new SessionEvent.Committed(draft.id(), draft.revision(), at)
                            : new SessionEvent.NotCommitted(draft.id(), draft.revision(), at));
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
