package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.hailong.outbox.Totals;

class AccountsPageTest {
    private static final UUID CARD = new UUID(0, 12);
    private static final String JSON = """
            {"outboxes": [{"terminal": "bn-q01", "installation": "00000000-0000-0000-0000-00000000000c",
                "sealed": 7, "mostSealed": 7, "receipted": 7, "held": 7, "pending": 0, "knownElsewhere": 0,
                "quarantined": 0, "conflicting": 0, "later": 0, "missing": 0, "refusedRatings": 2,
                "suppressedPresses": 0, "explanations": [
                    {"kind": "refused", "weight": "watch", "count": 2},
                    {"kind": "times-repaired", "weight": "calm", "count": 3}]}],
             "ofDay": [{"installation": "00000000-0000-0000-0000-00000000000c", "sealed": 7, "held": 7, "pending": 0,
                "knownElsewhere": 0, "quarantined": 0, "conflicting": 0, "missing": 0}]}""";
    private static final String CARD_WORDS = "bn-q01 (00000000-0000-0000-0000-00000000000c)";

    private static List<String> differences(Set<String> shared, String old, String mistaken) {
        Totals totals = new Totals(7, 7, Optional.empty(), 2, Map.of(5, 7L), 0, 0, false, 4_096);
        return AccountsPage.differences(
                JsonMapper.shared().readTree(JSON.replace(old, mistaken)),
                List.of(new Drained("bn-q01", CARD, totals)),
                shared);
    }

    private static List<String> differences(String old, String mistaken) {
        return differences(Set.of(), old, mistaken);
    }

    @Test
    void whatTheCardSaysIsWhatIsShown() {
        assertEquals(List.of(), differences("", ""));
    }

    @Test
    void everyNumberIsCompared() {
        assertEquals(
                List.of("accounts: " + CARD_WORDS + ": receipted is 6, expected 7"),
                differences("\"receipted\": 7", "\"receipted\": 6"));
        assertEquals(
                List.of("accounts: " + CARD_WORDS + ": later is 1, expected 0"),
                differences("\"later\": 0", "\"later\": 1"));
        assertEquals(
                List.of("accounts: " + CARD_WORDS + ": refusedRatings is 3, expected 2"),
                differences("\"refusedRatings\": 2", "\"refusedRatings\": 3"));
        assertEquals(
                List.of("accounts of the day: " + CARD_WORDS + ": held is 6, expected 7"),
                differences("\"sealed\": 7, \"held\": 7", "\"sealed\": 7, \"held\": 6"));
    }

    @Test
    void anAlarmThatNothingExplainsIsNamed() {
        String alarm = "{\"kind\":\"clone\",\"weight\":\"alarm\",\"count\":0}";
        assertEquals(
                List.of("accounts: " + CARD_WORDS + ": " + alarm),
                differences("\"explanations\": [", "\"explanations\": [" + alarm + ","));
        assertEquals(
                List.of(), differences(Set.of("bn-q01"), "\"explanations\": [", "\"explanations\": [" + alarm + ","));
        String others = alarm.replace("clone", "fallen-back");
        assertEquals(
                List.of("accounts: " + CARD_WORDS + ": " + others),
                differences(Set.of("bn-q01"), "\"explanations\": [", "\"explanations\": [" + others + ","));
    }

    @Test
    void refusalsAreThoseOfTheCard() {
        assertEquals(
                1,
                differences("\"watch\", \"count\": 2", "\"watch\", \"count\": 3")
                        .size());
    }

    @Test
    void anOutboxThatIsMissingAndAnotherAreNamed() {
        assertEquals(
                List.of(
                        "accounts: " + CARD_WORDS + " is not there",
                        "accounts: nobody's outbox 00000000-0000-0000-0000-00000000000d"),
                differences("00000000000c", "00000000000d"));
    }
}
