package vn.hailong.buttons.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Pi4J's digital inputs over the character device, with the kernel's debounce and the kernel's times.
///
/// [#create] only names a line. [#connect] asks the kernel for all of them at once, so that one descriptor and one
/// thread serve every button; it can be done again after [#disconnect] while the inputs and their listeners
/// stay. Which chip is meant is said there, by its label; Pi4J's bus number is not looked at.
///
/// All inputs share pull, debounce and the state that is "on": with `LOW` the kernel is asked for active-low lines.
/// Register it explicitly, and shut the context down yourself. One thread connects, reads and disconnects.
final class CharacterDeviceInputProvider extends DigitalInputProviderBase implements DigitalInputProvider {
    private final List<InputLine> lines = new ArrayList<>();
    private final String consumer;
    private @Nullable LineRequest request;

    /// @param consumer the name that others read who find the lines taken
    CharacterDeviceInputProvider(String consumer) {
        super("hailong-digital-input", "Digital inputs over the GPIO character device");
        this.consumer = consumer;
    }

    /// @throws IllegalStateException    if the provider is connected
    /// @throws IllegalArgumentException if pull, debounce or on-state differ from those of the inputs before
    @Override
    public DigitalInput create(DigitalInputConfig config) {
        if (request != null) {
            throw new IllegalStateException("line " + config.bcm() + " was named after the request was made");
        }
        if (!lines.isEmpty()) {
            DigitalInputConfig first = lines.getFirst().config();
            if (first.pull() != config.pull()
                    || !first.debounce().equals(config.debounce())
                    || first.onState() != config.onState()) {
                throw new IllegalArgumentException("line " + config.bcm() + " (" + config.pull() + ", "
                        + config.debounce() + " µs, on " + config.onState()
                        + ") must be like the others of its request (" + first.pull() + ", " + first.debounce()
                        + " µs, on " + first.onState() + ")");
            }
        }
        if (lines.size() == LineRequest.MOST_LINES) {
            throw new IllegalArgumentException("a request holds at most " + LineRequest.MOST_LINES + " lines");
        }
        InputLine line = new InputLine(this, config);
        context().registry().add(line);
        lines.add(line);
        return line;
    }

    /// Asks for all lines. Their levels are known afterwards; nobody is told of them.
    ///
    /// @throws GpioFault if one of them can't be had; then none is
    void connect(GpioChip chip) throws GpioFault {
        DigitalInputConfig config = lines.getFirst().config();
        LineRequest made = LineRequest.inputs(
                chip,
                lines.stream().map(InputLine::line).toList(),
                config.pull(),
                config.onState() == DigitalState.LOW,
                Duration.ofNanos(config.debounce() * 1_000),
                consumer);
        request = made;
        try {
            long values = made.values();
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).begin(state(isSet(values, i)));
            }
        } catch (SystemCallException e) {
            disconnect();
            throw GpioFault.failed(chip, e);
        }
    }

    /// To be polled; readable when [#read] has something to tell.
    ///
    /// @throws IllegalStateException if the provider is not connected
    int descriptor() {
        return connected().descriptor();
    }

    /// Tells the listeners of every change, by the kernel's time, and ends with the levels as they are now. Never
    /// waits for an event.
    ///
    /// @throws GpioFault if the chip has vanished
    void read() throws GpioFault {
        LineRequest now = connected();
        try {
            for (LineRequest.Event event : now.events()) {
                for (InputLine line : lines) {
                    if (line.config().bcm() == event.offset()) {
                        line.level(state(event.active()), event.at());
                    }
                }
            }
            // Edges coalesce and a full buffer loses some: whatever the events said, the levels are right.
            long values = now.values();
            Duration at = Duration.ofNanos(System.nanoTime());
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).level(state(isSet(values, i)), at);
            }
        } catch (SystemCallException e) {
            throw e.errno() == Libc.ENODEV ? GpioFault.gone(now.chip()) : GpioFault.failed(now.chip(), e);
        }
    }

    /// Gives the lines back. Their state is unknown until they are connected again.
    void disconnect() {
        LineRequest before = request;
        request = null;
        lines.forEach(line -> line.begin(DigitalState.UNKNOWN));
        if (before != null) {
            try {
                before.close();
            } catch (SystemCallException e) {
                Logger.warn("The lines of {} could not be given back: {}", before.chip(), e.getMessage());
            }
        }
    }

    private LineRequest connected() {
        if (request == null) {
            throw new IllegalStateException("not connected");
        }
        return request;
    }

    private DigitalState state(boolean active) {
        DigitalState on = lines.getFirst().config().onState();
        return active ? on : DigitalState.getInverseState(on);
    }

    private static boolean isSet(long values, int bit) {
        return (values >>> bit & 1) != 0;
    }
}
