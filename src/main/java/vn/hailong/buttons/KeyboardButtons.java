package vn.hailong.buttons;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import org.tinylog.Logger;

/// The digit keys stand in for the buttons: in a window ([#down], [#up]), or as lines on a stream ([#read]).
public final class KeyboardButtons implements PressableButtons {
    private final SimulatedButtons box;

    /// @param levels the keys that are buttons, such as 1 to 5
    public KeyboardButtons(Collection<Integer> levels) {
        this(levels, ButtonBox.STUCK_AFTER);
    }

    KeyboardButtons(Collection<Integer> levels, Duration stuckAfter) {
        this.box = new SimulatedButtons(levels, stuckAfter, Lamps.none());
    }

    /// A key goes down. A key that repeats itself while it is held is one press.
    @Override
    public void down(int level) {
        box.down(level);
    }

    /// A key comes up.
    @Override
    public void up(int level) {
        box.up(level);
    }

    /// Reads keys from a stream until it ends: every digit of a line is a press. The thread never keeps the program
    /// alive, since a read from the standard input can't be ended.
    public void read(InputStream keys) {
        Thread.ofPlatform().name("keyboard").daemon().start(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(keys, StandardCharsets.US_ASCII))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    line.chars().filter(Character::isDigit).forEach(key -> press(key - '0'));
                }
            } catch (IOException e) {
                Logger.warn("The keyboard's input ended: {}", e.getMessage());
            }
        });
    }

    @Override
    public void listen(Listener listener) {
        box.listen(listener);
    }

    @Override
    public BoxState state() {
        return box.state();
    }

    @Override
    public void show(Feedback feedback) {
        // A keyboard has no lamps; the screen answers.
    }

    @Override
    public void close() {
        box.close();
    }
}
