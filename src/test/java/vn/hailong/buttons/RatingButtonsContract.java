package vn.hailong.buttons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a terminal may rely on, whatever the box is made of.
public abstract class RatingButtonsContract {
    protected static final List<Integer> LEVELS = List.of(5, 4, 3, 2, 1);
    private static final Duration STUCK_AFTER = Duration.ofSeconds(1);

    /// A box and the finger that presses it.
    public interface Box extends AutoCloseable {
        RatingButtons buttons();

        /// Puts a finger down, and leaves it there. Returns when the box has had the time to see it.
        void down(int level) throws Exception;

        /// Takes it away, likewise.
        void up(int level) throws Exception;

        @Override
        void close() throws Exception;
    }

    /// A box whose buttons go down by themselves, when they are told to.
    protected static Box pressable(PressableButtons buttons) {
        return new Box() {
            @Override
            public RatingButtons buttons() {
                return buttons;
            }

            @Override
            public void down(int level) {
                buttons.down(level);
            }

            @Override
            public void up(int level) {
                buttons.up(level);
            }

            @Override
            public void close() {
                buttons.close();
            }
        };
    }

    /// @param stuckAfter for how long a button may be down
    protected abstract Box open(Duration stuckAfter) throws Exception;

    private final Heard heard = new Heard();
    private @Nullable Box opened;

    @AfterEach
    void close() throws Exception {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void aPressIsReportedOnceWithItsLevelAndItsTime() throws Exception {
        Box box = listening();
        Duration before = now();
        press(box, 4);
        heard.awaitPresses(1);
        press(box, 2);
        heard.awaitPresses(2);
        Duration after = now();

        assertEquals(List.of(4, 2), heard.levels());
        List<Duration> times = heard.times();
        assertTrue(before.compareTo(times.getFirst()) < 0, before + " is before " + times);
        assertTrue(times.getFirst().compareTo(times.getLast()) < 0, "in order: " + times);
        assertTrue(times.getLast().compareTo(after) < 0, after + " is after " + times);
    }

    @Test
    void everyButtonIsHeard() throws Exception {
        Box box = listening();
        for (int level : LEVELS) {
            press(box, level);
        }
        heard.awaitPresses(LEVELS.size());
        assertEquals(LEVELS, heard.levels());
    }

    @Test
    void aButtonThatIsHeldIsOnePress() throws Exception {
        Box box = listening();
        box.down(3);
        box.down(3);
        press(box, 5);
        box.up(3);
        press(box, 1);
        heard.awaitPresses(3);
        assertEquals(List.of(3, 5, 1), heard.levels());
    }

    @Test
    void twoButtonsAtOnceAreTwoPressesInTheOrderOfTheirTimes() throws Exception {
        Box box = listening();
        box.down(1);
        box.down(5);
        box.up(1);
        box.up(5);
        heard.awaitPresses(2);
        assertEquals(List.of(1, 5), heard.levels());
    }

    @Test
    void whatIsDownBeforeAnybodyListensIsNotAPress() throws Exception {
        Box box = openBox();
        box.down(2);
        box.buttons().listen(heard);
        heard.awaitState(box.buttons(), states(ButtonState.OK));
        box.up(2);
        press(box, 4);
        heard.awaitPresses(1);
        assertEquals(List.of(4), heard.levels());
    }

    @Test
    void aButtonThatIsHeldForTooLongIsStuckUntilItIsReleased() throws Exception {
        Box box = listening();
        box.down(3);
        Map<Integer, ButtonState> stuck = states(ButtonState.OK);
        stuck.put(3, ButtonState.STUCK);
        heard.awaitState(box.buttons(), stuck);
        press(box, 5);
        box.up(3);
        heard.awaitState(box.buttons(), states(ButtonState.OK));
        press(box, 3);
        heard.awaitPresses(3);
        assertEquals(List.of(3, 5, 3), heard.levels());
        assertEquals(Optional.empty(), box.buttons().state().fault());
    }

    @Test
    void whatTheBoxShowsDisturbsNoPress() throws Exception {
        Box box = listening();
        for (int round = 1; round <= 3; round++) {
            box.buttons().show(Feedback.READY);
            press(box, 5);
            heard.awaitPresses(2 * round - 1);
            box.buttons().show(Feedback.TAKEN);
            box.buttons().show(Feedback.THANKED);
            press(box, 1);
            heard.awaitPresses(2 * round);
        }
        assertEquals(List.of(5, 1, 5, 1, 5, 1), heard.levels());
    }

    @Test
    void afterItIsClosedNobodyIsCalled() throws Exception {
        Box box = listening();
        press(box, 5);
        heard.awaitPresses(1);
        box.down(4);
        heard.awaitPresses(2);
        box.buttons().close();
        int calls = heard.calls();
        box.up(4);
        press(box, 3);
        box.buttons().show(Feedback.THANKED);
        box.buttons().close();
        assertEquals(calls, heard.calls());
    }

    @Test
    void aBoxThatNobodyListensToCanBeClosed() throws Exception {
        Box box = openBox();
        box.buttons().close();
        assertEquals(0, heard.calls());
    }

    private Box openBox() throws Exception {
        Box box = open(STUCK_AFTER);
        opened = box;
        return box;
    }

    private Box listening() throws Exception {
        Box box = openBox();
        box.buttons().listen(heard);
        heard.awaitState(box.buttons(), states(ButtonState.OK));
        return box;
    }

    private static void press(Box box, int level) throws Exception {
        box.down(level);
        box.up(level);
    }

    private static Map<Integer, ButtonState> states(ButtonState state) {
        Map<Integer, ButtonState> states = new TreeMap<>();
        LEVELS.forEach(level -> states.put(level, state));
        return states;
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    /// What the box has told.
    public static final class Heard implements RatingButtons.Listener {
        private static final long PATIENCE = 20_000;

        private record Press(int level, Duration at) {}

        private final List<Press> presses = new ArrayList<>();
        private int changes;

        @Override
        public synchronized void pressed(int level, Duration at) {
            presses.add(new Press(level, at));
            notifyAll();
        }

        @Override
        public synchronized void changed() {
            changes++;
            notifyAll();
        }

        public synchronized List<Integer> levels() {
            return presses.stream().map(Press::level).toList();
        }

        public synchronized List<Duration> times() {
            return presses.stream().map(Press::at).toList();
        }

        synchronized int calls() {
            return presses.size() + changes;
        }

        public synchronized void awaitPresses(int number) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE * 1_000_000;
            while (presses.size() < number) {
                long left = (end - System.nanoTime()) / 1_000_000;
                assertTrue(left > 0, "expected " + number + " presses, heard " + presses);
                wait(left);
            }
        }

        public synchronized void awaitChange() throws InterruptedException {
            long end = System.nanoTime() + PATIENCE * 1_000_000;
            while (changes == 0) {
                long left = (end - System.nanoTime()) / 1_000_000;
                assertTrue(left > 0, "expected the state to change");
                wait(left);
            }
        }

        public synchronized void awaitState(RatingButtons buttons, Map<Integer, ButtonState> expected)
                throws InterruptedException {
            long end = System.nanoTime() + PATIENCE * 1_000_000;
            while (!buttons.state().buttons().equals(expected)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                assertTrue(left > 0, "expected " + expected + ", found " + buttons.state());
                wait(left);
            }
        }
    }
}
