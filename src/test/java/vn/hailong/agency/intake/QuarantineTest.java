package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.UNIT;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.questionnaire;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hailong.config.AgencyConfig;
import vn.hailong.survey.Answer;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;

/// What the agency can't understand is stored, receipted with its code, and read again by a better agency.
class QuarantineTest {
    private static final Map<String, Answer> ANSWERS = Map.of("btn.overall", new Answer.Number(5));

    private final IntakeFixture fixture = new IntakeFixture(config());

    QuarantineTest() throws InterruptedException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    private static SealedResponse of(String unit, String counter, String questionnaire, int version) {
        return response(id(1), 1, unit, counter, questionnaire, version, ANSWERS, List.of());
    }

    private void assertQuarantined(String code) {
        Receipt receipt = fixture.link.lastReceipt();
        assertEquals(List.of(new SeqRange(1, 1)), receipt.committed());
        assertEquals(List.of(new Receipt.Quarantined(1, code)), receipt.quarantined());
        assertEquals(List.of(code), fixture.query("select code from quarantined_response"));
        assertEquals(0, fixture.count("response"));
        assertEquals(fixture.link.published.size(), fixture.link.acknowledged.size());
    }

    @Test
    void unknownQuestionnaire() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, of(UNIT, "q03", "quick9", 3)));
        assertQuarantined("unknown-questionnaire");
    }

    @Test
    void unknownVersion() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, of(UNIT, "q03", "quick5", 4)));
        assertQuarantined("unknown-questionnaire");
    }

    @Test
    void unknownUnit() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, of("cam-ranh", "q03", "quick5", 3)));
        assertQuarantined("unknown-unit");
    }

    @Test
    void unknownCounter() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, of(UNIT, "q99", "quick5", 3)));
        assertQuarantined("unknown-unit");
    }

    @Test
    void unknownTerminal() throws Exception {
        fixture.responses("bn-q77", batch(INSTALLATION, of(UNIT, "q03", "quick5", 3)));
        assertQuarantined("unknown-terminal");
        assertEquals(
                "hailong/v1/khanh-hoa/bn-q77/receipts",
                fixture.link.published.getFirst().topic());
        // A stranger owns nothing.
        assertEquals(0, fixture.count("installation"));
    }

    @Test
    void answersThatDoNotFit() throws Exception {
        List<Map<String, Answer>> wrong = List.of(
                Map.of("btn.overall", new Answer.Number(6)),
                Map.of("btn.overall", new Answer.Text("yes")),
                Map.of("btn.nobody", new Answer.Number(5)),
                Map.of("reason.official", new Answer.Choices(List.of("weather"))),
                Map.of("quick.result", new Answer.Text("maybe")),
                Map.of("quick.trips", new Answer.Number(6)));
        for (int i = 0; i < wrong.size(); i++) {
            fixture.responses("bn-q03", batch(INSTALLATION, response(id(i), i + 1, "q03", wrong.get(i))));
            assertEquals(
                    List.of(new Receipt.Quarantined(i + 1, "unknown-answer")),
                    fixture.link.lastReceipt().quarantined());
        }
        assertEquals(0, fixture.count("response"));
    }

    @Test
    void answersThatFit() throws Exception {
        fixture.responses(
                "bn-q03",
                batch(
                        INSTALLATION,
                        response(
                                id(1),
                                1,
                                "q03",
                                Map.of(
                                        "btn.overall", new Answer.Number(1),
                                        "quick.official", new Answer.NotApplicable(),
                                        "reason.official", new Answer.Choices(List.of("attitude", "guidance")),
                                        "quick.result", new Answer.Text("no"),
                                        "quick.trips", new Answer.Number(5),
                                        "quick.comment", new Answer.Skipped()))));
        assertEquals(List.of(), fixture.link.lastReceipt().quarantined());
        assertEquals(1, fixture.counted());
    }

    @Test
    void malformedElementsDoNotSpoilTheirNeighbours() throws Exception {
        String good = new String(ResponseCodec.encode(response(1, 5)), StandardCharsets.UTF_8);
        String payload = "{\"installation\":\"" + INSTALLATION + "\",\"responses\":[" + good
                + ",{\"seq\":2,\"id\":\"?\"},{\"noise\":true}]}";
        fixture.responses("bn-q03", payload.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(new SeqRange(1, 2)), fixture.link.lastReceipt().committed());
        assertEquals(
                List.of(new Receipt.Quarantined(2, "malformed")),
                fixture.link.lastReceipt().quarantined());
        assertEquals(1, fixture.counted());
        assertEquals(2, fixture.count("quarantined_response"));
    }

    @Test
    void theSameAgainIsStoredOnce() throws Exception {
        byte[] payload = batch(INSTALLATION, of(UNIT, "q03", "quick9", 3));
        fixture.responses("bn-q03", payload);
        fixture.responses("bn-q03", payload);
        assertQuarantined("unknown-questionnaire");
        assertEquals(2, fixture.link.published.size());
    }

    @Test
    void whatWasCountedStaysCountedWhenTheConfigurationForgetsIt() throws Exception {
        byte[] payload = batch(INSTALLATION, response(1, 5));
        fixture.responses("bn-q03", payload);
        fixture.intake = fixture.intake(config(List.of(questionnaire()), List.of("q01"), List.of("bn-q03")));
        fixture.responses("bn-q03", payload);
        assertEquals(List.of(), fixture.link.lastReceipt().quarantined());
        assertEquals(0, fixture.count("quarantined_response"));
    }

    @Test
    void aBetterAgencyReadsItsQuarantineAgain() throws Exception {
        AgencyConfig poor = config(List.of(), List.of("q01"), List.of("bn-q01"));
        fixture.intake = fixture.intake(poor);
        fixture.responses("bn-q03", batch(INSTALLATION, response(1, 5), response(2, 4)));
        assertEquals(2, fixture.count("quarantined_response where code = 'unknown-terminal'"));

        fixture.intake = fixture.intake(config());
        fixture.intake.prepare();
        assertEquals(2, fixture.counted());
        assertEquals(2, fixture.count("quarantined_response where released_at is not null"));
        assertEquals(List.of("2"), fixture.query("select held::text from installation where terminal = 'bn-q03'"));

        fixture.intake.prepare();
        fixture.responses("bn-q03", batch(INSTALLATION, response(1, 5)));
        assertEquals(2, fixture.counted());
        assertEquals(List.of(), fixture.link.lastReceipt().quarantined());
    }
}
