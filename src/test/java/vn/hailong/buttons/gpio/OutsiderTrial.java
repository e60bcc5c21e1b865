package vn.hailong.buttons.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hailong.buttons.RatingButtonsContract;
import vn.hailong.rig.SimulatedChip;

/// A user who is not in the group of the chip: run as `outsider`.
class OutsiderTrial {
    @Test
    void theGroupThatIsNeededIsNamed() throws Exception {
        RatingButtonsContract.Heard heard = new RatingButtonsContract.Heard();
        try (GpioButtons buttons = GpioButtons.open(Boxes.settings())) {
            buttons.listen(heard);
            heard.awaitChange();
            assertEquals(
                    Optional.of("the user outsider may not open /dev/gpiochip0, /dev/" + SimulatedChip.name()
                            + " (for the group gpio, rw-rw----): sudo usermod -aG gpio outsider, then start the "
                            + "terminal again"),
                    buttons.state().fault());
            assertEquals(List.of(), heard.levels());
        }
    }
}
