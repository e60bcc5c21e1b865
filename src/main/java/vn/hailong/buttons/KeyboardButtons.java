package vn.hailong.buttons;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.tinylog.Logger;

/// The keys 1 to 5 stand in for the buttons: in a window ([#press]), or as lines on a stream ([#read]).
public final class KeyboardButtons implements RatingButtons {
    private volatile IntConsumer listener = level -> {};

    @Override
    public void listen(IntConsumer pressed) {
        listener = pressed;
    }

    /// A key was pressed.
    public void press(int level) {
        listener.accept(level);
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
    public void close() {
        listener = level -> {};
    }
}
