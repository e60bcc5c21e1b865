package vn.hailong.buttons.gpio;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.buttons.RatingButtonsContract;
import vn.hailong.rig.SimulatedChip;

/// The contract of the port, on a real kernel.
class CharacterDeviceButtonsTrial extends RatingButtonsContract {
    @Override
    protected Box open(Duration stuckAfter) throws IOException {
        GpioSettings usual = Boxes.settings();
        GpioButtons buttons = GpioButtons.open(new GpioSettings(
                usual.chips(),
                usual.buttons(),
                SimulatedChip.LAMPS,
                OptionalInt.of(SimulatedChip.BUZZER),
                // The box has its own resistors. The simulation lets a line up that is asked for with a pull-up.
                GpioSettings.Bias.DISABLED,
                usual.activeLow(),
                usual.debounce(),
                stuckAfter));
        return new Box() {
            @Override
            public RatingButtons buttons() {
                return buttons;
            }

            @Override
            public void down(int level) throws Exception {
                SimulatedChip.pull(SimulatedChip.button(level), true);
                SimulatedChip.finger();
            }

            @Override
            public void up(int level) throws Exception {
                SimulatedChip.pull(SimulatedChip.button(level), false);
                SimulatedChip.finger();
            }

            @Override
            public void close() throws Exception {
                buttons.close();
                for (int line : SimulatedChip.BUTTONS.values()) {
                    SimulatedChip.pull(line, false);
                }
            }
        };
    }
}
