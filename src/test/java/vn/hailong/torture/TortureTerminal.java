package vn.hailong.torture;

import java.io.IOException;
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

/// A terminal as a process of its own with a citizen before it, who says on the standard output what happens: `press`
/// before each press, then `thanked ID`, `refused` or `silent`. Ends when the standard input does.
///
/// Arguments: the terminal's folder, and how many milliseconds lie between two presses, or `drain`, which presses
/// nothing, and says `drained` when the agency has everything.
final class TortureTerminal {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final KeyboardButtons buttons = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
    private volatile boolean ended;

    private TortureTerminal() {}

    public static void main(String[] arguments) throws Exception {
        TortureTerminal citizen = new TortureTerminal();
        Thread.ofPlatform().daemon().start(citizen::awaitEnd);
        citizen.run(Path.of(arguments[0]), arguments[1]);
    }

    private void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // only the end says something
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
            if (pause.equals("drain")) {
                while (!ended && terminal.totals().pending() > 0) {
                    Thread.sleep(50);
                }
                say(ended ? "given up" : "drained");
                return;
            }
            int most = Integer.parseInt(pause) * 2;
            while (!ended) {
                press();
                Thread.sleep(RandomGenerator.getDefault().nextInt(most));
            }
        }
    }

    private void press() throws InterruptedException {
        answers.clear();
        say("press");
        buttons.press(RandomGenerator.getDefault().nextInt(1, 6));
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
