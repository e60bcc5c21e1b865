package vn.hailong.outbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.WireFormatException;

/// What every outbox promises, whatever lies behind it.
public abstract class OutboxContract {
    protected Instant now = Instant.parse("2026-11-22T02:14:05Z");
    protected final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.ofHours(7));
    protected Outbox outbox;

    protected abstract Outbox open(Clock clock) throws OutboxException;

    @BeforeEach
    void openIt() throws OutboxException {
        outbox = open(clock);
    }

    @AfterEach
    void closeIt() {
        outbox.close();
    }

    @Test
    void numbersHaveNoGaps() throws OutboxException {
        for (int i = 1; i <= 7; i++) {
            assertEquals(i, answer(5));
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), seqs(outbox.pending(0, 100)));
        assertEquals(List.of(4L, 5L), seqs(outbox.pending(3, 2)));
    }

    @Test
    void numbersHaveNoGapsWhenManySealAtOnce() throws OutboxException {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            UUID id = new UUID(7, i);
            ids.add(id);
            outbox.saveDraft(Responses.of(id, 4), OptionalInt.of(4)).join();
        }
        List<Long> given = ids.parallelStream()
                .map(outbox::seal)
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertEquals(java.util.stream.LongStream.rangeClosed(1, 200).boxed().toList(), given);
    }

    @Test
    void aDraftIsNotPendingAndASealedOneIs() throws OutboxException {
        UUID id = new UUID(7, 1);
        outbox.saveDraft(Responses.of(id, 5), OptionalInt.of(5)).join();
        assertEquals(List.of(), outbox.pending(0, 10));
        outbox.seal(id).join();
        assertEquals(List.of(1L), seqs(outbox.pending(0, 10)));
    }

    @Test
    void theBytesAreTheResponseAndNeverChange() throws OutboxException, WireFormatException {
        UUID id = new UUID(7, 1);
        outbox.saveDraft(Responses.of(id, 3), OptionalInt.of(3)).join();
        outbox.suppress(id, 1, 1).join();
        outbox.suppress(id, 1, 2).join();
        outbox.seal(id).join();

        byte[] bytes = outbox.pending(0, 1).getFirst().bytes();
        assertEquals(new SealedResponse(1, Responses.of(id, 3).withSuppressedPresses(2)), ResponseCodec.decode(bytes));

        outbox.suppress(id, 1, 3).join();
        outbox.receipted(receipt(new SeqRange(1, 1))).join();
        outbox.resend(new SeqRange(1, 1)).join();
        assertArrayEquals(bytes, outbox.pending(0, 1).getFirst().bytes());
    }

    @Test
    void whatADraftBecomesReplacesWhatItWas() throws OutboxException, WireFormatException {
        UUID id = new UUID(7, 1);
        outbox.saveDraft(Responses.of(id, 3), OptionalInt.of(3)).join();
        assertEquals(id, outbox.amend(Responses.of(id, 4)).join());
        outbox.amend(Responses.of(id, 5)).join();
        outbox.seal(id).join();

        byte[] bytes = outbox.pending(0, 1).getFirst().bytes();
        assertEquals(new SealedResponse(1, Responses.of(id, 5)), ResponseCodec.decode(bytes));
        assertEquals(Map.of(3, 1L), outbox.totals().pressesByLevel(), "only the first press is one");
    }

    @Test
    void whatIsSealedOrWasNeverBegunCantBeAmended() throws OutboxException {
        UUID id = new UUID(7, 1);
        outbox.saveDraft(Responses.of(id, 5), OptionalInt.of(5)).join();
        outbox.seal(id).join();
        byte[] bytes = outbox.pending(0, 1).getFirst().bytes();
        CompletionException late = assertThrows(
                CompletionException.class,
                () -> outbox.amend(Responses.of(id, 1)).join());
        assertInstanceOf(AlreadySealedException.class, late.getCause());
        assertArrayEquals(bytes, outbox.pending(0, 1).getFirst().bytes());
        CompletionException never = assertThrows(
                CompletionException.class,
                () -> outbox.amend(Responses.of(new UUID(9, 9), 1)).join());
        assertEquals(
                OutboxException.class, Objects.requireNonNull(never.getCause()).getClass());
    }

    @Test
    void aResponseThatBeginsWithoutARatingCountsNoPress() {
        UUID id = new UUID(7, 1);
        outbox.saveDraft(Responses.of(id, 3), OptionalInt.empty()).join();
        outbox.seal(id).join();
        assertEquals(Map.of(), outbox.totals().pressesByLevel());
        assertEquals(1, outbox.totals().sealed());
    }

    @Test
    void everyPressIsCounted() {
        answer(5);
        answer(5);
        UUID id = new UUID(8, 1);
        outbox.saveDraft(Responses.of(id, 2), OptionalInt.of(2)).join();
        outbox.suppress(id, 1, 1).join();

        Totals totals = outbox.totals();
        assertEquals(Map.of(1, 1L, 2, 1L, 5, 2L), totals.pressesByLevel());
        assertEquals(1, totals.suppressed());
        assertEquals(2, totals.sealed());
    }

    @Test
    void onlyAReceiptEndsAJourney() throws OutboxException {
        for (int i = 0; i < 6; i++) {
            answer(4);
        }
        now = now.plus(Duration.ofDays(400));
        outbox.purge().join();
        assertEquals(6, outbox.totals().pending());
        assertEquals(
                Optional.of(Instant.parse("2026-11-22T02:14:05Z")),
                outbox.totals().oldestPending());

        assertEquals(
                3,
                outbox.receipted(receipt(new SeqRange(1, 2), new SeqRange(5, 5)))
                        .join());
        assertEquals(List.of(3L, 4L, 6L), seqs(outbox.pending(0, 10)));
        assertEquals(0, outbox.receipted(receipt(new SeqRange(1, 2))).join(), "a receipt twice changes nothing");
        assertEquals(3, outbox.totals().pending());

        assertEquals(0, outbox.purge().join(), "kept for 30 days");
        now = now.plus(Outbox.RETENTION).plusSeconds(1);
        assertEquals(3, outbox.purge().join());
        assertEquals(List.of(3L, 4L, 6L), seqs(outbox.pending(0, 10)));
        assertEquals(7, answer(4), "numbers go on after a purge");
    }

    @Test
    void aReceiptOfSomebodyElseOrOfTheFutureIsRefused() {
        answer(4);
        Receipt foreign =
                new Receipt(new UUID(0, 1), List.of(new SeqRange(1, 1)), List.of(), OffsetDateTime.now(clock));
        assertThrows(IllegalArgumentException.class, () -> outbox.receipted(foreign));
        assertThrows(IllegalArgumentException.class, () -> outbox.receipted(receipt(new SeqRange(1, 2))));
        assertEquals(1, outbox.totals().pending());
    }

    @Test
    void theLongestQuarantineCodeOfTheContractIsNoted() throws OutboxException {
        answer(4);
        String code = "\uD83D\uDE00".repeat(64);
        Receipt receipt = new Receipt(
                outbox.installation(),
                List.of(new SeqRange(1, 1)),
                List.of(new Receipt.Quarantined(1, code)),
                OffsetDateTime.now(clock));
        assertEquals(1, outbox.receipted(receipt).join());
        assertEquals(List.of(), outbox.pending(0, 10));
    }

    @Test
    void receiptsCanBeTakenBackForAnAgencyThatLostThem() throws OutboxException {
        for (int i = 0; i < 4; i++) {
            answer(4);
        }
        outbox.receipted(receipt(new SeqRange(1, 4))).join();
        assertEquals(0, outbox.resends());
        assertEquals(2, outbox.resend(new SeqRange(2, 3)).join());
        assertEquals(1, outbox.resends());
        assertEquals(List.of(2L, 3L), seqs(outbox.pending(0, 10)));
        assertEquals(2, outbox.totals().pending());
    }

    @Test
    void receiptsComeInAnyOrderAndOverlap() throws OutboxException {
        for (int i = 0; i < 12; i++) {
            answer(4);
        }
        assertEquals(2, outbox.receipted(receipt(new SeqRange(9, 10))).join());
        now = now.plus(Duration.ofHours(3));
        assertEquals(
                5,
                outbox.receipted(receipt(new SeqRange(4, 5), new SeqRange(8, 11), new SeqRange(2, 2)))
                        .join());
        assertEquals(List.of(1L, 3L, 6L, 7L, 12L), seqs(outbox.pending(0, 10)));
        assertEquals(List.of(6L, 7L), seqs(outbox.pending(3, 2)));
        assertEquals(List.of(12L), seqs(outbox.pending(7, 10)));
        assertEquals(List.of(), outbox.pending(12, 10));
        assertEquals(5, outbox.totals().pending());
        assertEquals(5, outbox.receipted(receipt(new SeqRange(1, 12))).join(), "those that had none");
        assertEquals(List.of(), outbox.pending(0, 10));
        assertEquals(Optional.empty(), outbox.totals().oldestPending());
    }

    @Test
    void whatIsDeletedCantBeSentAgain() throws OutboxException {
        for (int i = 0; i < 5; i++) {
            answer(4);
        }
        outbox.receipted(receipt(new SeqRange(1, 3))).join();
        now = now.plus(Outbox.RETENTION).plus(Duration.ofHours(1));
        outbox.receipted(receipt(new SeqRange(4, 4))).join();
        assertEquals(3, outbox.purge().join());
        assertEquals(0, outbox.purge().join());
        assertEquals(1, outbox.resend(new SeqRange(1, 1_000)).join());
        assertEquals(List.of(4L, 5L), seqs(outbox.pending(0, 10)));
        assertEquals(3, outbox.totals().receipted(), "the agency had them");
        assertEquals(0, outbox.receipted(receipt(new SeqRange(1, 3))).join());
    }

    @Test
    void whatIsSentAgainIsKeptFromItsNewReceiptOn() throws OutboxException {
        for (int i = 0; i < 4; i++) {
            answer(4);
        }
        outbox.receipted(receipt(new SeqRange(1, 4))).join();
        now = now.plus(Duration.ofDays(20));
        outbox.resend(new SeqRange(2, 3)).join();
        outbox.receipted(receipt(new SeqRange(2, 3))).join();
        now = now.plus(Duration.ofDays(11));
        assertEquals(2, outbox.purge().join(), "1 and 4");
        assertEquals(2, outbox.resend(new SeqRange(1, 4)).join());
        assertEquals(List.of(2L, 3L), seqs(outbox.pending(0, 10)));
    }

    @Test
    void sealedTwiceIsSealedOnce() throws OutboxException {
        UUID id = new UUID(7, 1);
        outbox.saveDraft(Responses.of(id, 4), OptionalInt.of(4)).join();
        assertEquals(1, outbox.seal(id).join());
        assertEquals(1, outbox.seal(id).join(), "whoever does not know whether it worked may ask again");
        assertEquals(List.of(1L), seqs(outbox.pending(0, 10)));
    }

    @Test
    void whatDoesNotExistCantBeSealed() {
        CompletableFuture<Long> sealed = outbox.seal(new UUID(9, 9));
        Exception failure = assertThrows(Exception.class, sealed::join);
        assertTrue(String.valueOf(failure.getMessage()).contains(new UUID(9, 9).toString()), failure.getMessage());
        assertEquals(1, answer(4), "and no number is lost by it");
    }

    private int drawn;

    protected long answer(int level) {
        UUID id = new UUID(42, ++drawn);
        outbox.saveDraft(Responses.of(id, level), OptionalInt.of(level)).join();
        return outbox.seal(id).join();
    }

    protected Receipt receipt(SeqRange... ranges) {
        return new Receipt(outbox.installation(), Arrays.asList(ranges), List.of(), OffsetDateTime.now(clock));
    }

    protected static List<Long> seqs(List<Pending> pending) {
        return pending.stream().map(Pending::seq).toList();
    }
}
