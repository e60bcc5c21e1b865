package vn.hailong.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Totals;
import vn.hailong.screen.Screen;
import vn.hailong.screen.StaffDesk;
import vn.hailong.survey.Act;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Draft;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Session;
import vn.hailong.survey.SessionView;
import vn.hailong.sync.Courier;
import vn.hailong.sync.CourierListener;
import vn.hailong.sync.CourierLoop;
import vn.hailong.sync.CourierSettings;
import vn.hailong.tablet.Conversation;
import vn.hailong.tablet.Pairings;
import vn.hailong.terminal.carry.StockDoor;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;
import vn.hailong.wire.Topic;

/// A running terminal. It records from the moment [#recording] returns, whether or not there is a broker, a network
/// or a screen.
public final class Terminal implements AutoCloseable {
    /// Vietnam's civil time, whatever the machine is set to: a day of answers is a day there.
    static final ZoneId CIVIL_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration UNAVAILABLE = Duration.ofSeconds(10);
    private static final Duration WARNING = Duration.ofSeconds(15);
    private static final Duration STATUS_PERIOD = Duration.ofSeconds(50); // the contract: at least every 60 s
    private static final Duration CHANGE_PERIOD = Duration.ofSeconds(2);
    private static final Duration NIGHT_PERIOD = Duration.ofSeconds(1);
    private static final Duration PURGE_PERIOD = Duration.ofHours(6);

    /// What a terminal tells who runs it. Called on threads of the terminal.
    public interface Listener {
        /// The first answer of a response is on the disk, and the citizen knows it.
        void begun(Draft draft);
    }

    private final TerminalConfig config;
    private final Outbox outbox;
    private final RatingButtons buttons;
    private final Listener listener;
    private final StatusReporter status;
    private final SessionLoop session;
    private final Optional<TabletDoors> tablets;
    private final CourierLoop courier;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());
    private final Supplier<Duration> uptime;
    private @Nullable Totals reported;
    private Duration reportedAt = Duration.ZERO;
    private final Look usual;
    private final HostClock clock;
    private final Link link;
    private final ButtonTest buttonTest;
    private final Front front;
    private final Optional<StaffRoom> staff;
    private Optional<StockDoor> exportDoor = Optional.empty();

    /// Opens the outbox, begins to record presses, and begins to look for the broker.
    ///
    /// @throws OutboxException if nothing can be recorded, which is the one thing a terminal can't do without
    public static Terminal start(TerminalConfig config, RatingButtons buttons, Listener listener)
            throws OutboxException {
        Terminal terminal = recording(config, buttons, listener);
        terminal.connect(Duration.ZERO);
        return terminal;
    }

    /// Opens the outbox and begins to record presses; [#connect] is to follow.
    ///
    /// @throws OutboxException if nothing can be recorded
    static Terminal recording(TerminalConfig config, RatingButtons buttons, Listener listener) throws OutboxException {
        useCivilZone();
        Outbox outbox = Outbox.open(config.dataFolder(), (long) config.reserveMiB() << 20, Clock.system(CIVIL_ZONE));
        Terminal terminal = new Terminal(config, outbox, buttons, listener);
        terminal.begin();
        return terminal;
    }

    /// Makes it this program's zone too, before the outbox is opened: H2 asks the machine's, and if that lies west of
    /// Greenwich and the clock still says 1970, H2 finds no such time and does not open.
    static void useCivilZone() {
        TimeZone.setDefault(TimeZone.getTimeZone(CIVIL_ZONE));
    }

    private Terminal(TerminalConfig config, Outbox outbox, RatingButtons buttons, Listener listener) {
        this.config = config;
        this.outbox = outbox;
        this.buttons = buttons;
        this.listener = listener;
        this.clock = new HostClock(Clock.system(CIVIL_ZONE));
        this.uptime = () -> Duration.ofNanos(System.nanoTime());
        this.usual = Look.usual(config.languages().usual());
        this.session = loop(config.questionnaire(), clock, new SessionEvents());
        this.tablets = config.tablets()
                .map(own -> new TabletDoors(
                        config,
                        own,
                        view -> loop(own.questionnaire(), clock, new TabletEvents(view)),
                        CIVIL_ZONE,
                        uptime));
        this.status = new StatusReporter(
                config,
                outbox,
                buttons,
                clock,
                new HostHealth(config.dataFolder()),
                this::linkCounts,
                this::refusedMessages);
        this.link = new Link(clock::now);
        this.buttonTest = new ButtonTest(buttons);
        this.front = new Front(config, buttonTest, clock, uptime);
        this.staff = config.staffPin()
                .map(pin -> new StaffRoom(
                        pin,
                        buttonTest,
                        this::statusLines,
                        this::diagnose,
                        this::pairings,
                        config.languages().forStaff("staff"),
                        uptime));
        AgencyMessages messages = new AgencyMessages(outbox, status, clock);
        MqttUplink uplink = new MqttUplink(config, () -> StatusCodec.encode(status.status(Status.State.OFFLINE)));
        this.courier = new CourierLoop(wake -> new Courier(
                outbox,
                uplink,
                CourierSettings.standard(config.sync().backlogPerSecond()),
                new CourierEvents(messages),
                uptime,
                RandomGenerator.getDefault(),
                wake));
    }

    /// A session that asks these questions, on a thread of its own.
    private SessionLoop loop(Questionnaire questionnaire, HostClock clock, SessionLoop.Listener events) {
        TerminalConfig.Pace pace = config.pace();
        return new SessionLoop(
                new Session(
                        questionnaire,
                        config.stage(),
                        usual,
                        new Session.Timing(pace.interval(), pace.thanks(), UNAVAILABLE, pace.idle(), WARNING),
                        new TimeOrderedIds(Clock.systemUTC(), RandomGenerator.getDefault())),
                outbox,
                new ResponseWriter(config, questionnaire, clock, uptime),
                uptime,
                events);
    }

    /// Recording does not need it: without one the terminal must be stopped for an export.
    private static Optional<StockDoor> exportDoor(Path dataFolder, Outbox outbox) {
        try {
            return Optional.of(StockDoor.open(dataFolder, outbox));
        } catch (IOException | RuntimeException e) {
            Logger.warn("Responses can't be exported to a stick while the terminal runs: {}", String.valueOf(e));
            return Optional.empty();
        }
    }

    private Status.Link linkCounts() {
        return new Status.Link(courier.courier().takeovers(), courier.courier().heldBack());
    }

    private long refusedMessages() {
        return courier.courier().refusedMessages();
    }

    private void begin() {
        session.start();
        tablets.ifPresent(TabletDoors::start);
        buttons.listen(new ButtonEvents());
        housekeeping.scheduleWithFixedDelay(
                this::reportChange, CHANGE_PERIOD.toSeconds(), CHANGE_PERIOD.toSeconds(), TimeUnit.SECONDS);
        housekeeping.scheduleWithFixedDelay(
                front::look, NIGHT_PERIOD.toSeconds(), NIGHT_PERIOD.toSeconds(), TimeUnit.SECONDS);
        housekeeping.scheduleWithFixedDelay(this::purge, 0, PURGE_PERIOD.toSeconds(), TimeUnit.SECONDS);
        Logger.info(
                "Terminal {} of {} records into {} (installation {})",
                config.terminal(),
                config.agency(),
                config.dataFolder(),
                outbox.installation());
    }

    /// Begins to look for the broker, and opens the door for exports. Once.
    ///
    /// @param later so much later, unless a response is sealed before
    void connect(Duration later) {
        courier.start(later);
        exportDoor = exportDoor(config.dataFolder(), outbox);
    }

    /// Lets a screen show the session. It begins with what is to be seen now.
    public void attach(Screen shown) {
        front.attach(shown);
    }

    /// A citizen acted at the screen.
    public void acted(Act act) {
        front.acted(act);
        session.act(act, Channel.KIOSK_SCREEN);
    }

    /// Somebody touched the dark screen.
    public void woken() {
        front.woken();
    }

    /// What stands behind the staff's screen; empty if there is no PIN.
    public Optional<StaffDesk> staff() {
        return staff.map(room -> room);
    }

    private List<StaffDesk.Line> statusLines() {
        return new StatusLines(config).lines(status.status(Status.State.ONLINE), link.reading(), front.voiceLacks());
    }

    private StaffDesk.Diagnosis diagnose() {
        return TerminalDoctor.examine(
                config, clock, buttons, outbox.totals(), link.reading().takeovers());
    }

    /// The tablets that may be used here, for the staff's screen; empty if the configuration has none, or if their
    /// certificate is not ready yet.
    public Optional<Pairings> pairings() {
        return tablets.flatMap(TabletDoors::pairings);
    }

    public Totals totals() {
        return outbox.totals();
    }

    /// Only on the housekeeping thread.
    private void reportChange() {
        Totals totals = outbox.totals();
        Duration now = uptime.get();
        if (!totals.equals(reported) || now.minus(reportedAt).compareTo(STATUS_PERIOD) >= 0) {
            reported = totals;
            reportedAt = now;
            reportStatus();
        }
    }

    private void reportSoon() {
        try {
            housekeeping.execute(this::reportStatus);
        } catch (RejectedExecutionException e) {
            Logger.debug("Closing: the last status says so");
        }
    }

    private void reportStatus() {
        try {
            courier.courier().send(Topic.Kind.STATUS, StatusCodec.encode(status.status(Status.State.ONLINE)));
        } catch (RuntimeException e) {
            Logger.error(e, "The status could not be reported; the next one follows");
        }
    }

    private void purge() {
        var unused = outbox.purge().whenComplete((purged, failure) -> {
            if (failure != null) {
                Logger.warn("Old receipted responses could not be purged: {}", failure.getMessage());
            } else if (purged > 0) {
                Logger.info("Purged {} responses that the agency has held for 30 days", purged);
            }
        });
    }

    /// Stops taking presses, says goodbye to the broker, and closes the outbox. What was recorded stays.
    @Override
    public void close() {
        staff.ifPresent(StaffRoom::close);
        buttons.close();
        front.close();
        housekeeping.shutdownNow();
        tablets.ifPresent(TabletDoors::close);
        session.close();
        courier.courier().send(Topic.Kind.STATUS, StatusCodec.encode(status.status(Status.State.OFFLINE)));
        courier.close();
        exportDoor.ifPresent(StockDoor::close);
        outbox.close();
        Logger.info("Terminal {} has stopped", config.terminal());
    }

    private final class ButtonEvents implements RatingButtons.Listener {
        @Override
        public void pressed(int level, Duration at) {
            if (!buttonTest.pressed(level)) {
                session.press(level, front.hasScreen(), at);
            }
        }

        @Override
        public void changed() {
            buttonTest.changed();
            reportSoon();
        }
    }

    private void refused(String reason) {
        Logger.error("A rating was NOT recorded: {}", reason);
        reportSoon();
    }

    private final class SessionEvents implements SessionLoop.Listener {
        @Override
        public void view(SessionView now, Look look) {
            front.viewed(now, look);
        }

        @Override
        public void begun(Draft draft) {
            listener.begun(draft);
        }

        @Override
        public void sealed() {
            courier.wake();
        }

        @Override
        public void refused(String reason) {
            Terminal.this.refused(reason);
        }
    }

    /// The same for a tablet, which shows its own session.
    private final class TabletEvents implements SessionLoop.Listener {
        private final Conversation.Listener tablet;

        TabletEvents(Conversation.Listener tablet) {
            this.tablet = tablet;
        }

        @Override
        public void view(SessionView now, Look look) {
            tablet.show(now, look);
        }

        @Override
        public void begun(Draft draft) {
            listener.begun(draft);
        }

        @Override
        public void sealed() {
            courier.wake();
        }

        @Override
        public void refused(String reason) {
            Terminal.this.refused(reason);
        }
    }

    private final class CourierEvents implements CourierListener {
        private final AgencyMessages messages;

        CourierEvents(AgencyMessages messages) {
            this.messages = messages;
        }

        @Override
        public void online() {
            link.online();
            front.offline(false);
            reportSoon();
        }

        @Override
        public void offline(String reason) {
            link.offline(reason);
            front.offline(true);
        }

        @Override
        public void takenOver(String reason) {
            link.takenOver(reason);
            front.offline(true);
        }

        @Override
        public void received(Topic.Kind kind, byte[] payload) {
            messages.received(kind, payload, courier.courier());
        }

        @Override
        public void receipted(int responses) {
            link.receipted();
            Logger.debug("The agency holds {} more responses", responses);
        }
    }
}
