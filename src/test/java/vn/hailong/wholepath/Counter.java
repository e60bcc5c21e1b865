package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Totals;
import vn.hailong.screen.Screen;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;
import vn.hailong.terminal.Terminal;

/// A terminal in this program and a citizen before it, who presses, and sees what comes of it.
final class Counter implements AutoCloseable {
    private final List<UUID> thanked = new ArrayList<>();
    private final BlockingQueue<SessionView> answers = new LinkedBlockingQueue<>();
    private final KeyboardButtons buttons = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
    private final RandomGenerator random;
    private final Terminal terminal;
    private long refused;

    Counter(TerminalConfig config, RandomGenerator random) throws OutboxException {
        this.random = random;
        this.terminal = Terminal.start(config, buttons, rating -> {
            synchronized (thanked) {
                thanked.add(rating.id());
            }
        });
        terminal.attach(new Eyes());
    }

    /// Presses and waits for what the screen answers.
    ///
    /// @return whether the citizen was thanked
    boolean press() throws InterruptedException {
        int before = thanked().size();
        answers.clear();
        buttons.press(random.nextInt(1, 6));
        SessionView answer = answers.poll(30, TimeUnit.SECONDS);
        assertNotNull(answer, "neither thanks nor the calm sentence");
        boolean stored = answer instanceof SessionView.Thanks;
        refused += stored ? 0 : 1;
        assertEquals(before + (stored ? 1 : 0), thanked().size(), "what the screen says and what is told");
        assertEquals(refused, totals().refused(), "each refusal is counted");
        return stored;
    }

    List<UUID> thanked() {
        synchronized (thanked) {
            return List.copyOf(thanked);
        }
    }

    long refused() {
        return refused;
    }

    Totals totals() {
        return terminal.totals();
    }

    @Override
    public void close() {
        terminal.close();
    }

    /// Sees thanks and refusals; the question and the pressed face in between answer nothing.
    private final class Eyes implements Screen {
        @Override
        public void show(SessionView view, Look look) {
            switch (view) {
                case SessionView.Thanks() -> answers.add(view);
                case SessionView.Unavailable() -> answers.add(view);
                // The rating is on the card, and the rest is asked.
                case SessionView.Step step -> answers.add(new SessionView.Thanks());
                case SessionView.Opening _ -> {}
                case SessionView.Invitation _ -> {}
                case SessionView.Pressed _ -> {}
            }
        }

        @Override
        public void showOffline(boolean offline) {}

        @Override
        public void showNight(boolean night) {}

        @Override
        public void close() {}
    }
}
