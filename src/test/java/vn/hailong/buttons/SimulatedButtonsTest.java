package vn.hailong.buttons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedButtonsTest extends RatingButtonsContract {
    @Override
    protected Box open(Duration stuckAfter) {
        return pressable(new SimulatedButtons(LEVELS, stuckAfter, Lamps.none()));
    }

    @Test
    void aButtonThatTheBoxDoesNotHaveIsNoButton() throws Exception {
        Heard heard = new Heard();
        try (SimulatedButtons buttons = new SimulatedButtons(List.of(3, 2, 1), ButtonBox.STUCK_AFTER, Lamps.none())) {
            buttons.listen(heard);
            buttons.press(5);
            buttons.press(0);
            buttons.press(3);
            heard.awaitPresses(1);
            assertEquals(List.of(3), heard.levels());
        }
    }

    @Test
    void theLampsAnswerThenThankAndAreDarkInTheEnd() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Heard heard = new Heard();
        SimulatedButtons buttons = new SimulatedButtons(LEVELS, ButtonBox.STUCK_AFTER, new Lamps() {
            @Override
            public void lit(boolean lit) {
                seen.add(lit ? "lit" : "dark");
            }

            @Override
            public void sounding(boolean on) {
                seen.add(on ? "sound" : "silence");
            }
        });
        buttons.listen(heard);
        buttons.press(5);
        heard.awaitPresses(1);
        buttons.show(Feedback.TAKEN);
        buttons.show(Feedback.THANKED);
        for (String expected : List.of("lit", "dark", "sound", "lit", "silence", "dark", "lit", "dark")) {
            assertEquals(expected, seen.poll(30, TimeUnit.SECONDS));
        }
        buttons.press(5);
        assertEquals("lit", seen.poll(30, TimeUnit.SECONDS));
        buttons.close();
        assertEquals("dark", seen.poll());
    }
}
