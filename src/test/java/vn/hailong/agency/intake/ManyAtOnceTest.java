package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.AgencySamples;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Stage;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.Response;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;

/// A large batch takes another way into the table than a single response; nobody must be able to tell.
class ManyAtOnceTest {
    private static final int MANY = 40;
    private static final List<List<String>> FLAGS =
            List.of(List.of(), List.of(""), List.of("TEST"), List.of("", ""), List.of("cờ, {\"lạ\"}", "NULL", ""));

    private final IntakeFixture fixture;

    ManyAtOnceTest() throws InterruptedException {
        fixture = new IntakeFixture(config());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theyAreStoredAsEachAloneWouldBe() throws Exception {
        SealedResponse[] responses =
                LongStream.rangeClosed(1, MANY).mapToObj(ManyAtOnceTest::varied).toArray(SealedResponse[]::new);
        fixture.responses("bn-q03", batch(INSTALLATION, responses));
        try (IntakeFixture other = new IntakeFixture(config())) {
            for (SealedResponse response : responses) {
                other.responses("bn-q03", batch(INSTALLATION, response));
            }
            for (String table : List.of("response", "tally", "response_tally", "installation", "installation_day")) {
                String rows = "select t::text from " + table + " t order by 1";
                assertEquals(other.query(rows), fixture.query(rows));
            }
        }
        assertEquals(MANY, fixture.count("response"));
    }

    @Test
    void thoseThatAreHeldAlreadyAreNotCountedAgain() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, response(7, 5), response(MANY, 5)));
        fixture.responses("bn-q03", batch(INSTALLATION, all()));
        assertEquals(List.of(new SeqRange(1, MANY)), fixture.link.lastReceipt().committed());
        assertEquals(List.of(), fixture.link.lastReceipt().quarantined());
        assertEquals(MANY, fixture.count("response"));
        assertEquals(MANY, fixture.counted());
        assertEquals(
                List.of(Integer.toString(MANY)),
                fixture.query(
                        "select held::text from installation where held = (select sum(held) from installation_day)"));
    }

    @Test
    void oneWhosePlaceIsTakenIsAConflictAndItsNeighboursAreCounted() throws Exception {
        fixture.responses(
                "bn-q03", batch(INSTALLATION, response(id(99), 3, "q03", Map.of("btn.overall", new Answer.Number(1)))));
        fixture.responses("bn-q03", batch(INSTALLATION, all()));
        assertEquals(List.of(new SeqRange(1, MANY)), fixture.link.lastReceipt().committed());
        assertEquals(
                List.of(new Receipt.Quarantined(3, "conflict")),
                fixture.link.lastReceipt().quarantined());
        assertEquals(MANY, fixture.counted());
    }

    @Test
    void aTimeBeyondTheCalendarIsQuarantinedHoweverManyComeWithIt() throws Exception {
        SealedResponse far = AgencySamples.answered(
                response(1, 5),
                OffsetDateTime.parse("9999-12-31T23:59:59.999-18:00"),
                new ClockReading(true, AgencySamples.BOOT, 1));
        SealedResponse[] with = all();
        with[0] = far;
        fixture.responses("bn-q03", batch(INSTALLATION, with));
        assertEquals(MANY - 1, fixture.counted());
        assertEquals(List.of("unstorable"), fixture.query("select code from quarantined_response"));
        try (IntakeFixture alone = new IntakeFixture(config())) {
            alone.responses("bn-q03", batch(INSTALLATION, far));
            assertEquals(List.of("unstorable"), alone.query("select code from quarantined_response"));
        }
    }

    /// A card that was restored: its first response is held from another card, its number is free.
    @Test
    void aPlaceThatItsRivalDoesNotGetIsFree() throws Exception {
        fixture.responses("bn-q03", batch(new UUID(5, 5), response(1, 5)));
        fixture.responses(
                "bn-q03",
                batch(
                        INSTALLATION,
                        response(1, 1),
                        response(id(2), 1, "q03", Map.of("btn.overall", new Answer.Number(4)))));
        assertEquals(2, fixture.counted());
        assertEquals(1, fixture.count("quarantined_response"));
        assertEquals(List.of(new SeqRange(1, 1)), fixture.link.lastReceipt().committed());
    }

    @Test
    void whatComesAgainTakesNoRoomOnTheDisk() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, all()));
        String size = "select pg_relation_size('response')::text";
        List<String> before = fixture.query(size);
        for (int i = 0; i < 20; i++) {
            fixture.responses("bn-q03", batch(INSTALLATION, all()));
        }
        assertEquals(before, fixture.query(size));
    }

    private static SealedResponse[] all() {
        return IntStream.rangeClosed(1, MANY).mapToObj(seq -> response(seq, 5)).toArray(SealedResponse[]::new);
    }

    /// With everything that a column can hold.
    private static SealedResponse varied(long seq) {
        Random random = new Random(seq);
        boolean synced = random.nextInt(4) > 0;
        return new SealedResponse(
                seq,
                new Response(
                        id(seq),
                        "quick5",
                        3,
                        List.of("vi", "en", "km").get(random.nextInt(3)),
                        Channel.values()[random.nextInt(Channel.values().length)],
                        AgencySamples.UNIT,
                        List.of("q01", "q02", "q03").get(random.nextInt(3)),
                        Optional.of(Stage.values()[random.nextInt(Stage.values().length)])
                                .filter(stage -> random.nextBoolean()),
                        Optional.of("đất đai 🏠").filter(field -> random.nextBoolean()),
                        Map.of(
                                "btn.overall",
                                new Answer.Number(1 + random.nextInt(5)),
                                "quick.comment",
                                new Answer.Text("Cảm ơn \"cán bộ\", \\N tuyệt vời\n{1,2}")),
                        OffsetDateTime.parse(synced ? "2026-11-21T23:59:59.999+07:00" : "1970-01-01T00:00:01.001+07:00")
                                .plusHours(random.nextInt(3)),
                        new ClockReading(synced, new UUID(1, random.nextInt(2)), random.nextInt(1_000_000)),
                        random.nextLong(1L << 40),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextInt(9),
                        FLAGS.get((int) seq % FLAGS.size())));
    }
}
