package vn.hailong.buttons.gpio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// How a box of buttons is wired.
///
/// @param chips      labels of the chip that may have it, the first that is here is taken
/// @param buttons    level → line, as the chip counts its lines (the BCM number on a Raspberry Pi)
/// @param lamps      level → line, where a button has a lamp; lit by a high level
/// @param buzzer     line of the buzzer, if there is one; sounds by a high level
/// @param bias       the resistor inside the chip
/// @param activeLow  a pressed button pulls its line low, as a contact to ground does
/// @param debounce   for how long a level must stay before it counts, up to 1 s; 0 for a box that does it itself
/// @param stuckAfter for how long a button may be down before it is stuck
public record GpioSettings(
        List<String> chips,
        Map<Integer, Integer> buttons,
        Map<Integer, Integer> lamps,
        OptionalInt buzzer,
        Bias bias,
        boolean activeLow,
        Duration debounce,
        Duration stuckAfter) {

    public enum Bias {
        PULL_UP,
        PULL_DOWN,
        /// The box has resistors of its own.
        DISABLED
    }

    public GpioSettings {
        chips = List.copyOf(chips);
        buttons = Map.copyOf(buttons);
        lamps = Map.copyOf(lamps);
    }
}
