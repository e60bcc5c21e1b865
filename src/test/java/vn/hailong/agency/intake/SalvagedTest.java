package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.UNIT;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hailong.survey.Answer;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;

/// A damaged outbox was salvaged into a new one: what the agency held already arrives again, under other
/// numbers.
class SalvagedTest {
    private static final UUID NEW_OUTBOX = new UUID(2, 2);

    private final IntakeFixture fixture;

    SalvagedTest() throws InterruptedException {
        fixture = new IntakeFixture(config());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static SealedResponse rated(long id, long seq, int level, String... flags) {
        return response(
                id(id), seq, UNIT, "q03", "quick5", 3, Map.of("btn.overall", new Answer.Number(level)), List.of(flags));
    }

    private void assertReceipted(long first, long last, Receipt.Quarantined... quarantined) {
        assertEquals(
                List.of(new SeqRange(first, last)), fixture.link.lastReceipt().committed());
        assertEquals(List.of(quarantined), fixture.link.lastReceipt().quarantined());
    }

    private String installations() {
        return String.join(
                ", ",
                fixture.query("select held || ' ' || elsewhere || ' ' || salvaged from installation order by id"));
    }

    @Test
    void whatIsHeldAlreadyIsReceiptedAndCountedOnce() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, rated(1, 1, 5), rated(2, 2, 4, "OUT_OF_HOURS")));
        byte[] salvaged = batch(
                NEW_OUTBOX,
                rated(2, 1, 4, "OUT_OF_HOURS", "SALVAGED"),
                rated(1, 2, 5, "SALVAGED"),
                rated(3, 3, 1, "SALVAGED"));
        for (int delivery = 0; delivery < 3; delivery++) {
            fixture.responses("bn-q03", salvaged);
            assertReceipted(1, 3);
            assertEquals("2 0 0, 1 2 1", installations());
            assertEquals(3, fixture.counted());
        }
        assertEquals(0, fixture.count("quarantined_response"));
        List<String> kept = fixture.tallies();
        fixture.store.rebuildTallies();
        assertEquals(kept, fixture.tallies());
    }

    @Test
    void theOriginalMayComeAfterTheSalvagedOne() throws Exception {
        fixture.responses("bn-q03", batch(NEW_OUTBOX, rated(1, 1, 5, "SALVAGED")));
        fixture.responses("bn-q03", batch(INSTALLATION, rated(1, 7, 5)));
        assertReceipted(7, 7);
        assertEquals("0 1 0, 1 0 1", installations());
        assertEquals(1, fixture.counted());
    }

    @Test
    void bothInOneGroupCountOnce() throws Exception {
        fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", batch(INSTALLATION, rated(1, 1, 5)));
        fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", batch(NEW_OUTBOX, rated(1, 1, 5, "SALVAGED")));
        fixture.intake.turn();
        assertEquals("1 0 0, 0 1 0", installations());
        assertEquals(1, fixture.counted());
    }

    @Test
    void anotherContentIsKeptApartUnderItsOwnCode() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, rated(1, 1, 5)));
        fixture.responses("bn-q03", batch(NEW_OUTBOX, rated(1, 1, 4, "SALVAGED")));
        assertReceipted(1, 1, new Receipt.Quarantined(1, "salvaged-differs"));
        assertEquals("1 0 0, 0 0 0", installations());
        assertEquals(1, fixture.counted());
        assertEquals(List.of("salvaged-differs"), fixture.query("select code from quarantined_response"));
    }

    @Test
    void aFlagAloneIsNoExcuse() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, rated(1, 1, 5)));
        // Not salvaged, of the same outbox, of another terminal: conflicts as ever.
        fixture.responses("bn-q03", batch(NEW_OUTBOX, rated(1, 2, 5)));
        assertReceipted(2, 2, new Receipt.Quarantined(2, "conflict"));
        fixture.responses("bn-q03", batch(INSTALLATION, rated(1, 2, 5, "SALVAGED")));
        assertReceipted(2, 2, new Receipt.Quarantined(2, "conflict"));
        fixture.responses("bn-q02", batch(new UUID(3, 3), rated(1, 1, 5, "SALVAGED")));
        assertReceipted(1, 1, new Receipt.Quarantined(1, "conflict"));
        assertEquals(1, fixture.counted());
        assertEquals(
                "0",
                fixture.query("select sum(elsewhere)::text from installation").getFirst());
    }

    @Test
    void theVerySameBytesFromAnotherOutboxAreAccountedForThere() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, rated(1, 1, 5)));
        fixture.responses("bn-q03", batch(NEW_OUTBOX, rated(1, 1, 5)));
        assertReceipted(1, 1);
        assertEquals("1 0 0, 0 1 0", installations());
        assertEquals(1, fixture.counted());
    }

    @Test
    void aPlaceThatIsKnownElsewhereIsTaken() throws Exception {
        fixture.responses("bn-q03", batch(INSTALLATION, rated(1, 1, 5), rated(2, 2, 5)));
        fixture.responses("bn-q03", batch(NEW_OUTBOX, rated(1, 1, 5, "SALVAGED")));
        fixture.responses("bn-q03", batch(NEW_OUTBOX, rated(9, 1, 3)));
        assertReceipted(1, 1, new Receipt.Quarantined(1, "conflict"));
        fixture.responses("bn-q03", batch(NEW_OUTBOX, rated(2, 1, 5, "SALVAGED")));
        assertReceipted(1, 1, new Receipt.Quarantined(1, "conflict"));
        fixture.responses("bn-q03", batch(NEW_OUTBOX, rated(4, 2, 3), rated(2, 2, 5, "SALVAGED")));
        assertReceipted(2, 2, new Receipt.Quarantined(2, "conflict"));
        assertEquals(3, fixture.counted());
        assertEquals("2 0 0, 1 1 0", installations());
    }
}
