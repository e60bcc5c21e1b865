package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Every character is one wide.
final class TypedLinesTest {

    @Test
    void nothingIsOneEmptyLine() {
        assertEquals(List.of(""), last(2, ""));
    }

    @Test
    void linesBreakBetweenWordsAndKeepTheirSpaces() {
        assertEquals(List.of("phải chờ ", "quá lâu "), last(5, "phải chờ quá lâu "));
        assertEquals(List.of("phải chờ  ", "quá"), last(5, "phải chờ  quá"));
    }

    @Test
    void aSpaceAtTheEndOfALineNeedsNoRoom() {
        assertEquals(List.of("0123456789 "), last(5, "0123456789 "));
    }

    @Test
    void aWordThatIsWiderThanALineIsBroken() {
        assertEquals(List.of("0123456789", "0123456789", "01"), last(5, "0123456789012345678901"));
        assertEquals(List.of("a ", "0123456789", "01 b"), last(5, "a 012345678901 b"));
    }

    @Test
    void onlyTheLastLinesAreShownAndSayThatThereAreMore() {
        assertEquals(List.of("… hai ba ", "bốn năm "), last(2, "không một hai ba bốn năm "));
        assertEquals(List.of("… bốn năm "), last(1, "không một hai ba bốn năm "));
    }

    @Test
    void whatIsShownAlwaysFitsAndAlwaysEndsWithWhatWasTypedLast() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            text.append(i % 7 == 3 || i % 11 == 5 ? ' ' : (char) ('a' + i % 26));
            for (int shown = 1; shown <= 3; shown++) {
                List<String> lines = last(shown, text.toString());
                assertTrue(lines.size() <= shown, lines.toString());
                assertTrue(lines.stream().allMatch(line -> line.stripTrailing().length() <= 10), lines.toString());
                assertTrue(text.toString().endsWith(lines.getLast().replace("… ", "")), lines.toString());
            }
        }
    }

    private static List<String> last(int shown, String text) {
        return TypedLines.last(shown, text, 10, String::length);
    }
}
