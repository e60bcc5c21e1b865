package vn.hailong.wholepath;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.terminal.Terminal;

/// A terminal as a process of its own, pressed without a pause, that says which ratings were thanked for: a witness
/// outside of the process, so that a kill can't take back what was said.
///
/// Arguments: the terminal's folder, and how many presses to make (0 makes none and waits to be ended).
final class PressingTerminal {
    private PressingTerminal() {}

    public static void main(String[] arguments) throws Exception {
        int presses = Integer.parseInt(arguments[1]);
        KeyboardButtons buttons = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
        Semaphore thanks = new Semaphore(0);
        try (Terminal terminal = Terminal.start(TerminalConfigReader.read(Path.of(arguments[0])), buttons, rating -> {
            System.out.println("thanked " + rating.id());
            System.out.flush();
            thanks.release();
        })) {
            System.out.println("ready");
            for (int i = 0; i < presses; i++) {
                buttons.press(RandomGenerator.getDefault().nextInt(1, 6));
                thanks.acquire();
            }
            while (terminal.totals().pending() > 0 || terminal.totals().sealed() == 0) {
                thanks.tryAcquire(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            System.out.println("drained " + terminal.totals().sealed());
        }
    }
}
