package vn.hailong.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.config.TerminalConfig;
import vn.hailong.survey.Act;
import vn.hailong.survey.Channel;
import vn.hailong.tablet.Conversation;
import vn.hailong.tablet.Pairings;
import vn.hailong.tablet.TabletException;
import vn.hailong.tablet.TabletServer;
import vn.hailong.tablet.TabletSettings;
import vn.hailong.tablet.WebSurvey;

/// The tablets of this terminal: the list of those that are paired, the server that they ask, and a session for each.
/// Nothing that fails here keeps the terminal from recording.
final class TabletDoors implements AutoCloseable {
    /// The network of the counter may come up after the terminal.
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final TerminalConfig config;
    private final TerminalConfig.Tablets tablets;
    private final Function<Conversation.Listener, SessionLoop> sessions;
    private final Clock clock;
    private final Supplier<Duration> uptime;
    private final Set<SessionLoop> loops = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("tablets").daemon().factory());
    private volatile @Nullable Pairings pairings;
    private volatile @Nullable TabletServer server;
    private String lastProblem = "";

    /// @param sessions makes a session that shows its views there
    /// @param uptime   a clock that never jumps
    TabletDoors(
            TerminalConfig config,
            TerminalConfig.Tablets tablets,
            Function<Conversation.Listener, SessionLoop> sessions,
            ZoneId zone,
            Supplier<Duration> uptime) {
        this.config = config;
        this.tablets = tablets;
        this.sessions = sessions;
        this.clock = Clock.system(zone);
        this.uptime = uptime;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    static TabletSettings settings(TerminalConfig config, TerminalConfig.Tablets tablets) {
        return new TabletSettings(
                tablets.address(),
                tablets.port(),
                tablets.most(),
                config.dataFolder().resolve("tablets"),
                tablets.installed());
    }

    /// Returns at once; goes on trying until the address can be had.
    void start() {
        thread.execute(this::open);
    }

    Optional<Pairings> pairings() {
        return Optional.ofNullable(pairings);
    }

    private void open() {
        try {
            TabletSettings settings = settings(config, tablets);
            Pairings opened = Pairings.open(settings, clock);
            pairings = opened;
            server = TabletServer.start(settings, survey(), opened, this::converse, uptime);
            Logger.info("Tablets: {} of {} are paired, at {}", opened.list().size(), settings.most(), settings.home());
        } catch (TabletException e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(lastProblem)) {
                Logger.error("Tablets: {}. Looking again every {} s", problem, AGAIN.toSeconds());
                lastProblem = problem;
            }
            thread.schedule(this::open, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            Logger.error(e, "The tablets' server can't be started; restart the terminal when that is mended");
        }
    }

    private WebSurvey.Setting survey() {
        return new WebSurvey.Setting(
                config.agencyName(),
                config.counterName(),
                config.seal(),
                tablets.questionnaire().title(),
                tablets.questionnaire().items().getFirst(),
                config.languages(),
                config.pace().idle());
    }

    private Conversation converse(Conversation.Listener listener) {
        SessionLoop loop = sessions.apply(listener);
        loops.add(loop);
        loop.start();
        return new Conversation() {
            @Override
            public void act(Act act) {
                loop.act(act, Channel.KIOSK_TABLET);
            }

            @Override
            public void close() {
                endLater(loop);
            }
        };
    }

    /// When whatever was begun there has been sealed by its own time-outs.
    private void endLater(SessionLoop loop) {
        TerminalConfig.Pace pace = config.pace();
        Duration end = pace.idle()
                .plus(pace.thanks().multipliedBy(2))
                .plus(pace.interval())
                .plusSeconds(5);
        try {
            thread.schedule(() -> end(loop), end.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            Logger.debug("Closing: all sessions end now");
        }
    }

    private void end(SessionLoop loop) {
        loops.remove(loop);
        loop.close();
    }

    @Override
    public void close() {
        thread.shutdown();
        TabletServer running = server;
        if (running != null) {
            running.close();
        }
        loops.forEach(SessionLoop::close);
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                Logger.warn("The tablets' thread did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
