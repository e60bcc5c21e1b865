package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.AgencySamples.status;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.store.Arrival;
import vn.hailong.agency.store.Code;
import vn.hailong.wire.StatusCodec;

/// An oversized, malformed or wrongly addressed message changes nothing, is counted, and is visible.
class RefusedMessagesTest {
    private final IntakeFixture fixture = new IntakeFixture(config());

    RefusedMessagesTest() throws InterruptedException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    private void assertRefused(String code, String terminal, int size) {
        assertEquals(Map.of(terminal + " " + code, "1"), fixture.refused());
        assertEquals(List.of(code), fixture.query("select code from refused_message"));
        assertEquals(List.of("" + size), fixture.query("select size::text from refused_message"));
        assertEquals(1, fixture.link.acknowledged.size());
        assertEquals(0, fixture.link.published.size());
        for (String table : List.of("response", "quarantined_response", "terminal_status", "tally", "installation")) {
            assertEquals(0, fixture.count(table), table);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"responses", "status", "replies"})
    void malformed(String kind) throws Exception {
        fixture.message("hailong/v1/khanh-hoa/bn-q03/" + kind, "{\"installation\":");
        assertRefused("malformed", "bn-q03", 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"responses", "status", "replies"})
    void oversized(String kind) throws Exception {
        fixture.message("hailong/v1/khanh-hoa/bn-q03/" + kind, new byte[256 * 1024 + 1]);
        assertRefused("oversized", "bn-q03", 256 * 1024 + 1);
        assertEquals(List.of("262144"), fixture.query("select length(raw)::text from refused_message"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hailong/v1/khanh-hoa/bn-q03/receipts",
                "hailong/v1/khanh-hoa/bn-q03/config",
                "hailong/v1/khanh-hoa/bn-q03/commands"
            })
    void onATopicThatIsOursToSend(String topic) throws Exception {
        fixture.message(topic, batch(INSTALLATION, response(1, 5)));
        assertEquals(Map.of("bn-q03 foreign-topic", "1"), fixture.refused());
        assertEquals(0, fixture.count("response"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hailong/v1/lam-dong/bn-q03/responses",
                "hailong/v1/khanh-hoa/BN_Q03/responses",
                "hailong/v1/khanh-hoa/bn-q03/opinions",
                "hailong/v2/khanh-hoa/bn-q03/responses",
                "something\u0000else\ud800"
            })
    void onAForeignTopic(String topic) throws Exception {
        byte[] payload = batch(INSTALLATION, response(1, 5));
        fixture.message(topic, payload);
        assertRefused("foreign-topic", "", payload.length);
    }

    @Test
    void aVeryLongTopicIsStoredShortened() throws Exception {
        fixture.message("hailong/v1/khanh-hoa/" + "ạ".repeat(20_000) + "/responses", "{}");
        assertEquals(List.of("256"), fixture.query("select length(topic)::text from refused_message"));
    }

    @Test
    void aFloodOfTheSameCostsOneRow() throws Exception {
        for (int i = 0; i < 100; i++) {
            fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", new byte[] {'{'});
        }
        fixture.intake.turn();
        assertEquals(List.of("100"), fixture.query("select seen::text from refused_message"));
        assertEquals(Map.of("bn-q03 malformed", "100"), fixture.refused());
        assertEquals(100, fixture.link.acknowledged.size());
    }

    @Test
    void ofAFloodOfDifferentOnesTheOldestGoAndTheTotalStaysExact() throws Exception {
        List<Arrival> flood = new ArrayList<>();
        for (int i = 0; i < 10_050; i++) {
            flood.add(new Arrival.Refused(
                    Optional.of("bn-q03"),
                    "responses",
                    "hailong/v1/khanh-hoa/bn-q03/responses",
                    ("noise " + i).getBytes(StandardCharsets.UTF_8),
                    Code.MALFORMED,
                    "noise",
                    Instant.EPOCH));
        }
        fixture.store.ledger().commit(flood);
        assertEquals(10_000, fixture.count("refused_message"));
        assertEquals(Map.of("bn-q03 malformed", "10050"), fixture.refused());
    }

    @Test
    void statusAndTroubleShowInTheReports() throws Exception {
        fixture.message("hailong/v1/khanh-hoa/bn-q03/status", StatusCodec.encode(status(INSTALLATION)));
        fixture.message("hailong/v1/khanh-hoa/bn-q99/status", StatusCodec.encode(status(INSTALLATION)));
        fixture.message("hailong/v1/khanh-hoa/bn-q03/status", "[]");
        fixture.responses("bn-q03", batch(INSTALLATION, response(1, 5), response(1, 4)));
        List<TerminalReport> reports = fixture.store.terminals().reports();
        assertEquals(
                List.of("bn-q01", "bn-q02", "bn-q03", "bn-q99"),
                reports.stream().map(TerminalReport::terminal).toList());
        assertEquals(Optional.empty(), reports.getFirst().status());
        TerminalReport busy = reports.get(2);
        assertEquals(status(INSTALLATION), busy.status().orElseThrow());
        assertEquals(IntakeFixture.NOW, busy.heardAt().orElseThrow().toInstant());
        assertEquals(List.of(1L, 1L, 1L), List.of(busy.held(), busy.quarantined(), busy.refused()));
        assertEquals("q03", busy.counter());
        assertEquals("", reports.getLast().counter());
    }
}
