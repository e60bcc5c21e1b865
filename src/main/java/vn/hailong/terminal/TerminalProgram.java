package vn.hailong.terminal;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.ButtonState;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.buttons.PressableButtons;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Totals;
import vn.hailong.screen.PreparedScreen;
import vn.hailong.screen.Screen;
import vn.hailong.screen.ScreenSettings;
import vn.hailong.screen.ScreenUnavailableException;
import vn.hailong.screen.TestBox;
import vn.hailong.screen.TestBoxSettings;
import vn.hailong.survey.Act;
import vn.hailong.survey.Scale;
import vn.hailong.tablet.Pairings;
import vn.hailong.tablet.TabletException;

/// A terminal with its buttons and, where there is a display, its screen and its test box.
public final class TerminalProgram implements AutoCloseable {
    /// Citizens wait for the window and for the answer to their first press, nobody for the broker.
    private static final Duration AFTER_WINDOW = Duration.ofSeconds(1);

    private final TerminalConfig config;
    private final RatingButtons buttons;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Terminal terminal;
    private final @Nullable Screen screen;
    private final @Nullable TestBox testBox;
    private final List<String> lacking = new ArrayList<>();

    /// Starts everything. Recording begins before the window is up; the broker is looked for when it is.
    ///
    /// @param keys lines whose digits are presses, if the configuration has keys for buttons
    /// @throws OutboxException if nothing can be recorded
    public static TerminalProgram start(TerminalConfig config, InputStream keys, Terminal.Listener listener)
            throws OutboxException {
        return new TerminalProgram(config, keys, listener);
    }

    private TerminalProgram(TerminalConfig config, InputStream keys, Terminal.Listener listener)
            throws OutboxException {
        this.config = config;
        PreparedScreen prepared = prepareScreen(); // draws while the outbox is opened
        this.buttons = ButtonSources.open(config.buttons(), levels());
        this.terminal = Terminal.recording(config, buttons, listener);
        if (buttons instanceof KeyboardButtons keyboard) {
            keyboard.read(keys);
        }
        this.screen = prepared == null ? null : openScreen(prepared);
        this.testBox = buttons instanceof TestBoxButtons box ? openTestBox(box) : null;
        terminal.connect(prepared == null ? Duration.ZERO : AFTER_WINDOW);
    }

    private @Nullable PreparedScreen prepareScreen() {
        if (config.screen().mode() != TerminalConfig.Screen.Mode.NONE) {
            return Screen.prepare(screenSettings(), new ScreenEvents());
        }
        if (!(config.buttons() instanceof TerminalConfig.Buttons.TestBox)) {
            Screen.dismiss();
        }
        return null;
    }

    private @Nullable Screen openScreen(PreparedScreen prepared) {
        try {
            Screen opened = prepared.open(terminal.staff());
            terminal.attach(opened);
            return opened;
        } catch (ScreenUnavailableException e) {
            lacking.add("no screen: " + e.getMessage());
            return null;
        }
    }

    private @Nullable TestBox openTestBox(TestBoxButtons box) {
        try {
            TestBox opened = TestBox.open(
                    new TestBoxSettings(
                            config.languages(),
                            config.questionnaire().openingScale().orElseThrow()),
                    new TestBoxEvents(box));
            box.attach(opened);
            return opened;
        } catch (ScreenUnavailableException e) {
            String fault = "no test box: " + e.getMessage();
            Logger.error("Buttons: {}; nobody can press one. The source keyboard needs no display", fault);
            box.lost(fault);
            lacking.add(fault);
            return null;
        }
    }

    /// Which windows are up; of those that are not, why.
    public String windows() {
        if (lacking.isEmpty()) {
            return Stream.of(
                            screen == null ? "no screen, as configured" : "the screen is up",
                            testBox == null ? "" : "the test box is up")
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("; "));
        }
        String words = String.join("; ", lacking);
        if (buttons instanceof TestBoxButtons) {
            return words;
        }
        Collection<ButtonState> states = buttons.state().buttons().values();
        return words
                + (states.isEmpty()
                        ? "; there are no buttons either"
                        : states.contains(ButtonState.OK)
                                ? "; the buttons go on recording"
                                : "; the buttons can't be read now either");
    }

    /// Whether a window is missing that is configured.
    public boolean lacksWindow() {
        return !lacking.isEmpty();
    }

    public boolean hasScreen() {
        return screen != null;
    }

    public boolean hasTestBox() {
        return testBox != null;
    }

    /// Presses a button, for a script.
    ///
    /// @throws IllegalStateException if the box is a real one: nobody but a citizen presses that
    public void press(int level) {
        if (!(buttons instanceof PressableButtons pressable)) {
            throw new IllegalStateException(
                    "buttons: expected {source: keyboard} or {source: test-box}, found " + config.buttons());
        }
        pressable.press(level);
    }

    public Totals totals() {
        return terminal.totals();
    }

    /// How the box of buttons is.
    public BoxState buttons() {
        return buttons.state();
    }

    /// Waits until somebody closes a window or calls [#stop].
    public void await() throws InterruptedException {
        stopped.await();
    }

    /// Whether somebody has closed a window or called [#stop].
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        terminal.close(); // first: nobody minds a window that stands a moment longer
        if (testBox != null) {
            testBox.close();
        }
        if (screen != null) {
            screen.close();
        }
    }

    /// Runs until the program is told to stop (SIGTERM, SIGINT) or a window is closed.
    public static void run(TerminalConfig config) throws OutboxException, InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        try (TerminalProgram program = start(config, System.in, draft -> {})) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                program.stop();
                awaitQuietly(closed);
            }));
            if (program.lacksWindow()) {
                Logger.warn("Ready: {}; citizens see nothing", program.windows());
            } else {
                Logger.info("Ready: {}", program.windows());
            }
            program.await();
        } finally {
            closed.countDown();
        }
    }

    /// The list of tablets of a terminal that may be running beside us.
    ///
    /// @throws TabletException if this user can't use it
    public static Pairings pairings(TerminalConfig config, TerminalConfig.Tablets tablets, Clock clock)
            throws TabletException {
        return Pairings.open(TabletDoors.settings(config, tablets), clock);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ScreenSettings screenSettings() {
        return new ScreenSettings(
                config.screen().mode() == TerminalConfig.Screen.Mode.FULL_SCREEN,
                config.screen().width(),
                config.screen().height(),
                config.screen().diagonalInches(),
                config.agencyName(),
                config.counterName(),
                config.seal(),
                config.questionnaire(),
                config.languages());
    }

    private List<Integer> levels() {
        return config.questionnaire().openingScale().stream()
                .flatMap(scale -> scale.levels().stream())
                .map(Scale.Level::value)
                .toList();
    }

    private final class ScreenEvents implements Screen.Listener {
        @Override
        public void acted(Act act) {
            terminal.acted(act);
        }

        @Override
        public void keyPressed(int level) {
            if (buttons instanceof PressableButtons pressable) {
                pressable.down(level);
            }
        }

        @Override
        public void keyReleased(int level) {
            if (buttons instanceof PressableButtons pressable) {
                pressable.up(level);
            }
        }

        @Override
        public void woken() {
            terminal.woken();
        }

        @Override
        public void closed() {
            stop();
        }
    }

    private final class TestBoxEvents implements TestBox.Listener {
        private final PressableButtons box;

        TestBoxEvents(PressableButtons box) {
            this.box = box;
        }

        @Override
        public void down(int level) {
            box.down(level);
        }

        @Override
        public void up(int level) {
            box.up(level);
        }

        @Override
        public void closed() {
            stop();
        }
    }
}
