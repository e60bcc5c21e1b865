package vn.hailong.terminal;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tinylog.Logger;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.ButtonState;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.buttons.NoButtons;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.buttons.gpio.GpioButtons;
import vn.hailong.buttons.gpio.GpioSettings;
import vn.hailong.config.TerminalConfig;

/// Makes the buttons that a configuration names.
final class ButtonSources {
    private ButtonSources() {}

    /// @param levels of the scale that is asked with
    static RatingButtons open(TerminalConfig.Buttons buttons, Collection<Integer> levels) {
        return switch (buttons) {
            case TerminalConfig.Buttons.Keyboard() -> new KeyboardButtons(levels);
            case TerminalConfig.Buttons.TestBox() -> new TestBoxButtons(levels);
            case TerminalConfig.Buttons.None() -> new NoButtons(new BoxState(Map.of(), Optional.empty()));
            case TerminalConfig.Buttons.Gpio gpio -> open(gpio);
        };
    }

    /// A box that can't work here must not keep the screen from working.
    private static RatingButtons open(TerminalConfig.Buttons.Gpio gpio) {
        try {
            return GpioButtons.open(new GpioSettings(
                    gpio.chips(),
                    gpio.lines(),
                    gpio.lamps(),
                    gpio.buzzer().map(OptionalInt::of).orElseGet(OptionalInt::empty),
                    switch (gpio.bias()) {
                        case PULL_UP -> GpioSettings.Bias.PULL_UP;
                        case PULL_DOWN -> GpioSettings.Bias.PULL_DOWN;
                        case NONE -> GpioSettings.Bias.DISABLED;
                    },
                    gpio.active() == TerminalConfig.Buttons.Gpio.Active.LOW,
                    gpio.debounce(),
                    gpio.stuckAfter()));
        } catch (IOException | RuntimeException | LinkageError e) {
            String fault = "the box can't be prepared: " + e + "; restart the terminal when that is mended";
            Logger.error(e, "Buttons: {}", fault);
            return new NoButtons(new BoxState(
                    gpio.lines().keySet().stream()
                            .collect(Collectors.toMap(level -> level, level -> ButtonState.MISSING)),
                    Optional.of(fault)));
        }
    }
}
