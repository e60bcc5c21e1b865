package vn.hailong.buttons.gpio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import vn.hailong.buttons.ButtonBox;
import vn.hailong.rig.SimulatedChip;

/// Boxes on the simulated chip, wired like the first counter of the example ward.
final class Boxes {
    static final Map<Integer, Integer> LINES = Map.of(5, 17, 4, 27, 3, 22, 2, 23, 1, 24);
    static final Map<Integer, Integer> LAMPS = Map.of(5, 5, 4, 6, 3, 13, 2, 19, 1, 26);
    static final int BUZZER = 12;

    private Boxes() {}

    static GpioSettings settings() {
        return new GpioSettings(
                List.of("pinctrl-bcm2711", "pinctrl-rp1", SimulatedChip.LABEL),
                LINES,
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
                usual.chips(), lines, lamps, buzzer, usual.bias(), usual.activeLow(), usual.debounce(), usual.stuckAfter());
    }
}
