package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.answered;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.AgencySamples.said;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;

/// Responses of machines that did not know the time, and the days in which they are counted.
class AnsweredTimesTest {
    private static final UUID BOOT = new UUID(9, 1);
    private static final UUID NEXT_BOOT = new UUID(9, 2);

    /// The machine was started at seven in the morning in Vietnam, and thinks it is 1970.
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final IntakeFixture fixture;

    AnsweredTimesTest() throws InterruptedException {
        fixture = new IntakeFixture(config());
        at(START);
    }

    @AfterEach
    void theTalliesAreWhatARebuildMakesOfThem() {
        List<String> kept = fixture.tallies();
        List<String> days = outboxDays();
        fixture.store.rebuildTallies();
        assertEquals(kept, fixture.tallies());
        fixture.forget("false");
        assertEquals(days, outboxDays());
        fixture.close();
    }

    private void at(Instant now) {
        fixture.at(config(), now);
    }

    private static Instant after(long uptimeMs) {
        return START.plusMillis(uptimeMs);
    }

    private static SealedResponse rated(long seq, String claimed, boolean synced, UUID boot, long uptimeMs) {
        return answered(response(seq, 5), OffsetDateTime.parse(claimed), new ClockReading(synced, boot, uptimeMs));
    }

    private static SealedResponse lost(long seq, long uptimeMs) {
        return rated(seq, "1970-01-01T07:00:30+07:00", false, BOOT, uptimeMs);
    }

    private void send(SealedResponse... responses) throws InterruptedException {
        fixture.responses("bn-q03", batch(INSTALLATION, responses));
    }

    private static Status status(boolean synced, UUID boot, long uptimeMs, String wall) {
        return said(
                INSTALLATION,
                Status.State.ONLINE,
                0,
                0,
                0,
                new ClockReading(synced, boot, uptimeMs),
                OffsetDateTime.parse(wall));
    }

    /// A status that was heard a second after it was sent.
    private void hear(boolean synced, UUID boot, long uptimeMs) throws InterruptedException {
        Instant now = after(uptimeMs);
        at(now.plusSeconds(1));
        fixture.status("bn-q03", status(synced, boot, uptimeMs, synced ? now + "" : "1970-01-01T00:01:00Z"));
    }

    private List<String> days() {
        return fixture.query("select answered_on || ' ' || sum(n) from response_tally group by answered_on order by 1");
    }

    private List<String> outboxDays() {
        return fixture.query("select day || ' ' || held from installation_day where held > 0 order by 1");
    }

    private List<String> times() {
        return fixture.query("""
                select response.seq || ' ' || last.method || ' ' || to_char(last.answered_at at time zone 'UTC',
                    'MM-DD HH24:MI:SS')
                from response join (select distinct on (response) * from response_time
                    order by response, revision desc) last on last.response = response.id order by response.seq""");
    }

    @Test
    void aLaterStatusOfTheSameBootRepairsWhatCameBefore() throws Exception {
        at(after(HOUR));
        send(lost(1, 10 * MINUTE), lost(2, 20 * MINUTE));
        assertEquals(List.of("2026-11-20 2"), days());
        assertEquals(List.of("1 BOUND 11-20 01:00:00", "2 BOUND 11-20 01:00:00"), times());
        hear(true, BOOT, 2 * HOUR);
        assertEquals(List.of("1 SYNCED 11-20 00:10:00", "2 SYNCED 11-20 00:20:00"), times());
        // 16 s that the kernel allows, and 600 ppm of the 100 minutes between.
        assertEquals(
                List.of("19.600"),
                fixture.query("select to_char(extract(epoch from latest - answered_at), 'FM999.000') from response_time"
                        + " where method = 'SYNCED' order by answered_at desc limit 1"));
        assertEquals(List.of("2026-11-20 2"), days());
        assertEquals(2, fixture.count("response_time where revision = 2"));
    }

    @Test
    void aDayLaterTheTalliesMoveToTheRightDay() throws Exception {
        // Answered on the 20th, sent on the 21st, repaired on the 22nd.
        at(after(26 * HOUR));
        send(lost(1, HOUR), lost(2, 2 * HOUR), lost(3, 25 * HOUR));
        assertEquals(List.of("2026-11-21 3"), days());
        hear(true, BOOT, 50 * HOUR);
        assertEquals(List.of("2026-11-20 2", "2026-11-21 1"), days());
        assertEquals(days(), outboxDays());
        assertEquals(List.of("1970-01-01"), fixture.query("select distinct answered_on::text from response"));
    }

    @Test
    void aStatusThatIsKnownBeforeRepairsAtOnce() throws Exception {
        hear(true, BOOT, 30 * MINUTE);
        at(after(30 * HOUR));
        send(lost(1, 10 * MINUTE), lost(2, 29 * HOUR));
        assertEquals(List.of("1 SYNCED 11-20 00:10:00", "2 SYNCED 11-21 05:00:00"), times());
        assertEquals(List.of("2026-11-20 1", "2026-11-21 1"), days());
    }

    @Test
    void aClockThatIsNeverSynchronisedIsReadByTheAgencysOwn() throws Exception {
        hear(false, BOOT, 5 * MINUTE);
        at(after(26 * HOUR));
        send(lost(1, 10 * MINUTE));
        assertEquals(List.of("1 HEARD 11-20 00:10:01"), times());
        assertEquals(List.of("2026-11-20 1"), days());
        // The clock's own word is better than ours, whenever it comes.
        hear(true, BOOT, 27 * HOUR);
        assertEquals(List.of("1 SYNCED 11-20 00:10:00"), times());
        hear(false, BOOT, 28 * HOUR);
        assertEquals(List.of("1 SYNCED 11-20 00:10:00"), times());
    }

    @Test
    void aWordThatTheBrokerKeptTellsNothingOfWhen() throws Exception {
        at(after(30 * HOUR));
        byte[] kept = StatusCodec.encode(status(false, BOOT, 5 * MINUTE, "1970-01-01T00:01:00Z"));
        fixture.intake.offer(new IncomingMessage("hailong/v1/khanh-hoa/bn-q03/status", kept, true, 1, 1), fixture.link);
        fixture.intake.turn();
        fixture.status(
                "bn-q03",
                said(
                        INSTALLATION,
                        Status.State.OFFLINE,
                        0,
                        0,
                        0,
                        new ClockReading(false, BOOT, 5 * MINUTE),
                        OffsetDateTime.parse("1970-01-01T00:01:00Z")));
        send(lost(1, 10 * MINUTE));
        assertEquals(List.of("1 BOUND 11-21 06:00:00"), times());
    }

    @Test
    void aSynchronisedClockThatIsWrongIsNotBelieved() throws Exception {
        Instant now = after(10 * MINUTE);
        at(now);
        fixture.status("bn-q03", status(true, BOOT, 10 * MINUTE, "2027-03-01T00:00:00Z"));
        send(rated(1, "2027-03-01T07:00:00+07:00", true, BOOT, 9 * MINUTE));
        assertEquals(List.of("1 HEARD 11-20 00:09:00"), times());
        assertEquals(List.of("2026-11-20 1"), days());
    }

    @Test
    void theFutureBendsNoFigure() throws Exception {
        at(after(HOUR));
        send(
                rated(1, "2026-11-20T08:04:00+07:00", true, BOOT, HOUR),
                rated(2, "2026-11-20T08:06:00+07:00", true, NEXT_BOOT, HOUR),
                rated(3, "2031-01-01T00:00:00+07:00", true, NEXT_BOOT, HOUR),
                rated(4, "1970-01-01T00:00:00Z", true, NEXT_BOOT, HOUR));
        assertEquals(List.of("2026-11-20 4"), days());
        assertEquals(3, fixture.count("response_time"));
    }

    @Test
    void theDayIsVietnamsWhateverTheZoneOfTheMachine() throws Exception {
        at(after(30 * HOUR));
        send(
                rated(1, "2026-11-20T16:59:59Z", true, BOOT, HOUR),
                rated(2, "2026-11-20T17:00:00Z", true, BOOT, HOUR),
                rated(3, "2026-11-20T08:59:59-08:00", true, BOOT, HOUR),
                rated(4, "2026-11-21T02:00:00+09:00", true, BOOT, HOUR));
        assertEquals(List.of("2026-11-20 2", "2026-11-21 2"), days());
        assertEquals(0, fixture.count("response_time"));
    }

    @Test
    void jumpsOfTheWallDoNotMatterWithinABoot() throws Exception {
        at(after(60 * HOUR));
        send(
                rated(1, "2026-11-20T07:10:00+07:00", false, BOOT, 10 * MINUTE),
                rated(2, "2026-11-27T07:20:00+07:00", false, BOOT, 20 * MINUTE),
                rated(3, "2001-01-01T00:00:00+07:00", false, BOOT, 30 * HOUR),
                rated(4, "2026-11-22T17:00:00+07:00", true, BOOT, 58 * HOUR));
        assertEquals(List.of("1 SYNCED 11-20 00:10:00", "2 SYNCED 11-20 00:20:00", "3 SYNCED 11-21 06:00:00"), times());
        assertEquals(List.of("2026-11-20 2", "2026-11-21 1", "2026-11-22 1"), days());
    }

    @Test
    void withoutAnyStatusNeighboursAndArrivalBound() throws Exception {
        at(after(100 * HOUR));
        send(rated(1, "2026-11-20T10:00:00+07:00", true, NEXT_BOOT, HOUR));
        send(
                lost(2, HOUR),
                // Between its neighbours: taken as it is.
                rated(3, "2026-11-21T08:00:00+07:00", false, BOOT, 2 * HOUR));
        assertEquals(List.of("2 BOUND 11-24 04:00:00", "3 BOUND 11-21 01:00:00"), times());
        assertEquals(List.of("2026-11-20 1", "2026-11-21 1", "2026-11-24 1"), days());
        assertEquals(
                List.of("2026-11-20 02:45:00"),
                fixture.query("select distinct to_char(earliest at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')"
                        + " from response_time"));
        // The next one that is sure of its time says that they were not later.
        send(rated(4, "2026-11-22T09:00:00+07:00", true, new UUID(9, 3), HOUR));
        assertEquals(List.of("2 BOUND 11-22 02:15:00", "3 BOUND 11-21 01:00:00"), times());
        assertEquals(List.of("2026-11-20 1", "2026-11-21 1", "2026-11-22 2"), days());
        // And one of their own boot, which was synchronised in the end, says it exactly.
        send(rated(5, "2026-11-20T20:00:00+07:00", true, BOOT, 13 * HOUR));
        assertEquals(List.of("2 SYNCED 11-20 01:00:00", "3 SYNCED 11-20 02:00:00"), times());
        assertEquals(List.of("2026-11-20 4", "2026-11-22 1"), days());
    }

    @Test
    void boundsDoNotWidenFromOneGroupToTheNext() throws Exception {
        at(after(100 * HOUR));
        send(rated(1, "2026-11-20T10:00:00+07:00", true, NEXT_BOOT, HOUR));
        for (long seq = 2; seq < 12; seq++) {
            send(lost(seq, seq * MINUTE));
        }
        assertEquals(
                List.of("2026-11-20 02:45:00"),
                fixture.query("select distinct to_char(earliest at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')"
                        + " from response_time"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whateverTheOrderOfWhatComesTheDaysAreTheSame(int seed) throws Exception {
        List<Runnable> steps = new ArrayList<>();
        List<byte[]> batches = new ArrayList<>();
        for (long seq = 1; seq <= 30; seq += 3) {
            batches.add(batch(
                    INSTALLATION,
                    lost(seq, seq * HOUR),
                    lost(seq + 1, (seq + 1) * HOUR),
                    lost(seq + 2, (seq + 2) * HOUR)));
        }
        byte[] status = StatusCodec.encode(status(true, BOOT, 35 * HOUR, after(35 * HOUR) + ""));
        at(after(35 * HOUR).plus(Duration.ofSeconds(2)));
        batches.forEach(each -> steps.add(() -> fixture.offer("hailong/v1/khanh-hoa/bn-q03/responses", each)));
        steps.add(() -> fixture.offer("hailong/v1/khanh-hoa/bn-q03/status", status));
        Collections.shuffle(steps, new Random(seed));
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
            if (i % 3 == seed % 3) {
                fixture.intake.turn();
            }
        }
        fixture.intake.turn();
        assertEquals(List.of("2026-11-20 16", "2026-11-21 14"), days());
        assertEquals(days(), outboxDays());
    }
}
