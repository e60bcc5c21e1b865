package vn.hailong.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.screen.Screen;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;
import vn.hailong.terminal.Terminal;

/// A terminal as a process of its own with a citizen before it, who says on the standard output what happens: `ready`,
/// then `press LEVEL` before each press, and `thanked ID`, `refused` or `silent` after it. Ends when the standard input
/// does.
///
/// Arguments: the terminal's folder, and how many milliseconds lie between two presses, or `drain`. The line `drain` on
/// the standard input, or the argument, lets nobody press any more; `drained` is said when the agency has everything.
final class TortureTerminal {
    private static final String DRAIN = "drain";
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final KeyboardButtons buttons = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
    private volatile boolean draining;
    private volatile boolean ended;

    private TortureTerminal() {}

    public static void main(String[] arguments) throws Exception {
        TortureTerminal citizen = new TortureTerminal();
        Thread.ofPlatform().daemon().start(citizen::takeOrders);
        citizen.run(Path.of(arguments[0]), arguments[1]);
    }

    private void takeOrders() {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                draining = draining || order.equals(DRAIN);
            }
        } catch (IOException e) {
            Logger.warn("The rig is gone: {}", e.getMessage());
        }
        ended = true;
    }

    private void run(Path folder, String pause) throws Exception {
        try (Terminal terminal = Terminal.start(
                TerminalConfigReader.read(folder), buttons, rating -> answers.add("thanked " + rating.id()))) {
            terminal.attach(new Eyes());
            say("ready");
            draining = draining || pause.equals(DRAIN);
            while (!ended && !draining) {
                press();
                Thread.sleep(RandomGenerator.getDefault().nextInt(Integer.parseInt(pause) * 2));
            }
            while (!ended && terminal.totals().pending() > 0) {
                Thread.sleep(50);
            }
            if (!ended) {
                say("drained");
            }
            while (!ended) {
                Thread.sleep(50);
            }
        }
    }

    private void press() throws InterruptedException {
        int level = RandomGenerator.getDefault().nextInt(1, 6);
        answers.clear();
        say("press " + level);
        buttons.press(level);
        String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        say(answer == null ? "silent" : answer);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /// Sees refusals; that something was stored is told elsewhere.
    private final class Eyes implements Screen {
        @Override
        public void show(SessionView view, Look look) {
            switch (view) {
                case SessionView.Unavailable() -> answers.add("refused");
                case SessionView.Thanks() -> {}
                case SessionView.Step _ -> {}
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
