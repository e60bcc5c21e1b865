package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.ANSWERED;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.AgencySamples.UNIT;
import static vn.hailong.agency.AgencySamples.answered;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.AgencySamples.said;
import static vn.hailong.agency.AgencySamples.status;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.account.DayAccount;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Reconciliation;
import vn.hailong.agency.account.Uncounted;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.store.Code;
import vn.hailong.survey.Answer;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.Status;

/// From what arrived to what is said about every number.
class AccountsTest extends OutboxScene {
    private static final UUID NEW_OUTBOX = new UUID(2, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    AccountsTest() throws InterruptedException {}

    private static Explanation.OnItsWay onItsWay(long responses, Instant heardAt, Instant since, boolean silent) {
        return new Explanation.OnItsWay(
                responses, local(heardAt), silent, Optional.of(local(since)), Explanation.Patience.USUAL);
    }

    private TerminalReport report() {
        return fixture.store.terminals().reports().stream()
                .filter(report -> report.terminal().equals(TERMINAL))
                .findFirst()
                .orElseThrow();
    }

    private DayAccount day(LocalDate day) {
        return fixture.store.accounts().day(day).getFirst();
    }

    @Test
    void allThatWasSealedIsHeld() throws Exception {
        send(INSTALLATION, 1, 10);
        hear(status(INSTALLATION, 10, 0, 1_000));
        assertEquals(List.of(), explained(INSTALLATION));
        OutboxAccount outbox = outbox(INSTALLATION);
        assertEquals(10, outbox.held());
        assertEquals(0, outbox.missing());
        DayAccount.Said said = day(DAY).said().orElseThrow();
        assertEquals(new DayAccount.Said(1, 10, 10, 0, 0, 77, 10, 0, 0, 0, 0, 0), said);
        assertEquals(10, day(DAY).belongs());
        assertEquals(List.of(), Reconciliation.explain(day(DAY), now));
    }

    @Test
    void whatWaitsOnTheTerminalIsOnItsWay() throws Exception {
        send(INSTALLATION, 1, 7);
        hear(status(INSTALLATION, 10, 3, 1_000));
        Explanation.OnItsWay way = onItsWay(3, NOW, NOW, false);
        assertEquals(List.of(way), explained(INSTALLATION));
        assertEquals(List.of(way), Reconciliation.explain(day(DAY), now));
        // It has arrived since, and more with it.
        send(INSTALLATION, 8, 12);
        assertEquals(List.of(new Explanation.StatusIsOlder(2)), explained(INSTALLATION));
        now = NOW.plus(Duration.ofDays(2));
        hear(status(INSTALLATION, 13, 1, 2_000));
        assertEquals(
                List.of(new Explanation.OnItsWay(
                        1, local(NOW), true, Optional.of(local(NOW)), Explanation.Patience.A_DAY_OVER)),
                explained(INSTALLATION));
    }

    @Test
    void aRestoredAgencyKnowsWhatToAskFor() throws Exception {
        send(INSTALLATION, 1, 20);
        hear(status(INSTALLATION, 22, 1, 1_000));
        fixture.forget("seq between 3 and 5 or seq = 11");
        assertEquals(
                List.of(
                        new Explanation.ResendNeeded(
                                5,
                                List.of(new SeqRange(3, 5), new SeqRange(11, 11), new SeqRange(21, 22)),
                                true,
                                Optional.empty()),
                        onItsWay(1, NOW, NOW, false)),
                explained(INSTALLATION));
        assertEquals(
                Explanation.Weight.ALARM, explained(INSTALLATION).getFirst().weight());
    }

    @Test
    void everyPlaceIsAccountedForOnce() throws Exception {
        send(INSTALLATION, 1, 3);
        // Another response at a place that is taken, the same id with other bytes, and what nobody understands.
        fixture.responses(TERMINAL, batch(INSTALLATION, response(id(99), 2, "q03", Map.of())));
        fixture.responses(TERMINAL, batch(INSTALLATION, response(id(1), 4, "q03", Map.of())));
        fixture.responses(
                TERMINAL,
                batch(
                        INSTALLATION,
                        response(
                                id(5),
                                5,
                                UNIT,
                                "q03",
                                "quick9",
                                3,
                                Map.of("btn.overall", new Answer.Number(5)),
                                List.of()),
                        response(
                                id(6),
                                6,
                                UNIT,
                                "q99",
                                "quick5",
                                3,
                                Map.of("btn.overall", new Answer.Number(5)),
                                List.of())));
        hear(status(INSTALLATION, 6, 0, 1_000));
        assertEquals(
                List.of(
                        new Explanation.Conflicting(1, true),
                        new Explanation.Quarantined(
                                3, Map.of("conflict", 1L, "unknown-questionnaire", 1L, "unknown-unit", 1L))),
                explained(INSTALLATION));
        assertEquals(
                Explanation.Weight.ALARM, explained(INSTALLATION).getFirst().weight());
        assertEquals(
                new Explanation.Conflicting(1, true),
                Reconciliation.explain(day(DAY), now).getFirst());
        assertEquals(1, day(DAY).said().orElseThrow().conflicting());
        TerminalReport report = report();
        assertEquals(4, report.quarantined());
        assertEquals(6, report.accounted(), "three held, three in quarantine, and none twice");
        Uncounted uncounted = fixture.store.accounts().uncounted();
        assertEquals(2, uncounted.conflictsTotal());
        Uncounted.Conflict sameId = uncounted.conflicts().getFirst();
        assertEquals(Optional.of(id(1)), sameId.id());
        assertEquals(Optional.of(4L), sameId.seq());
        assertEquals(id(1), sameId.held().orElseThrow().id());
        assertEquals(64, sameId.digest().length());
        assertEquals(64, sameId.held().orElseThrow().digest().length());
        Uncounted.Conflict samePlace = uncounted.conflicts().getLast();
        assertEquals(Optional.of(id(99)), samePlace.id());
        assertEquals(id(2), samePlace.held().orElseThrow().id());
        assertEquals(
                List.of("conflict 2", "unknown-questionnaire 1", "unknown-unit 1"),
                uncounted.quarantine().stream()
                        .map(heap -> heap.code() + " " + heap.count())
                        .toList());
    }

    @Test
    void aDayTellsWhatHasNumbersOfNoneOfItsStatuses() throws Exception {
        send(INSTALLATION, 1, 6);
        hear(status(INSTALLATION, 6, 0, 1_000));
        send(INSTALLATION, 7, 7);
        assertEquals(6, day(DAY).said().orElseThrow().sealed());
        assertEquals(7, day(DAY).belongs());
        assertEquals(List.of(new Explanation.NumberedElsewhere(1)), Reconciliation.explain(day(DAY), now));
        // The next day's first status has it among its numbers, and it is this day's all the same.
        later(Duration.ofDays(1));
        hear(status(INSTALLATION, 7, 0, 86_400_000));
        assertEquals(List.of(new Explanation.NumberedElsewhere(1)), Reconciliation.explain(day(DAY), now));
        assertEquals(List.of(new Explanation.OtherDays(1)), Reconciliation.explain(day(DAY.plusDays(1)), now));
    }

    @Test
    void thePresentCardIsComparedWithItself() throws Exception {
        send(INSTALLATION, 1, 5);
        hear(status(INSTALLATION, 5, 0, 1_000));
        later(Duration.ofHours(1));
        fixture.responses(TERMINAL, batch(NEW_OUTBOX, salvaged(5, 1), salvaged(6, 2), salvaged(7, 3)));
        hear(status(NEW_OUTBOX, 2, 0, 2_000));
        assertEquals(7, report().held());
        assertEquals(5, report().earlier());
        assertEquals(3, report().accounted(), "one of them is known under the earlier card");
    }

    @Test
    void strangersAreNamed() throws Exception {
        fixture.message("hailong/v1/khanh-hoa/bn-q77/status", "{");
        fixture.message("hailong/v1/khanh-hoa/NO NAME/status", "{");
        assertEquals(
                List.of(new Uncounted.Stranger("khanh-hoa", "bn-q77")),
                fixture.store.accounts().uncounted().strangers());
    }

    @Test
    void messagesThatCouldNotBeReadAreCounted() throws Exception {
        fixture.message("hailong/v1/khanh-hoa/bn-q03/responses", "{");
        fixture.message("hailong/v1/khanh-hoa/bn-q03/responses", "[");
        fixture.message("hailong/v1/elsewhere/bn-q03/responses", "{");
        assertEquals(
                List.of(" foreign-topic 1 false", "bn-q03 malformed 2 true"),
                fixture.store.accounts().uncounted().messages().stream()
                        .map(heap -> heap.terminal() + " " + heap.code() + " " + heap.count() + " "
                                + heap.last().isPresent())
                        .toList());
    }

    @Test
    void aCardThatVanishedWithResponsesIsAnAlarm() throws Exception {
        send(INSTALLATION, 1, 4);
        hear(status(INSTALLATION, 9, 5, 1_000));
        later(Duration.ofHours(1));
        hear(status(NEW_OUTBOX, 0, 0, 1_000));
        assertEquals(
                List.of(new Explanation.LostWithCard(5, List.of(new SeqRange(5, 9)), local(NOW), true)),
                explained(INSTALLATION));
        assertEquals(List.of(), explained(NEW_OUTBOX));
        // Two of them were read out of the damaged outbox, and one that was here already.
        fixture.responses(TERMINAL, batch(NEW_OUTBOX, salvaged(4, 1), salvaged(5, 2), salvaged(6, 3)));
        hear(status(NEW_OUTBOX, 3, 0, 2_000));
        assertEquals(
                List.of(
                        new Explanation.LostWithCard(3, List.of(new SeqRange(5, 9)), local(NOW), true),
                        new Explanation.Salvaged(2)),
                explained(INSTALLATION));
        assertEquals(List.of(new Explanation.KnownElsewhere(1)), explained(NEW_OUTBOX));
        assertEquals(6, fixture.counted());
    }

    private static SealedResponse salvaged(long id, long seq) {
        return response(
                id(id),
                seq,
                UNIT,
                "q03",
                "quick5",
                3,
                Map.of("btn.overall", new Answer.Number(5)),
                List.of("SALVAGED"));
    }

    @Test
    void twoOutboxesInTurnAreAClone() throws Exception {
        hear(status(INSTALLATION, 0, 0, 1_000));
        later(Duration.ofMinutes(1));
        hear(status(NEW_OUTBOX, 0, 0, 1_000));
        // The will of the old one comes late: it says nothing of who runs now.
        hear(said(INSTALLATION, Status.State.OFFLINE, 0, 0, 0, new ClockReading(true, BOOT, 900), ANSWERED));
        later(Duration.ofMinutes(1));
        hear(status(NEW_OUTBOX, 0, 0, 2_000));
        assertEquals(List.of(), explained(INSTALLATION));
        assertEquals(List.of(), explained(NEW_OUTBOX));
        later(Duration.ofMinutes(1));
        hear(status(INSTALLATION, 0, 0, 61_000));
        assertEquals(List.of(new Explanation.Clone(0)), explained(INSTALLATION));
        later(Duration.ofDays(2));
        assertEquals(List.of(), explained(INSTALLATION));
    }

    @Test
    void anotherTerminalWithThisOutboxIsAClone() throws Exception {
        send(INSTALLATION, 1, 2);
        fixture.responses("bn-q02", batch(INSTALLATION, response(3, 5)));
        hear(status(INSTALLATION, 2, 0, 1_000));
        assertEquals(List.of(new Explanation.Clone(1)), explained(INSTALLATION));
        assertEquals(
                Map.of(Code.FOREIGN_INSTALLATION.wireName(), 1L),
                fixture.store.accounts().outboxes().getFirst().quarantined());
    }

    @Test
    void aWillDoesNotTakeBackWhatWasSaidSince() throws Exception {
        send(INSTALLATION, 1, 10);
        hear(status(INSTALLATION, 10, 0, 60_000));
        later(Duration.ofMinutes(5));
        hear(said(INSTALLATION, Status.State.OFFLINE, 2, 2, 0, new ClockReading(true, BOOT, 1_000), ANSWERED));
        assertEquals(List.of(), explained(INSTALLATION));
    }

    @Test
    void numbersWithoutAnyStatusShowTheirGaps() throws Exception {
        send(INSTALLATION, 1, 2);
        send(INSTALLATION, 5, 6);
        assertEquals(
                List.of(new Explanation.NeverSaid(4), new Explanation.Gaps(2, List.of(new SeqRange(3, 4)))),
                explained(INSTALLATION),
                "what nothing can be compared with does not agree");
        assertEquals(List.of(new Explanation.NoStatus(4)), Reconciliation.explain(day(DAY), now));
    }

    /// A card that is full or read-only does not take its count either.
    @Test
    void refusedRatingsThatTheCardForgotInAKillStayCountedOnce() throws Exception {
        for (long[] step : new long[][] {{1_000, 2}, {2_000, 5}, {3_000, 4}, {4_000, 5}}) {
            hear(said(
                    INSTALLATION, Status.State.ONLINE, 0, 0, step[1], new ClockReading(true, BOOT, step[0]), ANSWERED));
        }
        assertEquals(List.of(new Explanation.Refused(6)), explained(INSTALLATION));
    }

    /// Each is told by a status at once: two of them in one hundredth of a second by two, which two receivers may take
    /// in any order.
    @Test
    void refusedRatingsAreCountedOnceHoweverStatusesOvertakeEachOther() throws Exception {
        for (long[] step : new long[][] {{1_000, 2}, {2_000, 5}, {2_000, 4}, {3_000, 6}, {4_000, 6}}) {
            hear(said(
                    INSTALLATION, Status.State.ONLINE, 0, 0, step[1], new ClockReading(true, BOOT, step[0]), ANSWERED));
        }
        assertEquals(List.of(new Explanation.Refused(6)), explained(INSTALLATION));
    }

    @Test
    void ofTwoStatusesOfOneMomentTheSecondIsNoFall() throws Exception {
        send(INSTALLATION, 1, 4);
        hear(status(INSTALLATION, 4, 0, 1_000));
        hear(status(INSTALLATION, 3, 0, 1_000));
        hear(status(INSTALLATION, 4, 0, 2_000));
        assertEquals(List.of(), explained(INSTALLATION));
    }

    @Test
    void aDayEndsWithItsLastStatus() throws Exception {
        send(INSTALLATION, 1, 4);
        hear(status(INSTALLATION, 4, 0, 1_000));
        // Silent for two days, and here again with what was answered meanwhile.
        later(Duration.ofDays(3));
        ClockReading clock = new ClockReading(true, BOOT, 99_000_000);
        fixture.responses(
                TERMINAL,
                batch(
                        INSTALLATION,
                        answered(response(5, 5), ANSWERED.plusDays(1), clock),
                        answered(response(6, 5), ANSWERED.plusDays(2), clock),
                        answered(response(7, 5), ANSWERED.plusDays(3), clock)));
        hear(status(INSTALLATION, 8, 1, 259_000_000));
        assertEquals(4, day(DAY).said().orElseThrow().sealed());
        assertEquals(List.of(new Explanation.NoStatus(1)), Reconciliation.explain(day(DAY.plusDays(1)), now));
        DayAccount last = day(DAY.plusDays(3));
        assertEquals(
                new DayAccount.Said(5, 4, 3, 1, 0, 0, 3, 0, 0, 1, 2, 0),
                last.said().orElseThrow());
        assertEquals(1, last.belongs());
        assertEquals(
                List.of(onItsWay(1, now, now, false), new Explanation.OtherDays(2)), Reconciliation.explain(last, now));
    }

    @Test
    void afterAMonthNobodyIsAlarmedOfALostCard() throws Exception {
        hear(status(INSTALLATION, 9, 5, 1_000));
        later(Duration.ofDays(31));
        hear(status(NEW_OUTBOX, 0, 0, 1_000));
        assertEquals(
                List.of(Explanation.Weight.ALARM, Explanation.Weight.WATCH),
                explained(INSTALLATION).stream().map(Explanation::weight).toList());
    }

    @Test
    void whateverATerminalSaysItsAccountCanBeRead() throws Exception {
        send(INSTALLATION, 1, 2);
        for (long number : new long[] {Long.MAX_VALUE, 0, Long.MAX_VALUE, Long.MAX_VALUE}) {
            hear(said(
                    INSTALLATION,
                    Status.State.ONLINE,
                    number,
                    0,
                    number,
                    new ClockReading(false, BOOT, Long.MAX_VALUE),
                    ANSWERED));
            assertEquals(1, fixture.store.accounts().outboxes().size());
            LocalDate today = LocalDate.ofInstant(now, ANSWERED.getOffset());
            assertEquals(1, fixture.store.accounts().day(today).size());
            later(Duration.ofDays(1));
        }
        SealedResponse absurd =
                answered(response(3, 5), ANSWERED.minusYears(56), new ClockReading(false, BOOT, Long.MAX_VALUE));
        fixture.responses(TERMINAL, batch(INSTALLATION, absurd));
        assertEquals(List.of(), fixture.query("select problem from quarantined_response"));
        assertEquals(3, fixture.counted());
        assertEquals(
                Explanation.Weight.ALARM, explained(INSTALLATION).getFirst().weight());
    }
}
