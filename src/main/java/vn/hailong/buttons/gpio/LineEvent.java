package vn.hailong.buttons.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import java.time.Duration;

/// Pi4J's event with what Pi4J leaves out: when the kernel saw it.
final class LineEvent extends DigitalStateChangeEvent<DigitalInput> {
    private final Duration at;

    LineEvent(DigitalInput line, DigitalState state, Duration at) {
        super(line, state);
        this.at = at;
    }

    /// Time of the debounced edge on the clock of [System#nanoTime].
    Duration at() {
        return at;
    }
}
