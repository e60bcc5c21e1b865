package vn.hailong.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.hailong.outbox.InMemoryOutbox;
import vn.hailong.outbox.Responses;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.Topic;

class CourierTest {
    private final InMemoryOutbox outbox = new InMemoryOutbox(Clock.systemUTC());
    private final FakeUplink uplink = new FakeUplink();
    private final List<String> told = new ArrayList<>();
    private Duration now = Duration.ofHours(1);
    private final Courier courier = new Courier(
            outbox,
            uplink,
            new CourierSettings(
                    3,
                    2,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    Duration.ZERO,
                    1_000_000),
            new CourierListener() {
                @Override
                public void online() {
                    told.add("online");
                }

                @Override
                public void offline(String reason) {
                    told.add("offline: " + reason);
                }

                @Override
                public void takenOver(String reason) {
                    told.add("taken over: " + reason);
                }

                @Override
                public void received(Topic.Kind kind, byte[] payload) {
                    told.add(kind + " of " + payload.length);
                }

                @Override
                public void receipted(int responses) {
                    told.add("receipted " + responses);
                }
            },
            () -> now,
            new Random(7),
            () -> {});

    @Test
    void batchesGoOutInOrderUntilTheWindowIsFull() {
        seal(10);
        courier.step();
        assertEquals(List.of(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L)), uplink.takeSent());
        courier.step();
        assertEquals(List.of(), uplink.takeSent(), "the window is full");

        receipt(new SeqRange(1, 3));
        courier.step();
        assertEquals(List.of(List.of(7L, 8L, 9L)), uplink.takeSent());
        receipt(new SeqRange(4, 9));
        courier.step();
        assertEquals(List.of(List.of(10L)), uplink.takeSent());
        receipt(new SeqRange(10, 10));
        courier.step();
        assertEquals(0, outbox.totals().pending());
    }

    @Test
    void whatTheBrokerTookIsNotDone() {
        seal(2);
        courier.step();
        assertEquals(2, outbox.totals().pending());
        now = now.plusSeconds(29);
        courier.step();
        assertEquals(1, uplink.takeSent().size(), "still waiting");
        now = now.plusSeconds(1);
        courier.step();
        assertEquals(List.of(List.of(1L, 2L)), uplink.takeSent(), "sent again when no receipt came in time");
    }

    @Test
    void onlyWhatHasNoReceiptIsSentAgain() {
        seal(3);
        courier.step();
        uplink.takeSent();
        receipt(new SeqRange(2, 2));
        courier.step();
        now = now.plusSeconds(30);
        courier.step();
        assertEquals(List.of(List.of(1L, 3L)), uplink.takeSent());
    }

    @Test
    void theWaitForAReceiptDoublesWhileNoneComesAndStartsAnewWhenOneDoes() {
        seal(1);
        courier.step();
        now = now.plusSeconds(30);
        courier.step();
        now = now.plusSeconds(59);
        courier.step();
        assertEquals(2, uplink.takeSent().size());
        now = now.plusSeconds(1);
        courier.step();
        assertEquals(1, uplink.takeSent().size());
        receipt(new SeqRange(1, 1));
        seal(1);
        courier.step();
        uplink.takeSent();
        now = now.plusSeconds(30);
        courier.step();
        assertEquals(1, uplink.takeSent().size());
    }

    @Test
    void whatNobodyListenedToIsSentAgainSoonButNotInAStorm() {
        uplink.agencyListens = false;
        seal(2);
        courier.step();
        int sent = 0;
        for (int second = 0; second < 60; second++) {
            sent += uplink.takeSent().size();
            now = now.plusSeconds(1);
            courier.step();
        }
        assertTrue(sent >= 5 && sent <= 12, "sent " + sent + " times in a minute");

        uplink.agencyListens = true;
        now = now.plusSeconds(30);
        courier.step();
        assertEquals(List.of(List.of(1L, 2L)), uplink.takeSent());
        receipt(new SeqRange(1, 2));
        courier.step();
        assertEquals(0, outbox.totals().pending());
    }

    @Test
    void aBrokenConnectionStartsOverFromTheOldest() {
        seal(6);
        courier.step();
        uplink.takeSent();
        receipt(new SeqRange(1, 1));
        uplink.lose();
        courier.step();
        assertEquals(List.of("online", "offline: pulled"), told, "a late receipt waits for the next connection");
        now = now.plusSeconds(2);
        courier.step();
        assertEquals(List.of(List.of(2L, 3L, 4L), List.of(5L, 6L)), uplink.takeSent());
    }

    @Test
    void whoIsTakenOverAgainAndAgainLeavesTheBrokerToTheOtherLongerAndLonger() {
        seal(1);
        courier.step();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            uplink.takeOver();
            Duration wait = courier.step();
            waits.add(wait.toSeconds());
            uplink.takeSent();
            now = now.plus(wait);
            courier.step();
            assertEquals(1, uplink.takeSent().size(), "what waits is sent at every turn");
        }
        assertEquals(12, courier.takeovers());
        assertEquals(13, uplink.attempts);
        long full = 5;
        for (long wait : waits) {
            assertTrue(wait >= full / 2 && wait <= full, wait + " of " + full);
            full = Math.min(900, full * 2);
        }
        assertEquals("taken over: another client", told.get(1));

        now = now.plusSeconds(1_801);
        uplink.takeOver();
        assertTrue(courier.step().toSeconds() <= 5, "after half an hour alone it is a new quarrel");
    }

    @Test
    void aBrokerThatAcceptsAndClosesAgainAndAgainIsTakenForOneWithTwoClientsOfOneId() {
        seal(1);
        courier.step();
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(1);
            uplink.lose();
            now = now.plus(courier.step());
            courier.step();
        }
        assertEquals(16, courier.takeovers(), "five in a row are no chance");
        now = now.plusSeconds(60);
        uplink.lose();
        Duration wait = courier.step();
        assertTrue(wait.toSeconds() >= 450, "a quarter of an hour at most, found " + wait);
    }

    @Test
    void anUnstableNetworkIsNoRival() {
        seal(1);
        courier.step();
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(i % 2 == 0 ? 1 : 40);
            uplink.lose();
            uplink.reachable = i % 3 == 0;
            now = now.plus(courier.step());
            courier.step();
            uplink.reachable = true;
            now = now.plusSeconds(60);
            courier.step();
        }
        assertEquals(0, courier.takeovers());
    }

    @Test
    void aResponseLargerThanTheBrokerTakesWaitsAndTheOthersGoOn() {
        seal(2);
        UUID large = new UUID(2, 1);
        outbox.saveDraft(Responses.commented(large, "x".repeat(2_000)), OptionalInt.empty())
                .join();
        outbox.seal(large).join();
        seal(1);
        uplink.mostBytes = 900;
        courier.step();
        assertEquals(List.of(List.of(1L), List.of(2L)), uplink.takeSent());
        receipt(new SeqRange(1, 2));
        courier.step();
        assertEquals(List.of(List.of(4L)), uplink.takeSent());
        assertEquals(1, courier.heldBack());
        receipt(new SeqRange(4, 4));
        courier.step();
        assertEquals(List.of(), uplink.takeSent(), "no loop");
        assertEquals(1, courier.heldBack());

        uplink.mostBytes = 262_144;
        uplink.lose();
        courier.step();
        now = now.plusSeconds(2);
        courier.step();
        assertEquals(List.of(List.of(3L)), uplink.takeSent(), "the next broker may take it");
        assertEquals(0, courier.heldBack());
    }

    @Test
    void whatTheBrokerRefusesWithoutSayingWhyIsSentInSmallerBatchesAndTheOneToBlameWaits() {
        seal(4);
        UUID large = new UUID(2, 1);
        outbox.saveDraft(Responses.commented(large, "x".repeat(2_000)), OptionalInt.empty())
                .join();
        outbox.seal(large).join();
        seal(1);
        uplink.silentLimit = 1_500;
        for (int i = 0; i < 20; i++) {
            courier.step();
            for (List<Long> batch : uplink.takeSent()) {
                if (!batch.contains(5L) && batch.size() <= 2) {
                    SeqRange.covering(batch).forEach(this::receipt);
                }
            }
            courier.step();
            now = now.plusSeconds(31);
        }
        assertEquals(1, outbox.totals().pending());
        assertEquals(1, courier.heldBack());
        uplink.takeSent();
        for (int i = 0; i < 5; i++) {
            courier.step();
            now = now.plusSeconds(60);
        }
        assertEquals(List.of(), uplink.takeSent(), "no loop");

        uplink.silentLimit = 262_144;
        now = now.plusSeconds(900);
        courier.step();
        assertEquals(List.of(List.of(5L)), uplink.takeSent(), "tried again a quarter of an hour later");
    }

    @Test
    void whatBreaksTheConnectionEachTimeIsFoundAndWaitsAndIsNotTakenForARival() {
        seal(4);
        UUID large = new UUID(2, 1);
        outbox.saveDraft(Responses.commented(large, "x".repeat(2_000)), OptionalInt.empty())
                .join();
        outbox.seal(large).join();
        seal(1);
        uplink.deadlyLimit = 1_500;
        for (int i = 0; i < 30; i++) {
            courier.step();
            for (List<Long> batch : uplink.takeSent()) {
                if (!batch.contains(5L) && batch.size() <= 2) {
                    SeqRange.covering(batch).forEach(this::receipt);
                }
            }
            courier.step();
            now = now.plusSeconds(4);
        }
        assertEquals(1, outbox.totals().pending());
        assertEquals(1, courier.heldBack());
        assertEquals(0, courier.takeovers());
        int attempts = uplink.attempts;
        now = now.plusSeconds(300);
        courier.step();
        assertEquals(attempts, uplink.attempts, "the connection stays");
    }

    @Test
    void batchesAreCutToWhatTheBrokerTakes() {
        seal(3);
        uplink.mostBytes = 900;
        courier.step();
        assertEquals(List.of(List.of(1L), List.of(2L)), uplink.takeSent());
    }

    @Test
    void aConnectionOnWhichNothingIsAcknowledgedIsGivenUpAndTheNextCarriesLessAtFirst() {
        seal(12);
        uplink.brokerAcknowledges = false;
        courier.step();
        assertEquals(2, uplink.takeSent().size());
        now = now.plusSeconds(30);
        courier.step();
        assertEquals("offline: the broker has not acknowledged a batch for 30 s", told.get(1));
        now = now.plusSeconds(1);
        uplink.brokerAcknowledges = true;
        courier.step();
        assertEquals(List.of(List.of(1L)), uplink.takeSent(), "one by one");
        receipt(new SeqRange(1, 1));
        courier.step();
        assertEquals(List.of(List.of(2L, 3L)), uplink.takeSent(), "and more with each receipt");
        receipt(new SeqRange(2, 3));
        courier.step();
        assertEquals(List.of(List.of(4L, 5L, 6L)), uplink.takeSent());
    }

    @Test
    void attemptsToConnectSlowDownAndNeverStop() {
        uplink.reachable = false;
        seal(1);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Duration wait = courier.step();
            waits.add(wait.toMillis());
            now = now.plus(wait);
        }
        assertEquals(12, uplink.attempts);
        long full = 1000;
        for (long wait : waits) {
            assertTrue(wait >= full / 2 && wait <= full, wait + " of " + full);
            full = Math.min(60_000, full * 2);
        }
        assertEquals(List.of("offline: no broker"), told, "told once");
        uplink.reachable = true;
        courier.step();
        assertEquals(1, uplink.takeSent().size());
    }

    @Test
    void anythingUnreadableIsCountedAndChangesNothing() {
        seal(2);
        courier.step();
        uplink.takeSent();
        uplink.deliver(Topic.Kind.RECEIPTS, "{".getBytes(StandardCharsets.UTF_8));
        uplink.deliver(Topic.Kind.RECEIPTS, new byte[300_000]);
        uplink.deliver(Topic.Kind.RECEIPTS, ReceiptCodec.encode(foreign(new SeqRange(1, 2))));
        receipt(new SeqRange(1, 3)); // never sealed that many
        courier.step();
        assertEquals(4, courier.refusedMessages());
        assertEquals(2, outbox.totals().pending());
    }

    @Test
    void otherMessagesGoToTheTerminal() {
        courier.step();
        uplink.deliver(Topic.Kind.COMMANDS, new byte[7]);
        courier.step();
        assertEquals(List.of("online", "COMMANDS of 7"), told);
    }

    @Test
    void receiptsTakenBackAreSentAgain() {
        seal(2);
        courier.step();
        receipt(new SeqRange(1, 2));
        courier.step();
        uplink.takeSent();
        outbox.resend(new SeqRange(1, 2)).join();
        courier.startOver();
        courier.step();
        assertEquals(List.of(List.of(1L, 2L)), uplink.takeSent());
    }

    /// However receipts are delayed, cut, repeated or lost: in the end everything is receipted.
    @Test
    void everythingArrivesInTheEnd() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            for (int turn = 0; turn < 60; turn++) {
                seal(random.nextInt(4));
                now = now.plusSeconds(random.nextInt(40));
                if (random.nextInt(6) == 0) {
                    uplink.lose();
                }
                uplink.reachable = random.nextInt(4) != 0;
                courier.step();
                for (List<Long> batch : uplink.takeSent()) {
                    if (random.nextBoolean()) {
                        int cut = random.nextInt(batch.size());
                        SeqRange.covering(batch.subList(cut, batch.size())).forEach(this::receipt);
                    }
                }
            }
            uplink.reachable = true;
            for (int turn = 0; turn < 400 && outbox.totals().pending() > 0; turn++) {
                now = now.plusSeconds(30);
                courier.step();
                uplink.takeSent().forEach(batch -> SeqRange.covering(batch).forEach(this::receipt));
                courier.step();
            }
            assertEquals(0, outbox.totals().pending(), "seed " + seed);
        }
    }

    private int drawn;

    private void seal(int number) {
        LongStream.range(0, number).forEach(i -> {
            UUID id = new UUID(1, ++drawn);
            outbox.saveDraft(Responses.of(id, 4), OptionalInt.of(4)).join();
            outbox.seal(id).join();
        });
    }

    private void receipt(SeqRange range) {
        uplink.deliver(
                Topic.Kind.RECEIPTS,
                ReceiptCodec.encode(
                        new Receipt(outbox.installation(), List.of(range), List.of(), OffsetDateTime.now())));
    }

    private static Receipt foreign(SeqRange range) {
        return new Receipt(new UUID(9, 9), List.of(range), List.of(), OffsetDateTime.now());
    }
}
