package vn.hailong.terminal;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Totals;
import vn.hailong.screen.Screen;
import vn.hailong.screen.ScreenSettings;
import vn.hailong.screen.ScreenUnavailableException;
import vn.hailong.survey.Item;
import vn.hailong.survey.Scale;

/// A terminal with its buttons and, where there is a display, its screen.
public final class TerminalProgram implements AutoCloseable {
    private final TerminalConfig config;
    private final RatingButtons buttons;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Terminal terminal;
    private final @Nullable Screen screen;
    private final String screenState;

    /// Starts everything. Recording begins before the window is up.
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
        this.buttons = ButtonSources.open(config.buttons(), levels());
        this.terminal = Terminal.start(config, buttons, listener);
        if (buttons instanceof KeyboardButtons keyboard) {
            keyboard.read(keys);
        }
        Screen opened = null;
        String state;
        if (config.screen().mode() == TerminalConfig.Screen.Mode.NONE) {
            state = "no screen, as configured";
        } else {
            try {
                opened = Screen.open(settings(), new Doors());
                terminal.attach(opened);
                state = "the screen is up";
            } catch (ScreenUnavailableException e) {
                state = "no screen: " + e.getMessage() + "; the buttons go on recording";
            }
        }
        this.screen = opened;
        this.screenState = state;
    }

    /// Whether there is a screen, and if not, why.
    public String screenState() {
        return screenState;
    }

    public boolean hasScreen() {
        return screen != null;
    }

    /// Presses a button, for a script.
    ///
    /// @throws IllegalStateException if the box is a real one: nobody but a citizen presses that
    public void press(int level) {
        if (!(buttons instanceof KeyboardButtons keyboard)) {
            throw new IllegalStateException("buttons: expected {source: keyboard}, found " + config.buttons());
        }
        keyboard.press(level);
    }

    public Totals totals() {
        return terminal.totals();
    }

    /// How the box of buttons is.
    public BoxState buttons() {
        return buttons.state();
    }

    /// Waits until somebody closes the window or calls [#stop].
    public void await() throws InterruptedException {
        stopped.await();
    }

    /// Whether somebody has closed the window or called [#stop].
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        terminal.close(); // first: nobody minds a window that stands a moment longer
        if (screen != null) {
            screen.close();
        }
    }

    /// Runs until the program is told to stop (SIGTERM, SIGINT) or the window is closed.
    public static void run(TerminalConfig config) throws OutboxException, InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        try (TerminalProgram program = start(config, System.in, rating -> {})) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                program.stop();
                awaitQuietly(closed);
            }));
            if (program.hasScreen() || config.screen().mode() == TerminalConfig.Screen.Mode.NONE) {
                Logger.info("Ready: {}", program.screenState());
            } else {
                Logger.warn("Ready: {}; citizens see nothing", program.screenState());
            }
            program.await();
        } finally {
            closed.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ScreenSettings settings() {
        return new ScreenSettings(
                config.screen().mode() == TerminalConfig.Screen.Mode.FULL_SCREEN,
                config.screen().width(),
                config.screen().height(),
                config.screen().diagonalInches(),
                config.language(),
                config.agencyName(),
                config.counterName(),
                config.seal(),
                config.questionnaire().items().getFirst().text(),
                scale());
    }

    private List<Integer> levels() {
        return scale().levels().stream().map(Scale.Level::value).toList();
    }

    private Scale scale() {
        Item question = config.questionnaire().items().getFirst();
        if (question.form() instanceof Item.Form.Rating rating) {
            return rating.scale();
        }
        throw new IllegalArgumentException("item " + question.id() + " is no rating");
    }

    private final class Doors implements Screen.Listener {
        @Override
        public void touched(int level) {
            terminal.touched(level);
        }

        @Override
        public void keyPressed(int level) {
            if (buttons instanceof KeyboardButtons keyboard) {
                keyboard.down(level);
            }
        }

        @Override
        public void keyReleased(int level) {
            if (buttons instanceof KeyboardButtons keyboard) {
                keyboard.up(level);
            }
        }

        @Override
        public void closed() {
            stop();
        }
    }
}
