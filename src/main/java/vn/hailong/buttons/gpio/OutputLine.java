package vn.hailong.buttons.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;

/// One output of the provider's one request. While the provider is not connected, a state is only remembered.
final class OutputLine extends DigitalOutputBase {
    private final CharacterDeviceOutputProvider lines;

    OutputLine(CharacterDeviceOutputProvider provider, DigitalOutputConfig config) {
        super(provider, config);
        this.lines = provider;
    }

    /// @throws IOException if the chip does not take it, as when it has vanished
    @Override
    public DigitalOutput state(DigitalState state) throws IOException {
        lines.set(this, state);
        return super.state(state);
    }

    Line line() {
        return new Line(config().bcm(), config().description());
    }
}
