package vn.hailong.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.Topic;

/// What is sent, and sent again, until there is a receipt.
class CourierTest extends CourierScene {
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
    void anythingUnreadableIsCountedAndChangesNothing() {
        seal(2);
        courier.step();
        uplink.takeSent();
        uplink.deliver(Topic.Kind.RECEIPTS, "{".getBytes(StandardCharsets.UTF_8));
        uplink.deliver(Topic.Kind.RECEIPTS, new byte[300_000]);
        deliverReceipt(new UUID(9, 9), new SeqRange(1, 2)); // of another outbox
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
}
