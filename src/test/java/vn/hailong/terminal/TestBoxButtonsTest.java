package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.ButtonState;
import vn.hailong.buttons.Feedback;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.buttons.RatingButtonsContract;
import vn.hailong.screen.TestBox;

/// What a window learns of its box, and who hears the presses.
class TestBoxButtonsTest extends RatingButtonsContract {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final TestBoxButtons buttons = new TestBoxButtons(List.of(3, 2, 1), Duration.ofMillis(50));

    @Override
    protected Box open(Duration stuckAfter) {
        return pressable(new TestBoxButtons(LEVELS, stuckAfter));
    }

    @AfterEach
    void closeTheBox() {
        buttons.close();
    }

    @Test
    void theWindowShowsHowEveryButtonIs() throws Exception {
        buttons.attach(new Window(false));
        assertEquals("states {1=OK, 2=OK, 3=OK}", next());
        buttons.listen(new Listener());
        buttons.down(2);
        assertEquals("pressed 2", next());
        assertEquals("states {1=OK, 2=STUCK, 3=OK}", next());
        assertEquals("changed", next());
        buttons.up(2);
        assertEquals("states {1=OK, 2=OK, 3=OK}", next());
        assertEquals("changed", next());
    }

    @Test
    void theWindowShowsTheSound() throws Exception {
        buttons.attach(new Window(true));
        assertEquals("states {1=OK, 2=OK, 3=OK}", next());
        buttons.show(Feedback.THANKED);
        assertEquals("sounding true", next());
    }

    @Test
    void theWindowShowsTheLampsAndIsLeftDark() throws Exception {
        buttons.listen(new Listener());
        buttons.attach(new Window(true));
        assertEquals("states {1=OK, 2=OK, 3=OK}", next());
        buttons.down(3);
        assertEquals("lit true", next());
        assertEquals("pressed 3", next());
        buttons.close();
        List<String> rest = List.copyOf(events);
        assertEquals(List.of("lit false", "sounding false"), rest.subList(rest.size() - 2, rest.size()));
    }

    @Test
    void aButtonThatWasStuckBeforeTheWindowCameIsShownAsSuch() throws Exception {
        buttons.listen(new Listener());
        buttons.down(1);
        assertEquals("pressed 1", next());
        assertEquals("changed", next());
        buttons.attach(new Window(false));
        assertEquals("states {1=STUCK, 2=OK, 3=OK}", next());
    }

    @Test
    void aBoxWithoutItsWindowSaysSoAndAScriptStillPressesIt() throws Exception {
        buttons.listen(new Listener());
        buttons.lost("no test box: no display: DISPLAY is not set");
        assertEquals("changed", next());
        assertEquals(
                new BoxState(
                        Map.of(3, ButtonState.MISSING, 2, ButtonState.MISSING, 1, ButtonState.MISSING),
                        Optional.of("no test box: no display: DISPLAY is not set")),
                buttons.state());
        buttons.press(1);
        assertEquals("pressed 1", next());
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(30, TimeUnit.SECONDS));
    }

    private final class Listener implements RatingButtons.Listener {
        @Override
        public void pressed(int level, Duration at) {
            events.add("pressed " + level);
        }

        @Override
        public void changed() {
            events.add("changed");
        }
    }

    private final class Window implements TestBox {
        private final boolean lamps;

        Window(boolean lamps) {
            this.lamps = lamps;
        }

        @Override
        public void lit(boolean lit) {
            if (lamps) {
                events.add("lit " + lit);
            }
        }

        @Override
        public void sounding(boolean on) {
            if (lamps) {
                events.add("sounding " + on);
            }
        }

        @Override
        public void show(Map<Integer, State> states) {
            events.add("states " + new TreeMap<>(states));
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }
}
