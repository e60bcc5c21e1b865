package vn.hailong.buttons.gpio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import vn.hailong.buttons.ButtonBox;
import vn.hailong.rig.SimulatedChip;

/// Boxes on the simulated chip, wired like the first counter of the example ward.
final class Boxes {
    private Boxes() {}

    static GpioSettings settings() {
        return new GpioSettings(
                List.of("pinctrl-bcm2711", "pinctrl-rp1", SimulatedChip.LABEL),
                SimulatedChip.BUTTONS,
                Map.of(),
                OptionalInt.empty(),
                GpioSettings.Bias.PULL_UP,
                true,
                Duration.ofMillis(20),
                ButtonBox.STUCK_AFTER);
    }

    static GpioSettings with(Map<Integer, Integer> lines, Map<Integer, Integer> lamps, OptionalInt buzzer) {
        GpioSettings usual = settings();
        return new GpioSettings(
                usual.chips(),
                lines,
                lamps,
                buzzer,
                usual.bias(),
                usual.activeLow(),
                usual.debounce(),
                usual.stuckAfter());
    }
}
