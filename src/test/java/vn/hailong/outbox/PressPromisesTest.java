package vn.hailong.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PressPromisesTest {
    private final PressPromises promises = new PressPromises();

    private static Totals totals(long sealed, Map<Integer, Long> presses, long suppressed) {
        return new Totals(sealed, 0, Optional.empty(), 0, presses, suppressed, 0, false, 0);
    }

    private void ask(int level, boolean tooSoon) {
        promises.add(new Note.PressAsked(level, tooSoon));
    }

    private void press(int level, boolean tooSoon) {
        ask(level, tooSoon);
        promises.add(new Note.Pressed(level, tooSoon));
    }

    @Test
    void aPressThatWasUnderWayMayBeCountedOrNot() {
        press(5, false);
        ask(4, false);
        ask(2, true);
        assertEquals(List.of(), promises.broken(totals(1, Map.of(5, 1L), 0)));
        assertEquals(List.of(), promises.broken(totals(2, Map.of(5, 1L, 4, 1L), 0)));
        assertEquals(List.of(), promises.broken(totals(2, Map.of(5, 1L, 4, 1L, 2, 1L), 1)));
    }

    @Test
    void whatWasCountedStays() {
        press(5, false);
        press(2, true);
        assertEquals(
                List.of("1 ignored presses were counted, 0 are", "1 presses of level 2 were counted, 0 are"),
                promises.broken(totals(1, Map.of(5, 1L), 0)));
    }

    @Test
    void nothingIsCountedThatNobodyPressed() {
        press(5, false);
        press(2, true);
        assertEquals(
                List.of(
                        "1 ignored presses at most were there to be counted, 2 are",
                        "1 presses of level 2 at most were there to be counted, 2 are"),
                promises.broken(totals(1, Map.of(5, 1L, 2, 2L), 2)));
        assertEquals(
                List.of("0 presses of level 3 at most were there to be counted, 1 are"),
                promises.broken(totals(2, Map.of(5, 1L, 3, 1L, 2, 1L), 1)));
    }

    @Test
    void eachPressThatWasNotIgnoredIsAResponse() {
        press(5, false);
        ask(4, false);
        assertEquals(
                List.of("1 presses are counted and 0 of them ignored, 2 responses are sealed"),
                promises.broken(totals(2, Map.of(5, 1L), 0)));
    }

    @Test
    void itGoesOnFromWhatADatabaseHolds() {
        PressPromises later = PressPromises.of(totals(7, Map.of(5, 7L, 2, 1L), 1));
        assertEquals(List.of(), later.broken(totals(7, Map.of(5, 7L, 2, 1L), 1)));
        assertEquals(1, later.broken(totals(6, Map.of(5, 6L, 2, 1L), 1)).size());
    }
}
