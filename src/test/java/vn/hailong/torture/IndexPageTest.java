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
    private static final List<Held> HELD = List.of(held(1, 5), held(2, 5), held(3, 1));

    private static Held held(int number, int level) {
        return new Held(
                new UUID(1, number),
                new UUID(2, 1),
                number,
                "bn-q01",
                new Held.Sent(
                        "ttpvhcc", "q01", "q1", 1, "KIOSK_BUTTON", true, Map.of(Held.ITEM, Integer.toString(level))),
                Optional.empty(),
                NOW,
                Optional.of(NOW),
                NOW,
                LocalDate.parse("2026-11-22"));
    }

    private static List<String> differences(String counter) {
        String json = """
                {"responses": 3, "overall": {"state": "shown", "levels": {"5": 2, "1": 1}}, "counters": [%s]}""".formatted(counter);
        List<String> differences = new ArrayList<>();
        IndexPage.compare(JsonMapper.shared().readTree(json), "index", HELD, differences);
        return differences;
    }

    @Test
    void whatIsHeldIsWhatIsShown() {
        assertEquals(List.of(), differences("""
                {"counter": "q01", "responses": 3, "overall": {"state": "shown", "levels": {"5": 2, "1": 1}}},
                {"counter": "q02", "responses": 0, "overall": {"state": "none"}},
                {"counter": "q03", "responses": null, "overall": {"state": "withheld"}}"""));
    }

    @Test
    void anotherNumberOrLevelIsNamed() {
        assertEquals(List.of("index at q02: 1 responses, and held are 0"), differences("""
                {"counter": "q02", "responses": 1, "overall": {"state": "too-few"}}"""));
        assertEquals(
                List.of("index at q01: 2 of level 1, and held are 1", "index at q01: 1 of level 5, and held are 2"),
                differences("""
                        {"counter": "q01", "responses": 3, "overall": {"state": "shown", "levels": {"5": 1, "1": 2}}}"""));
    }
}
