package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.survey.Answer;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;

/// The promises of the intake: once, never without a receipt, never a receipt without a commit.
class IntakeTest {
    private final IntakeFixture fixture;

    IntakeTest() throws InterruptedException {
        fixture = new IntakeFixture(config());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aBatchIsCommittedReceiptedAndAcknowledged() throws Exception {
        byte[] payload = batch(INSTALLATION, response(1, 5), response(2, 4), response(4, 1));
        fixture.responses("bn-q03", payload);
        Receipt receipt = fixture.link.lastReceipt();
        assertEquals(INSTALLATION, receipt.installation());
        assertEquals(List.of(new SeqRange(1, 2), new SeqRange(4, 4)), receipt.committed());
        assertEquals(List.of(), receipt.quarantined());
        assertEquals(
                "hailong/v1/khanh-hoa/bn-q03/receipts",
                fixture.link.published.getFirst().topic());
        assertEquals(1, fixture.link.acknowledged.size());
        assertEquals(3, fixture.count("response"));
        assertEquals(
                new String(ResponseCodec.encode(response(1, 5)), StandardCharsets.UTF_8),
                fixture.query("select convert_from(raw, 'UTF8') from response where seq = 1")
                        .getFirst());
        assertEquals(List.of("2026-11-22"), fixture.query("select distinct answered_on::text from response"));
    }

    @Test
    void deliveredTwiceCountsOnce() throws Exception {
        byte[] payload = batch(INSTALLATION, response(1, 5), response(2, 4));
        fixture.responses("bn-q03", payload);
        fixture.responses("bn-q03", batch(INSTALLATION, response(2, 4)));
        fixture.responses("bn-q03", batch(INSTALLATION, response(2, 4), response(3, 4)));
        assertEquals(List.of(new SeqRange(2, 3)), fixture.link.lastReceipt().committed());
        assertEquals(List.of(), fixture.link.lastReceipt().quarantined());
        assertEquals(3, fixture.count("response"));
        assertEquals(3, fixture.counted());
        assertEquals(List.of("3"), fixture.query("select held::text from installation"));
    }

    @Test
    void duplicatesInsideOneGroupCountOnceAndEarnOneReceipt() throws Exception {
        byte[] payload = batch(INSTALLATION, response(1, 5), response(1, 5));
        fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", payload);
        fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", payload);
        fixture.intake.turn();
        assertEquals(1, fixture.counted());
        assertEquals(1, fixture.link.published.size());
        assertEquals(2, fixture.link.acknowledged.size());
        assertEquals(1, fixture.ledger.commits);
    }

    @Test
    void otherBytesUnderTheSameIdAreAConflictAndTheFirstStays() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, response(1, 5)));
        fixture.responses("bn-q03", batch(INSTALLATION, response(1, 1)));
        assertConflict(1);
        assertEquals(List.of("5"), fixture.query("select level::text from tally"));
    }

    @Test
    void anotherResponseAtTheSamePlaceIsAConflict() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, response(1, 5)));
        fixture.responses(
                "bn-q03", batch(INSTALLATION, response(id(99), 1, "q03", Map.of("btn.overall", new Answer.Number(1)))));
        assertConflict(1);
    }

    @Test
    void conflictsInsideOneBatchLeaveTheFirst() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, response(1, 5), response(1, 2), response(2, 4)));
        assertEquals(List.of(new SeqRange(1, 2)), fixture.link.lastReceipt().committed());
        assertEquals(
                List.of(new Receipt.Quarantined(1, "conflict")),
                fixture.link.lastReceipt().quarantined());
        assertEquals(List.of("4", "5"), fixture.query("select level::text from tally order by 1"));
    }

    private void assertConflict(long seq) {
        assertEquals(
                List.of(new Receipt.Quarantined(seq, "conflict")),
                fixture.link.lastReceipt().quarantined());
        assertEquals(List.of(new SeqRange(seq, seq)), fixture.link.lastReceipt().committed());
        assertEquals(1, fixture.count("response"));
        assertEquals(1, fixture.counted());
        assertEquals(List.of("conflict"), fixture.query("select code from quarantined_response"));
    }

    @Test
    void anInstallationOfAnotherTerminalIsQuarantined() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, response(1, 5)));
        fixture.responses("bn-q01", batch(INSTALLATION, response(2, 5)));
        assertEquals(
                List.of(new Receipt.Quarantined(2, "foreign-installation")),
                fixture.link.lastReceipt().quarantined());
        assertEquals(
                "hailong/v1/khanh-hoa/bn-q01/receipts",
                fixture.link.published.getLast().topic());
        assertEquals(1, fixture.counted());
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsAcknowledgedOrReceipted() throws Exception {
        fixture.ledger.attemptsToFail = 3;
        fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", batch(INSTALLATION, response(1, 5)));
        Intake waiting = fixture.intake;
        Thread thread = new Thread(() -> {
            try {
                waiting.turn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        thread.join();
        // Three pauses, each before a new attempt, and only then the receipt.
        assertEquals(3, fixture.pauses.size());
        assertEquals(1, fixture.link.published.size());
        assertEquals(1, fixture.counted());
    }

    @Test
    void killedBetweenCommitAndReceiptTheNextDeliveryBringsTheReceipt() throws Exception {
        byte[] payload = batch(INSTALLATION, response(1, 5));
        fixture.link.throwsOnPublish = true;
        fixture.responses("bn-q03", payload);
        assertEquals(1, fixture.count("response"));
        assertEquals(List.of(), fixture.link.acknowledged);

        fixture.link = new FakeLink();
        fixture.responses("bn-q03", payload);
        assertEquals(List.of(new SeqRange(1, 1)), fixture.link.lastReceipt().committed());
        assertEquals(1, fixture.link.acknowledged.size());
        assertEquals(1, fixture.counted());
    }

    @Test
    void aValueThatTheDatabaseRefusesIsFoundAndItsNeighboursAreCounted() throws Exception {
        fixture.ledger.hatedSeq = 3;
        fixture.responses(
                "bn-q03",
                batch(INSTALLATION, response(1, 5), response(2, 5), response(3, 5), response(4, 5), response(5, 5)));
        assertEquals(List.of(new SeqRange(1, 5)), fixture.link.lastReceipt().committed());
        assertEquals(
                List.of(new Receipt.Quarantined(3, "unstorable")),
                fixture.link.lastReceipt().quarantined());
        assertEquals(4, fixture.counted());
        assertEquals(1, fixture.link.acknowledged.size());
    }

    @Test
    void halfASurrogatePairIsNoTextAndIsQuarantinedWhereverItStands() throws Exception {
        String good = new String(
                ResponseCodec.encode(response(
                        id(1),
                        1,
                        "q03",
                        Map.of("btn.overall", new Answer.Number(5), "quick.comment", new Answer.Text("?")))),
                StandardCharsets.UTF_8);
        String comment = good.replace("\"?\"", "\"\\ud800\"");
        String field = good.replace("\"dat-dai\"", "\"\\ud800\"")
                .replace(id(1).toString(), id(2).toString())
                .replace("\"seq\":1,", "\"seq\":2,");
        fixture.responses("bn-q03", raw(INSTALLATION, comment, field));
        assertEquals(
                List.of(new Receipt.Quarantined(1, "malformed"), new Receipt.Quarantined(2, "malformed")),
                fixture.link.lastReceipt().quarantined());
        assertEquals(0, fixture.counted());
    }

    @Test
    void aProblemWithCharactersThatNoDatabaseTakesIsStored() throws Exception {
        String good = new String(ResponseCodec.encode(response(1, 5)), StandardCharsets.UTF_8);
        String bad = good.replace("\"btn.overall\":5", "\"reason.official\":[\"\\ud800\"]")
                .replace("\"seq\":1,", "\"seq\":2,");
        fixture.responses("bn-q03", raw(INSTALLATION, good.replace("btn.overall", "a\\u0000b"), bad));
        assertEquals(
                List.of(new Receipt.Quarantined(1, "malformed"), new Receipt.Quarantined(2, "malformed")),
                fixture.link.lastReceipt().quarantined());
    }

    @Test
    void aDatabaseThatIsAbsentAtTheStartIsWaitedFor() throws Exception {
        fixture.ledger.attemptsToFail = 2;
        fixture.intake(config()).prepare();
        assertEquals(2, fixture.pauses.size());
    }

    @Test
    void anOldTimeOrAFarFutureDoesNotStopTheIntake() throws Exception {
        String good = new String(ResponseCodec.encode(response(1, 5)), StandardCharsets.UTF_8);
        String far = good.replace("2026-11-22T09:14:05.120+07:00", "9999-12-31T23:59:59.000-18:00");
        fixture.responses("bn-q03", raw(INSTALLATION, far));
        assertEquals(List.of(new SeqRange(1, 1)), fixture.link.lastReceipt().committed());
        assertEquals(1, fixture.link.acknowledged.size());
    }

    @Test
    void talliesRebuiltFromRawAreTheSame() throws Exception {
        for (int seq = 1; seq <= 40; seq++) {
            fixture.responses(
                    seq % 2 == 0 ? "bn-q03" : "bn-q02",
                    batch(
                            new UUID(3, seq % 2),
                            response(
                                    id(seq),
                                    seq,
                                    seq % 3 == 0 ? "q01" : "q02",
                                    Map.of(
                                            "btn.overall", new Answer.Number(1 + seq % 5),
                                            "quick.official", new Answer.NotApplicable(),
                                            "quick.trips", new Answer.Number(seq % 4)))));
        }
        List<String> kept = fixture.tallies();
        assertTrue(kept.size() >= 20);
        fixture.store.rebuildTallies();
        assertEquals(kept, fixture.tallies());
        // Counted once more, by the database alone.
        assertEquals(
                fixture.query("select item || level || ':' || sum(n) from tally group by item, level order by 1"),
                fixture.query("""
                        select a.key || a.value || ':' || count(*)
                        from response, jsonb_each(convert_from(raw, 'UTF8')::jsonb -> 'answers') a
                        where jsonb_typeof(a.value) = 'number' group by a.key, a.value order by 1"""));
    }

    @Test
    void aTestResponseIsKeptButInNoFigure() throws Exception {
        fixture.responses(
                "bn-q03",
                batch(
                        INSTALLATION,
                        response(
                                id(1),
                                1,
                                "ba-ngoi",
                                "q03",
                                "quick5",
                                3,
                                Map.of("btn.overall", new Answer.Number(5)),
                                List.of("TEST", "OUT_OF_HOURS"))));
        assertEquals(1, fixture.count("response"));
        assertEquals(0, fixture.counted());
        assertEquals(List.of("{TEST,OUT_OF_HOURS}"), fixture.query("select flags::text from response"));
    }

    @Test
    void aFloodAtQos0CannotTakeTheRoomOfAcknowledgedMessages() {
        byte[] payload = batch(INSTALLATION, response(1, 5));
        var flood = new IncomingMessage("hailong/v1/khanh-hoa/bn-q03/responses", payload, false, 0, 0);
        int taken = 0;
        while (fixture.intake.offer(flood, fixture.link)) {
            taken++;
        }
        assertEquals(Intake.WINDOW, taken);
        for (int i = 0; i < Intake.WINDOW; i++) {
            fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", payload);
        }
    }

    @Test
    void whatWaitsFromALinkThatIsGoneIsForgotten() throws Exception {
        fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", batch(INSTALLATION, response(1, 5)));
        fixture.intake.forget(fixture.link);
        fixture.intake.turn();
        assertEquals(0, fixture.count("response"));
        assertArrayEquals(new Object[0], fixture.link.published.toArray());
    }

    private static byte[] raw(UUID installation, String... responses) {
        return ("{\"installation\":\"" + installation + "\",\"responses\":[" + String.join(",", responses) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
