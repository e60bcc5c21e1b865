package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResponseColumnsTest {
    /// Half past one at night in Vietnam, and still the day before in Greenwich.
    private static final byte[] RAW = """
            {"id": "0190d3a0-0000-7000-8000-000000000001", "seq": 7, "questionnaire": "q1", "version": 1,
             "language": "vi", "channel": "KIOSK_BUTTON", "unit": "ttpvhcc", "counter": "q01", "field": "dat-dai",
             "answers": {"btn.overall": 4}, "answeredAt": "2026-11-22T01:30:00.120+07:00",
             "clock": {"synced": true, "boot": "0190d3a0-0000-7000-8000-0000000000bb", "uptimeMs": 81},
             "durationMs": 18, "complete": true, "assisted": false, "suppressedPresses": 2, "flags": ["OUT_OF_HOURS"]}
            """.getBytes(StandardCharsets.UTF_8);

    private static final String DIGEST = "DIGEST";
    private static final String ROW = """
            {"id": "0190d3a0-0000-7000-8000-000000000001", "installation": "0190d3a0-0000-7000-8000-00000000000c",
             "seq": 7, "digest": "\\\\xDIGEST", "raw": "\\\\x7b", "terminal": "bn-q01", "unit": "ttpvhcc",
             "counter": "q01", "questionnaire": "q1", "version": 1, "channel": "KIOSK_BUTTON", "stage": null,
             "field": "dat-dai", "language": "vi", "answered_at": "2026-11-21T18:30:00.12+00:00",
             "answered_on": "2026-11-22", "received_at": "2026-11-21T18:30:02+00:00", "clock_synced": true,
             "boot": "0190d3a0-0000-7000-8000-0000000000bb", "uptime_ms": 81, "duration_ms": 18, "complete": true,
             "assisted": false, "suppressed": 2, "flags": ["OUT_OF_HOURS"]}""";

    private static List<String> differences(String old, String mistaken) throws Exception {
        String digest = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(RAW));
        String row = ROW.replace(old, mistaken).replace(DIGEST, digest);
        return ResponseColumns.differences(JsonMapper.shared().readTree(row), RAW);
    }

    @Test
    void whatWasSentStandsInTheColumns() throws Exception {
        assertEquals(List.of(), differences("", ""));
    }

    @Test
    void aDayCountedInGreenwichIsNamed() throws Exception {
        assertEquals(
                List.of("has 2026-11-21 in its column answered_on, and was sent with 2026-11-22"),
                differences("\"answered_on\": \"2026-11-22\"", "\"answered_on\": \"2026-11-21\""));
    }

    @Test
    void whatIsMissingAddedOrSwappedIsNamed() throws Exception {
        assertEquals(
                List.of("has RESULT in its column stage, and was sent with nothing"),
                differences("\"stage\": null", "\"stage\": \"RESULT\""));
        assertEquals(
                List.of("has nothing in its column field, and was sent with dat-dai"),
                differences("\"field\": \"dat-dai\"", "\"field\": null"));
        assertEquals(
                List.of(
                                "has 18 in its column uptime_ms, and was sent with 81",
                                "has 81 in its column duration_ms, and was sent with 18")
                        .reversed(),
                differences("\"uptime_ms\": 81, \"duration_ms\": 18", "\"uptime_ms\": 18, \"duration_ms\": 81"));
        assertEquals(
                List.of("has [] in its column flags, and was sent with [\"OUT_OF_HOURS\"]"),
                differences("[\"OUT_OF_HOURS\"]", "[]"));
        assertEquals(
                List.of(
                        "has 2026-11-21T18:30:00Z in its column answered_at, and was sent with 2026-11-21T18:30:00.120Z"),
                differences("18:30:00.12+00:00", "18:30:00+00:00"));
    }

    @Test
    void theDigestIsOfTheseBytes() throws Exception {
        assertEquals(1, differences(DIGEST, "00").size());
    }

    @Test
    void aColumnThatNobodyComparesIsNamed() throws Exception {
        assertEquals(
                List.of("has a column colour, which is compared with nothing"),
                differences("\"seq\": 7", "\"seq\": 7, \"colour\": \"red\""));
    }
}
