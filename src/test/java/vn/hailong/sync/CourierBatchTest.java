package vn.hailong.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.outbox.Responses;
import vn.hailong.wire.SeqRange;

/// A broker that takes batches only up to a size, whether it says so or not.
class CourierBatchTest extends CourierScene {
    /// More than some brokers take.
    private void sealLarge() {
        UUID large = new UUID(2, 1);
        outbox.saveDraft(Responses.commented(large, "x".repeat(2_000)), OptionalInt.empty())
                .join();
        outbox.seal(large).join();
    }

    /// The fifth of six is large; small batches without it get their receipts.
    private void sendAllButTheLarge(int turns, Duration pause) {
        seal(4);
        sealLarge();
        seal(1);
        for (int i = 0; i < turns; i++) {
            courier.step();
            for (List<Long> batch : uplink.takeSent()) {
                if (!batch.contains(5L) && batch.size() <= 2) {
                    SeqRange.covering(batch).forEach(this::receipt);
                }
            }
            courier.step();
            now = now.plus(pause);
        }
        assertEquals(1, outbox.totals().pending());
        assertEquals(1, courier.heldBack());
    }

    @Test
    void batchesAreCutToWhatTheBrokerTakes() {
        seal(3);
        uplink.mostBytes = 900;
        courier.step();
        assertEquals(List.of(List.of(1L), List.of(2L)), uplink.takeSent());
    }

    @Test
    void aResponseLargerThanTheBrokerTakesWaitsAndTheOthersGoOn() {
        seal(2);
        sealLarge();
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
        uplink.silentLimit = 1_500;
        sendAllButTheLarge(20, Duration.ofSeconds(31));
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
        uplink.deadlyLimit = 1_500;
        sendAllButTheLarge(30, Duration.ofSeconds(4));
        assertEquals(0, courier.takeovers());
        int attempts = uplink.attempts;
        now = now.plusSeconds(300);
        courier.step();
        assertEquals(attempts, uplink.attempts, "the connection stays");
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
}
