package vn.hailong.buttons.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.buttons.Lamps;

/// A box in Pi4J's terms: an input for each button, an output for each lamp and the buzzer. It outlives the chip:
/// what was connected can be connected again. Only one thread uses it.
final class Wiring implements Lamps, AutoCloseable {
    /// Told of each change of a button.
    interface Listener {
        void level(int level, boolean down, Duration at);
    }

    private final CharacterDeviceInputProvider inputs = new CharacterDeviceInputProvider(LineRequest.CONSUMER);
    private final CharacterDeviceOutputProvider outputs = new CharacterDeviceOutputProvider(LineRequest.CONSUMER);
    private final Context pi4j;
    private final List<String> chips;
    private final Map<Integer, DigitalInput> buttons = new TreeMap<>(Comparator.reverseOrder());
    private final List<DigitalOutput> lamps = new ArrayList<>();
    private final @Nullable DigitalOutput buzzer;

    Wiring(GpioSettings settings, Listener listener) {
        this.chips = settings.chips();
        // Nothing is detected: Pi4J would build whatever lies on the class path. Its shutdown hook would run beside the
        // end of the terminal, which closes us in its own order.
        this.pi4j = Pi4J.newContextBuilder()
                .disableShutdownHook()
                .add(inputs, outputs)
                .build();
        // From the best level to the worst, so that a message names the same line every time.
        new TreeMap<>(settings.buttons()).descendingMap().forEach((level, offset) -> {
            DigitalInput button = pi4j.create(DigitalInputConfigBuilder.newInstance(pi4j)
                    .id("button-" + level)
                    .description("the button of level " + level)
                    .bcm(offset)
                    .pull(
                            switch (settings.bias()) {
                                case PULL_UP -> PullResistance.PULL_UP;
                                case PULL_DOWN -> PullResistance.PULL_DOWN;
                                case DISABLED -> PullResistance.OFF;
                            })
                    .debounce(settings.debounce().toNanos(), TimeUnit.NANOSECONDS)
                    .onState(settings.activeLow() ? DigitalState.LOW : DigitalState.HIGH)
                    .build());
            button.addListener(event -> {
                if (event instanceof LineEvent change) {
                    listener.level(level, button.isOn(), change.at());
                }
            });
            buttons.put(level, button);
        });
        new TreeMap<>(settings.lamps())
                .descendingMap()
                .forEach((level, offset) -> lamps.add(output("lamp-" + level, "the lamp of level " + level, offset)));
        this.buzzer = settings.buzzer().isEmpty()
                ? null
                : output("buzzer", "the buzzer", settings.buzzer().getAsInt());
    }

    private DigitalOutput output(String id, String purpose, int offset) {
        return pi4j.create(DigitalOutputConfigBuilder.newInstance(pi4j)
                .id(id)
                .description(purpose)
                .bcm(offset)
                .onState(DigitalState.HIGH)
                .build());
    }

    /// Takes the buttons' lines.
    ///
    /// @throws GpioFault if one of them can't be had; then none is
    GpioChip connect() throws GpioFault {
        GpioChip chip = GpioChip.find(chips);
        inputs.connect(chip);
        return chip;
    }

    /// Takes the lines of lamps and buzzer, if there are any and they are not ours yet. The buttons do without.
    ///
    /// @return why not
    Optional<String> connectLamps(GpioChip chip) {
        if ((lamps.isEmpty() && buzzer == null) || outputs.isConnected()) {
            return Optional.empty();
        }
        try {
            outputs.connect(chip);
            return Optional.empty();
        } catch (GpioFault e) {
            return Optional.of(e.fault() + "; the buttons work without lamps and sound");
        }
    }

    /// To be polled while the buttons are connected.
    int descriptor() {
        return inputs.descriptor();
    }

    /// Tells of what happened on the lines.
    ///
    /// @throws GpioFault if the chip has vanished
    void read() throws GpioFault {
        inputs.read();
    }

    List<Integer> down() {
        return buttons.entrySet().stream()
                .filter(button -> button.getValue().isOn())
                .map(Map.Entry::getKey)
                .toList();
    }

    void disconnect() {
        inputs.disconnect();
        outputs.disconnect();
    }

    @Override
    public void lit(boolean lit) {
        lamps.forEach(lamp -> set(lamp, lit));
    }

    @Override
    public void sounding(boolean on) {
        if (buzzer != null) {
            set(buzzer, on);
        }
    }

    @Override
    public void close() {
        disconnect();
        pi4j.shutdown();
    }

    private static void set(DigitalOutput output, boolean on) {
        try {
            var unused = on ? output.on() : output.off();
        } catch (com.pi4j.io.exception.IOException e) {
            // A lamp is no reason to lose a press: if it was the chip, reading the buttons finds out.
            Logger.warn("{} can't be switched: {}", output.description(), e.getMessage());
        }
    }
}
