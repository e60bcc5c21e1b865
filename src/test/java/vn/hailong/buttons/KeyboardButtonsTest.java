package vn.hailong.buttons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyboardButtonsTest extends RatingButtonsContract {
    @Override
    protected Box open(Duration stuckAfter) {
        return pressable(new KeyboardButtons(LEVELS, stuckAfter));
    }

    @Test
    void everyDigitOfALineIsAPress() throws Exception {
        Heard heard = new Heard();
        try (KeyboardButtons buttons = new KeyboardButtons(LEVELS)) {
            buttons.listen(heard);
            buttons.read(new ByteArrayInputStream("5\nx4 \n\n9321\n".getBytes(StandardCharsets.US_ASCII)));
            heard.awaitPresses(5);
            assertEquals(List.of(5, 4, 3, 2, 1), heard.levels());
        }
    }
}
