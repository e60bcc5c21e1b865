package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hailong.survey.Texts;

final class LineBalancerTest {
    private static final String QUESTION = "Ông/Bà có hài lòng với việc phục vụ hôm nay không?";

    private final LineBalancer vietnamese = LineBalancer.of(Texts.of("flow", "vi"));

    @Test
    void aTextThatFitsStaysOnOneLine() {
        assertEquals(List.of(QUESTION), lines(QUESTION, 50));
    }

    @Test
    void theQuestionIsBrokenBeforeAPhrase() {
        assertEquals(List.of("Ông/Bà có hài lòng", "với việc phục vụ hôm nay không?"), lines(QUESTION, 48));
        assertEquals(List.of("Ông/Bà có hài lòng", "với việc phục vụ", "hôm nay không?"), lines(QUESTION, 22));
    }

    @Test
    void noLabelSplitsAWordOfTwoSyllables() {
        assertEquals(List.of("Rất không", "hài lòng"), lines("Rất không hài lòng", 14));
        assertEquals(List.of("Không", "hài lòng"), lines("Không hài lòng", 12));
        assertEquals(List.of("Bình thường"), lines("Bình thường", 6), "rather too wide than broken");
    }

    @Test
    void noSyllableStandsAlone() {
        LineBalancer plain = new LineBalancer(List.of(), Set.of());
        List<String> lines = plain.lines("một hai ba bốn năm không?", 21, String::length);
        assertEquals(2, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.contains(" ")), lines.toString());
    }

    @Test
    void linesAreAsEvenAsPhrasesAllow() {
        LineBalancer plain = new LineBalancer(List.of(), Set.of());
        assertEquals(List.of("aa bb cc", "dd ee ff"), plain.lines("aa bb cc dd ee ff", 14, String::length));
    }

    @Test
    void thePromiseIsBrokenAfterItsFirstSentence() {
        List<String> lines = lines(Texts.of("flow", "vi").get("ui.privacy"), 70);
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().endsWith("điện thoại."), lines.toString());
    }

    @Test
    void spacesComeOutAsTheyWentIn() {
        assertEquals("Rất không hài lòng", String.join(" ", lines("Rất  không hài lòng ", 14)));
    }

    private List<String> lines(String text, double width) {
        return vietnamese.lines(text, width, String::length);
    }
}
