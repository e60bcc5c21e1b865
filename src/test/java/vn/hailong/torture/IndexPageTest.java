package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IndexPageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final String NOBODY = "{\"counter\": \"%s\", \"responses\": 0, \"overall\": {\"state\": \"none\"}}";
    private static final String WITHHELD =
            "{\"counter\": \"%s\", \"responses\": null, \"overall\": {\"state\": \"withheld\"}}";
    private static final String FEW =
            "{\"counter\": \"%s\", \"responses\": null, \"overall\": {\"state\": \"too-few\", \"threshold\": 5}}";

    /// Eight of ten: the interval of textbooks is 49.02 to 94.33.
    private static final String EIGHT_OF_TEN = """
            "responses": 10, "overall": {"state": "shown", "valid": 10, "satisfied": 8, "ratePercent": 80.00,
            "levels": {"5": 5, "4": 3, "3": 0, "2": 0, "1": 2},
            "interval": {"lower": 49.02, "upper": 94.33, "confidence": 95, "method": "wilson"}}""";

    private final List<Held> held = new ArrayList<>();

    private void hold(int number, String counter, int level) {
        for (int i = 0; i < number; i++) {
            held.add(new Held(
                    new UUID(1, held.size()),
                    new UUID(2, 1),
                    held.size() + 1,
                    "bn-q01",
                    new Held.Sent(
                            "ttpvhcc",
                            counter,
                            "q1",
                            1,
                            "KIOSK_BUTTON",
                            true,
                            Map.of(Held.ITEM, Integer.toString(level))),
                    Optional.empty(),
                    NOW,
                    Optional.of(NOW),
                    NOW,
                    LocalDate.parse("2026-11-22")));
        }
    }

    private void holdEightOfTen(String counter) {
        hold(5, counter, 5);
        hold(3, counter, 4);
        hold(2, counter, 1);
    }

    private List<String> differences(String total, String... counters) {
        String json = "{" + total + ", \"items\": [], \"counters\": [" + String.join(",", counters) + "]}";
        List<String> differences = new ArrayList<>();
        IndexPage.compare(JsonMapper.shared().readTree(json), "index", held, differences);
        return differences;
    }

    private List<String> ofFirstCounter(String figures) {
        return differences(
                EIGHT_OF_TEN,
                "{\"counter\": \"q01\", " + figures + "}",
                NOBODY.formatted("q02"),
                NOBODY.formatted("q03"),
                NOBODY.formatted("q04"));
    }

    @Test
    void whatIsHeldIsWhatIsShown() {
        holdEightOfTen("q01");
        assertEquals(List.of(), ofFirstCounter(EIGHT_OF_TEN));
    }

    @Test
    void figuresThatAreHiddenAreNamed() {
        holdEightOfTen("q01");
        List<String> differences = ofFirstCounter("\"responses\": 10, \"overall\": {\"state\": \"too-few\"}");
        assertEquals("index at q01: state is too-few, expected shown", differences.getFirst());
        assertEquals(
                "index at q01: responses is null, expected 10",
                ofFirstCounter("\"responses\": null, \"overall\": {\"state\": \"withheld\"}")
                        .getFirst());
    }

    @Test
    void everyFigureIsComputedAnew() {
        holdEightOfTen("q01");
        assertEquals(
                List.of("index at q01: responses is 11, expected 10"),
                ofFirstCounter(EIGHT_OF_TEN.replace("\"responses\": 10", "\"responses\": 11")));
        assertEquals(
                List.of("index at q01: valid is 11, expected 10"),
                ofFirstCounter(EIGHT_OF_TEN.replace("\"valid\": 10", "\"valid\": 11")));
        assertEquals(
                List.of("index at q01: satisfied is 5, expected 8"),
                ofFirstCounter(EIGHT_OF_TEN.replace("\"satisfied\": 8", "\"satisfied\": 5")));
        assertEquals(
                List.of("index at q01: a share of 80.01 %, expected 80.00 %"),
                ofFirstCounter(EIGHT_OF_TEN.replace("80.00", "80.01")));
        assertEquals(
                List.of("index at q01: an interval whose lower end is 49.03, expected 49.02"),
                ofFirstCounter(EIGHT_OF_TEN.replace("49.02", "49.03")));
        assertEquals(
                List.of("index at q01: an interval whose upper end is 94.32, expected 94.33"),
                ofFirstCounter(EIGHT_OF_TEN.replace("94.33", "94.32")));
        assertEquals(
                List.of("index at q01, level: 4 is 2, expected 3"),
                ofFirstCounter(EIGHT_OF_TEN.replace("\"4\": 3", "\"4\": 2")));
    }

    @Test
    void aCounterThatIsNotListedIsNamed() {
        holdEightOfTen("q01");
        assertEquals(
                List.of("index: has the counters [q02, q03, q04], expected [q01, q02, q03, q04]"),
                differences(EIGHT_OF_TEN, NOBODY.formatted("q02"), NOBODY.formatted("q03"), NOBODY.formatted("q04")));
    }

    @Test
    void fewAreHiddenAndWhatWouldTellThemToo() {
        holdEightOfTen("q01");
        hold(2, "q02", 4);
        hold(8, "q03", 1);
        String total = """
                "responses": 20, "overall": {"state": "shown", "valid": 20, "satisfied": 10, "ratePercent": 50.00,
                "levels": {"5": 5, "4": 5, "3": 0, "2": 0, "1": 10},
                "interval": {"lower": 29.93, "upper": 70.07, "confidence": 95, "method": "wilson"}}""";
        String first = "{\"counter\": \"q01\", " + EIGHT_OF_TEN + "}";
        assertEquals(
                List.of(),
                differences(total, first, FEW.formatted("q02"), WITHHELD.formatted("q03"), NOBODY.formatted("q04")));
        assertEquals(
                List.of("index at q02: tells valid of what must not be shown"),
                differences(
                        total,
                        first,
                        FEW.formatted("q02").replace("\"threshold\": 5", "\"valid\": 2"),
                        WITHHELD.formatted("q03"),
                        NOBODY.formatted("q04")));
        String shown = "{\"counter\": \"q03\", \"responses\": 8, \"overall\": {\"state\": \"shown\", \"valid\": 8}}";
        assertEquals(
                List.of(
                        "index at q03: responses is 8, expected null",
                        "index at q03: state is shown, expected withheld",
                        "index at q03: tells valid of what must not be shown"),
                differences(total, first, FEW.formatted("q02"), shown, NOBODY.formatted("q04")));
    }
}
