package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.outbox.Totals;

class ReckoningTest {
    private static final UUID CARD = UUID.fromString("0190d3a0-0000-7000-8000-00000000000c");
    private static final UUID ONE = UUID.fromString("0190d3a0-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0190d3a0-0000-7000-8000-000000000002");
    /// Ten in the evening in Vietnam.
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final String REASONS = "[\"access\", \"other\"]";

    private final Heard heard = new Heard(() -> NOW);
    private final List<Held> held = new ArrayList<>();
    private final List<Card.Trouble> troubles = new ArrayList<>();

    private void press(int level) {
        heard.hear("press " + level);
    }

    private void thank(int level, UUID id) {
        press(level);
        heard.hear("thanked " + id);
    }

    private void hold(UUID id, int level) {
        held.add(held(id, "q01", Map.of("btn.overall", Integer.toString(level)), true, NOW, TODAY));
    }

    private void hold(UUID id, int level, String reasons) {
        Map<String, String> answers = Map.of("btn.overall", Integer.toString(level), "btn.reason", reasons);
        held.add(held(id, "q01", answers, true, NOW, TODAY));
    }

    private Held held(UUID id, String counter, Map<String, String> answers, boolean synced, Instant at, LocalDate day) {
        return new Held(
                id,
                CARD,
                held.size() + 1,
                "bn-q01",
                new Held.Sent("ttpvhcc", counter, "q1", 1, "KIOSK_BUTTON", synced, answers),
                Optional.empty(),
                at,
                Optional.of(at),
                at,
                day);
    }

    /// Of a card that counts what is held, and of level 5 what else it has sealed.
    private Totals totals(long responses, long refused) {
        Map<Integer, Long> presses = new TreeMap<>();
        held.forEach(each -> presses.merge(Integer.valueOf(each.sent().answer(Held.ITEM)), 1L, Long::sum));
        if (responses > held.size()) {
            presses.merge(5, responses - held.size(), Long::sum);
        }
        return totals(responses, refused, presses, 0);
    }

    private static Totals totals(long responses, long refused, Map<Integer, Long> presses, long suppressed) {
        return new Totals(responses, responses, Optional.empty(), refused, presses, suppressed, 0, false, 4_096);
    }

    private Verdict verdict(long responses, long refused) {
        return verdict(responses, refused, Figures.of(held));
    }

    private Verdict verdict(long responses, long refused, Figures figures) {
        return verdict(figures, totals(responses, refused));
    }

    private Verdict verdict(Figures figures, Totals totals) {
        Reckoning reckoning = new Reckoning(new Holdings(held, figures, Books.NONE, 0, List.of()));
        reckoning.add(new Testimony("bn-q01", "q01", heard, troubles), new Drained("bn-q01", CARD, totals));
        return reckoning.verdict();
    }

    private List<String> unexplained(Totals totals) {
        return verdict(Figures.of(held), totals).unexplained();
    }

    private List<String> unexplained(long responses) {
        return verdict(responses, 0).unexplained();
    }

    @Test
    void whatIsHeldAsItWasPressedIsGood() {
        thank(5, ONE);
        thank(1, TWO);
        hold(ONE, 5);
        hold(TWO, 1, "null");
        Verdict verdict = verdict(2, 0);
        assertEquals(List.of(), verdict.unexplained());
        assertEquals("faults 9, acknowledged 2, agency holds 2, lost 0, twice 0, unexplained 0", verdict.line(9));
        assertTrue(verdict.isGood());
    }

    @Test
    void anotherAnswerThanWasPressedIsNamed() {
        thank(5, ONE);
        hold(ONE, 4);
        assertEquals(
                List.of("bn-q01: the press of level 5 that was thanked for with " + ONE + " is held with the answer 4"),
                unexplained(1));
        assertFalse(verdict(1, 0).isGood());
    }

    @Test
    void aPressThatAKillCutOffMayBeHeldWithItsLevel() {
        press(4);
        heard.ended();
        hold(ONE, 4);
        assertEquals(List.of(), unexplained(1));
    }

    @Test
    void aPressThatAKillCutOffMayNotBeHeldWithAnotherLevel() {
        press(4);
        heard.ended();
        hold(ONE, 5);
        assertEquals(
                List.of("bn-q01: response " + ONE + " is held with the answer 5, and no press of that level had its"
                        + " answer cut off by a kill then"),
                unexplained(1));
    }

    @Test
    void aSecondAnswerThatWasSealedIsHeld() {
        thank(2, ONE);
        heard.hear("answers " + ONE + " access,other");
        heard.hear("sealed " + ONE);
        hold(ONE, 2, REASONS);
        assertEquals(List.of(), unexplained(1));
        held.clear();
        hold(ONE, 2, "null");
        assertEquals(
                List.of("bn-q01: response " + ONE
                        + " is held with the answer null to the second question, and not with [" + REASONS + "]"),
                unexplained(1));
    }

    @Test
    void aSecondAnswerThatAKillCutOffMayBeHeldOrNot() {
        thank(2, ONE);
        heard.hear("answers " + ONE + " access,other");
        hold(ONE, 2, "null");
        assertEquals(List.of(), unexplained(1));
        held.clear();
        hold(ONE, 2, REASONS);
        assertEquals(List.of(), unexplained(1));
    }

    @Test
    void aSecondAnswerThatNobodyGaveIsNamed() {
        thank(2, ONE);
        hold(ONE, 2, REASONS);
        assertEquals(1, unexplained(1).size());
    }

    @Test
    void figuresThatSayOtherLevelsAreNamed() {
        thank(5, ONE);
        hold(ONE, 5);
        Figures right = Figures.of(held);
        String cell = "2026-11-22 ttpvhcc q01 q1 1 KIOSK_BUTTON btn.overall ";
        Verdict verdict = verdict(1, 0, new Figures(right.responses(), Map.of(cell + 4, 1L), right.days()));
        assertEquals(
                List.of(
                        "figures: ratings " + cell + "4: 1, and held are 0",
                        "figures: ratings " + cell + "5: 0, and held are 1"),
                verdict.unexplained());
    }

    @Test
    void figuresOfTheWrongDayOrCounterAreNamedThoughTheSumsAreRight() {
        thank(5, ONE);
        hold(ONE, 5);
        Figures right = Figures.of(held);
        Map<String, Long> moved = new TreeMap<>();
        right.responses().forEach((cell, n) -> moved.put(cell.replace("11-22", "11-23"), n));
        assertEquals(
                2,
                verdict(1, 0, new Figures(moved, right.levels(), right.days()))
                        .unexplained()
                        .size());
        Map<String, Long> elsewhere = new TreeMap<>();
        right.levels().forEach((cell, n) -> elsewhere.put(cell.replace("q01", "q02"), n));
        assertEquals(
                2,
                verdict(1, 0, new Figures(right.responses(), elsewhere, right.days()))
                        .unexplained()
                        .size());
    }

    @Test
    void whatFiguresCountTwiceIsTwice() {
        thank(5, ONE);
        hold(ONE, 5);
        Figures right = Figures.of(held);
        Map<String, Long> twice = new TreeMap<>();
        right.levels().forEach((cell, n) -> twice.put(cell, 2 * n));
        Verdict verdict = verdict(1, 0, new Figures(right.responses(), twice, right.days()));
        assertEquals(1, verdict.twice());
        assertFalse(verdict.isGood());
    }

    @Test
    void whatIsHeldAtAnotherCounterIsNamed() {
        thank(5, ONE);
        held.add(held(ONE, "q02", Map.of("btn.overall", "5"), true, NOW, TODAY));
        assertEquals(
                List.of("bn-q01: response " + ONE + " is held for terminal bn-q01 at counter q02"), unexplained(1));
    }

    @Test
    void whatIsHeldInAnotherTimeOrDayIsNamed() {
        thank(5, ONE);
        Instant yesterday = Instant.parse("2026-11-21T15:00:00Z");
        held.add(held(ONE, "q01", Map.of("btn.overall", "5"), true, yesterday, LocalDate.parse("2026-11-21")));
        assertEquals(
                List.of(
                        "bn-q01: response " + ONE + " was given between " + NOW + " and " + NOW
                                + ", and is held as answered between " + yesterday + " and " + yesterday
                                + " by its own clock",
                        "bn-q01: response " + ONE + " was given between " + NOW + " and " + NOW
                                + ", and is counted on 2026-11-21"),
                unexplained(1));
    }

    @Test
    void aClockThatIsNotSynchronisedMayNotBeBelieved() {
        thank(5, ONE);
        held.add(held(ONE, "q01", Map.of("btn.overall", "5"), false, NOW, TODAY));
        assertEquals(
                List.of("bn-q01: response " + ONE + " says that its clock is not synchronised, and is believed"),
                unexplained(1));
    }

    @Test
    void whatIsMissingIsLost() {
        thank(5, ONE);
        thank(3, TWO);
        hold(ONE, 5);
        Verdict verdict = verdict(2, 0);
        assertEquals(
                List.of(
                        "bn-q01 sealed 2, has receipts for 2, the agency holds 1, the highest number 1",
                        "bn-q01 counts 2 presses of level 5, and the agency holds 1"),
                verdict.unexplained());
        assertEquals("faults 0, acknowledged 2, agency holds 1, lost 1, twice 0, unexplained 2", verdict.line(0));
    }

    @Test
    void aPressThatWasCountedAndNotSealedIsNamedWhateverWasKilled() {
        thank(5, ONE);
        hold(ONE, 5);
        press(4);
        heard.ended();
        assertEquals(
                List.of(
                        "bn-q01 counts 2 presses and 0 of them as too soon, and sealed 1",
                        "bn-q01 counts 1 presses of level 4, and the agency holds 0"),
                unexplained(totals(1, 0, Map.of(5, 1L, 4, 1L), 0)));
    }

    @Test
    void aPressOfAnotherLevelIsNamed() {
        thank(5, ONE);
        hold(ONE, 5);
        assertEquals(
                List.of("bn-q01 counts 1 presses of level 4, and the agency holds 0"),
                unexplained(totals(1, 0, Map.of(4, 1L), 0)));
    }

    @Test
    void aPressThatAKillCutOffIsStoredOrRefusedAndNotBoth() {
        press(4);
        heard.ended();
        assertEquals(List.of(), unexplained(totals(0, 1, Map.of(), 0)));
        hold(ONE, 4);
        assertEquals(List.of(), unexplained(totals(1, 0, Map.of(4, 1L), 0)));
        assertEquals(
                List.of(
                        "bn-q01 counts 1 presses more than it thanked for, 1 refusals more than it told, and 0 presses too"
                                + " soon, and kills cut off 1 presses"),
                unexplained(totals(1, 1, Map.of(4, 1L), 0)));
    }

    @Test
    void nobodyPressedTooSoon() {
        thank(5, ONE);
        hold(ONE, 5);
        assertEquals(
                List.of(
                        "bn-q01 counts 0 presses more than it thanked for, 0 refusals more than it told, and 1 presses too"
                                + " soon, and kills cut off 0 presses"),
                unexplained(totals(1, 0, Map.of(5, 2L), 1)));
    }

    @Test
    void aScreenThatThanksTooEarlyOrNotAtAllIsNamed() {
        press(4);
        heard.hear("early");
        heard.hear("thanked " + ONE);
        heard.hear("unthanked");
        hold(ONE, 4);
        assertEquals(
                List.of(
                        "bn-q01: the screen thanked before the press was stored: level 4 at " + NOW,
                        "bn-q01: the screen did not thank for a press that was stored"),
                unexplained(1));
    }

    @Test
    void whatWasAnsweredInTheDayOfGreenwichIsCounted() {
        thank(5, ONE);
        hold(ONE, 5);
        assertEquals(0, verdict(1, 0).met().atNight());
        held.clear();
        Instant night = Instant.parse("2026-11-21T18:30:00Z");
        held.add(held(ONE, "q01", Map.of("btn.overall", "5"), true, night, TODAY));
        assertEquals(1, verdict(1, 0).met().atNight());
    }

    @Test
    void aRefusalThatWasNotCountedIsNamed() {
        press(5);
        heard.hear("refused");
        troubles.add(new Card.Trouble(NOW.minusSeconds(2), NOW));
        assertEquals(List.of("bn-q01 refused 1 ratings, and counts 0"), unexplained(0));
    }

    @Test
    void aRefusalIsExplainedByACardThatWasNotWellThen() {
        press(5);
        heard.hear("refused");
        troubles.add(new Card.Trouble(NOW.minusSeconds(60), NOW.minusSeconds(30)));
        assertEquals(
                List.of("bn-q01: the press of level 5 was refused between " + NOW + " and " + NOW
                        + ", and its card was well"),
                verdict(0, 1).unexplained());
        troubles.add(new Card.Trouble(NOW.minusSeconds(20), NOW.minusSeconds(3)));
        assertEquals(List.of(), verdict(0, 1).unexplained());
    }
}
