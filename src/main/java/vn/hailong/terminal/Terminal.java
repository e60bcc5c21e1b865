package vn.hailong.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
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
import vn.hailong.survey.SessionView;
import vn.hailong.tablet.Conversation;
import vn.hailong.tablet.Pairings;
import vn.hailong.terminal.carry.StockDoor;
import vn.hailong.wire.Status;

/// A running terminal. It records from the moment [#recording] returns, whether or not there is a broker, a network
/// or a screen.
public final class Terminal implements AutoCloseable {
    /// Vietnam's civil time, whatever the machine is set to: a day of answers is a day there.
    static final ZoneId CIVIL_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// What a terminal tells who runs it. Called on threads of the terminal.
    public interface Listener {
        /// The first answer of a response is on the disk, and the citizen knows it.
        void begun(Draft draft);
    }

    private final TerminalConfig config;
    private final Outbox outbox;
    private final RatingButtons buttons;
    private final Listener listener;
    private final HostClock clock;
    private final Supplier<Duration> uptime;
    private final SessionLoop session;
    private final Optional<TabletDoors> tablets;
    private final ButtonTest buttonTest;
    private final Front front;
    private final Housekeeping housekeeping;
    private final Correspondence correspondence;
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
        this.session = loop(config.questionnaire(), new SessionEvents());
        this.tablets = config.tablets()
                .map(own -> new TabletDoors(
                        config, own, view -> loop(own.questionnaire(), new TabletEvents(view)), CIVIL_ZONE, uptime));
        this.buttonTest = new ButtonTest(buttons);
        this.front = new Front(config, buttonTest, clock, uptime);
        this.housekeeping = new Housekeeping(outbox, front, uptime, this::report);
        this.correspondence = new Correspondence(config, outbox, buttons, clock, uptime, front, housekeeping);
        this.staff = config.staffPin()
                .map(pin -> new StaffRoom(
                        pin,
                        buttonTest,
                        this::statusLines,
                        this::diagnose,
                        this::pairings,
                        config.languages().forStaff("staff"),
                        uptime));
    }

    /// A session that asks these questions, on a thread of its own.
    private SessionLoop loop(Questionnaire questionnaire, SessionLoop.Listener events) {
        return SessionLoop.asking(questionnaire, config, outbox, clock, uptime, events);
    }

    private void begin() {
        session.start();
        tablets.ifPresent(TabletDoors::start);
        buttons.listen(new ButtonEvents());
        housekeeping.begin();
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
        correspondence.begin(later);
        exportDoor = exportDoor(config.dataFolder(), outbox);
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
        return new StatusLines(config).lines(correspondence.status(), correspondence.link(), front.voiceLacks());
    }

    private StaffDesk.Diagnosis diagnose() {
        return TerminalDoctor.examine(
                config, clock, buttons, outbox.totals(), correspondence.link().takeovers());
    }

    /// The tablets that may be used here, for the staff's screen; empty if the configuration has none, or if their
    /// certificate is not ready yet.
    public Optional<Pairings> pairings() {
        return tablets.flatMap(TabletDoors::pairings);
    }

    public Totals totals() {
        return outbox.totals();
    }

    private void report() {
        correspondence.report(Status.State.ONLINE);
    }

    /// Stops taking presses, says goodbye to the broker, and closes the outbox. What was recorded stays.
    @Override
    public void close() {
        staff.ifPresent(StaffRoom::close);
        buttons.close();
        front.close();
        housekeeping.close();
        tablets.ifPresent(TabletDoors::close);
        session.close();
        correspondence.close();
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
            housekeeping.reportSoon();
        }
    }

    private class SessionEvents implements SessionLoop.Listener {
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
            correspondence.sealed();
        }

        @Override
        public void refused(String reason) {
            Logger.error("A rating was NOT recorded: {}", reason);
            housekeeping.reportSoon();
        }
    }

    /// The same of a tablet's session, which the tablet shows.
    private final class TabletEvents extends SessionEvents {
        private final Conversation.Listener tablet;

        TabletEvents(Conversation.Listener tablet) {
            this.tablet = tablet;
        }

        @Override
        public void view(SessionView now, Look look) {
            tablet.show(now, look);
        }
    }
}
