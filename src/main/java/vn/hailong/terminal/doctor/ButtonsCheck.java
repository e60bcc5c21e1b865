package vn.hailong.terminal.doctor;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.ButtonState;
import vn.hailong.config.TerminalConfig;

/// The box of buttons.
final class ButtonsCheck {
    private ButtonsCheck() {}

    /// @param inUse whether a terminal is running, which holds the lines
    static Finding examine(TerminalConfig.Buttons buttons, Machine machine, boolean inUse) {
        return switch (buttons) {
            case TerminalConfig.Buttons.None() -> Finding.of(Code.BUTTONS_NONE);
            case TerminalConfig.Buttons.Keyboard() -> Finding.of(Code.BUTTONS_STAND_IN, "keyboard");
            case TerminalConfig.Buttons.TestBox() -> Finding.of(Code.BUTTONS_STAND_IN, "test-box");
            case TerminalConfig.Buttons.Gpio _ ->
                inUse && !machine.isTerminal() ? Finding.of(Code.BUTTONS_IN_USE) : box(machine.box());
        };
    }

    private static Finding box(Optional<BoxState> box) {
        if (box.isEmpty()) {
            return Finding.of(Code.BUTTONS_IN_USE);
        }
        Optional<String> fault = box.get().fault();
        if (fault.isPresent()) {
            return Finding.of(Code.BUTTONS_FAULTY, fault.get());
        }
        String stuck = box.get().buttons().entrySet().stream()
                .filter(button -> button.getValue() == ButtonState.STUCK)
                .map(Map.Entry::getKey)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return stuck.isEmpty()
                ? Finding.of(Code.BUTTONS_FINE, box.get().buttons().size())
                : Finding.of(Code.BUTTONS_STUCK, stuck);
    }
}
