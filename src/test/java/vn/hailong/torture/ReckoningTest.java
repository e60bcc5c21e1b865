package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.outbox.Totals;

class ReckoningTest {
    private static final UUID CARD = UUID.fromString("0190d3a0-0000-7000-8000-00000000000c");
    private static final UUID ONE = UUID.fromString("0190d3a0-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0190d3a0-0000-7000-8000-000000000002");

    private final Heard heard = new Heard();

    private void press(int level) {
        heard.hear("press " + level);
    }

    private static Totals totals(long responses, long refused) {
        return new Totals(responses, responses, Optional.empty(), refused, Map.of(5, responses), 0, 0, false, 4_096);
    }

    private Verdict verdict(Totals totals, Map<UUID, String> answers, Map<Integer, Long> levels) {
        Reckoning reckoning = new Reckoning(new Holdings(
                Map.of(CARD, new Holdings.Card(answers, answers.size(), answers.size())),
                answers.size(),
                levels,
                List.of()));
        reckoning.hear("q01", heard);
        reckoning.add("q01", heard, CARD, totals);
        return reckoning.verdict();
    }

    @Test
    void whatIsHeldAsItWasPressedIsGood() {
        press(5);
        heard.hear("thanked " + ONE);
        press(1);
        heard.hear("thanked " + TWO);
        Verdict verdict = verdict(totals(2, 0), Map.of(ONE, "5", TWO, "1"), Map.of(5, 1L, 1, 1L));
        assertEquals("faults 9, acknowledged 2, agency holds 2, lost 0, twice 0, unexplained 0", verdict.line(9));
        assertTrue(verdict.isGood());
    }

    @Test
    void anotherAnswerThanWasPressedIsNamed() {
        press(5);
        heard.hear("thanked " + ONE);
        Verdict verdict = verdict(totals(1, 0), Map.of(ONE, "1"), Map.of(1, 1L));
        assertEquals(
                List.of("q01: the press of level 5 that was thanked for with " + ONE + " is held with the answer 1"),
                verdict.unexplained());
        assertFalse(verdict.isGood());
    }

    @Test
    void aPressThatAKillCutOffMayBeHeldWithItsLevelOnly() {
        press(4);
        heard.ended();
        assertEquals(
                List.of(),
                verdict(totals(1, 0), Map.of(ONE, "4"), Map.of(4, 1L)).unexplained());
        assertEquals(
                List.of("q01: response " + ONE + " is held with the answer 2, and no press of that level had its answer"
                        + " cut off by a kill"),
                verdict(totals(1, 0), Map.of(ONE, "2"), Map.of(2, 1L)).unexplained());
    }

    @Test
    void figuresThatSayOtherLevelsAreNamed() {
        press(5);
        heard.hear("thanked " + ONE);
        assertEquals(
                List.of("the figures by level are {4=1}, and held are {5=1}"),
                verdict(totals(1, 0), Map.of(ONE, "5"), Map.of(4, 1L)).unexplained());
    }

    @Test
    void whatIsMissingIsLost() {
        press(5);
        heard.hear("thanked " + ONE);
        press(3);
        heard.hear("thanked " + TWO);
        Verdict verdict = verdict(totals(2, 0), Map.of(ONE, "5"), Map.of(5, 1L));
        assertEquals("faults 0, acknowledged 2, agency holds 1, lost 1, twice 0, unexplained 1", verdict.line(0));
    }

    @Test
    void aRefusalThatWasNotCountedIsNamed() {
        press(5);
        heard.hear("refused");
        assertEquals(
                List.of("q01 refused 1 ratings, and counts 0"),
                verdict(totals(0, 0), Map.of(), Map.of()).unexplained());
    }
}
