package vn.hailong.buttons.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Pi4J's digital outputs over the character device. As with the [inputs][CharacterDeviceInputProvider], [#create]
/// names a line and [#connect] asks for all of them at once; all share the state that is "on". A request
/// begins with all of them off.
final class CharacterDeviceOutputProvider extends DigitalOutputProviderBase implements DigitalOutputProvider {
    private final List<OutputLine> lines = new ArrayList<>();
    private final String consumer;
    private @Nullable LineRequest request;

    /// @param consumer the name that others read who find the lines taken
    CharacterDeviceOutputProvider(String consumer) {
        super("hailong-digital-output", "Digital outputs over the GPIO character device");
        this.consumer = consumer;
    }

    /// @throws IllegalStateException    if the provider is connected
    /// @throws IllegalArgumentException if the on-state differs from that of the outputs before
    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        if (request != null) {
            throw new IllegalStateException("line " + config.bcm() + " was named after the request was made");
        }
        if (!lines.isEmpty() && lines.getFirst().config().onState() != config.onState()) {
            throw new IllegalArgumentException("line " + config.bcm() + " (on " + config.onState()
                    + ") must be like the others of its request (on "
                    + lines.getFirst().config().onState() + ")");
        }
        if (lines.size() == LineRequest.MOST_LINES) {
            throw new IllegalArgumentException("a request holds at most " + LineRequest.MOST_LINES + " lines");
        }
        OutputLine line = new OutputLine(this, config);
        context().registry().add(line);
        lines.add(line);
        return line;
    }

    boolean isConnected() {
        return request != null;
    }

    /// Asks for all lines, and switches them all off.
    ///
    /// @throws GpioFault if one of them can't be had; then none is
    void connect(GpioChip chip) throws GpioFault {
        request = LineRequest.outputs(
                chip,
                lines.stream().map(OutputLine::line).toList(),
                lines.getFirst().config().onState() == DigitalState.LOW,
                consumer);
    }

    /// @throws IOException if the chip does not take it
    void set(OutputLine line, DigitalState state) throws IOException {
        int bit = lines.indexOf(line);
        if (request == null || bit < 0) {
            return;
        }
        try {
            request.set(1L << bit, state == line.config().onState());
        } catch (SystemCallException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Gives the lines back. What they do then is the chip's matter; most keep their level.
    void disconnect() {
        LineRequest before = request;
        request = null;
        if (before != null) {
            try {
                before.close();
            } catch (SystemCallException e) {
                Logger.warn("The lines of {} could not be given back: {}", before.chip(), e.getMessage());
            }
        }
    }
}
