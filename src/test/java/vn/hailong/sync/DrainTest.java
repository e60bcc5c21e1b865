package vn.hailong.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.outbox.InMemoryOutbox;
import vn.hailong.outbox.Responses;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.Topic;

/// What an outage left behind goes out slowly, and never in the way of what is answered now.
class DrainTest {
    private static final int PER_SECOND = 2;
    private static final Duration GATHERING = Duration.ofSeconds(1);

    private final InMemoryOutbox outbox = new InMemoryOutbox(Clock.systemUTC());
    private final FakeUplink uplink = new FakeUplink();
    private Duration now = Duration.ofHours(1);
    private int drawn;

    private Courier courier(Random random) {
        return new Courier(
                outbox,
                uplink,
                new CourierSettings(
                        10,
                        4,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60),
                        GATHERING,
                        PER_SECOND),
                new Deaf(),
                () -> now,
                random,
                () -> {});
    }

    @Test
    void whatIsAnsweredNowOvertakesTheBacklog() {
        seal(100);
        Courier courier = courier(new Random(1));
        courier.step();
        seal(2);
        courier.step();
        List<List<Long>> first = uplink.takeSent();
        assertEquals(List.of(101L, 102L), first.getLast(), first.toString());
        assertTrue(first.size() <= 2, "and at most a batch of the backlog: " + first);
    }

    @Test
    void whatIsAnsweredWithinASecondGoesTogetherAndASingleAnswerDoesNotWait() {
        Courier courier = courier(new Random(1));
        courier.step();
        seal(1);
        courier.step();
        assertEquals(List.of(List.of(1L)), uplink.takeSent());
        seal(1);
        courier.step();
        seal(2);
        Duration wait = courier.step();
        assertEquals(List.of(), uplink.takeSent());
        assertTrue(wait.isPositive() && wait.compareTo(GATHERING) <= 0, wait.toString());
        now = now.plus(wait);
        courier.step();
        assertEquals(List.of(List.of(2L, 3L, 4L)), uplink.takeSent());
        seal(10);
        courier.step();
        assertEquals(List.of(List.of(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L)), uplink.takeSent(), "a full one");
    }

    @Test
    void theBacklogGoesOutAtItsRateAndOldestFirst() {
        seal(100);
        Courier courier = courier(new Random(1));
        Duration begin = now;
        List<Long> sent = new ArrayList<>();
        while (outbox.totals().pending() > 0) {
            Duration wait = courier.step();
            for (List<Long> batch : uplink.takeSent()) {
                sent.addAll(batch);
                receipt(batch);
            }
            double seconds = now.minus(begin).toMillis() / 1e3;
            assertTrue(sent.size() <= PER_SECOND * (seconds + 1) + 10, sent.size() + " after " + seconds + " s");
            now = now.plus(wait.compareTo(Duration.ofSeconds(1)) < 0 ? wait : Duration.ofSeconds(1));
            courier.step();
        }
        assertEquals(List.copyOf(new TreeSet<>(sent)), sent);
        double took = now.minus(begin).toMillis() / 1e3;
        assertTrue(took < 50 + 50 + 15, "100 at 2 a second, and a beginning within as long: " + took);
    }

    /// The owner sleeps as long as a step says, so that must never be nothing.
    @Test
    void whatAStepSaysBringsTheNextBatch() {
        seal(100);
        Courier courier = courier(new Random(1));
        int steps = 0;
        while (outbox.totals().pending() > 0) {
            Duration wait = courier.step();
            assertTrue(wait.isPositive(), "step " + steps + ": " + wait);
            now = now.plus(wait);
            uplink.takeSent().forEach(this::receipt);
            steps++;
        }
        assertTrue(steps < 40, "steps: " + steps);
    }

    @Test
    void aBacklogWithoutReceiptsLeavesRoomForWhatIsAnsweredNow() {
        seal(100);
        Courier courier = courier(new Random(1));
        for (int second = 0; second < 25; second++) {
            courier.step();
            now = now.plusSeconds(1);
        }
        uplink.takeSent();
        seal(1);
        courier.step();
        assertEquals(List.of(List.of(101L)), uplink.takeSent());
    }

    @Test
    void fiveHundredTerminalsDoNotBeginAtOnce() {
        int[] begun = new int[60];
        Random random = new Random(5);
        for (int terminal = 0; terminal < 500; terminal++) {
            Drain drain = new Drain(20, random);
            drain.begin(2_000, now);
            begun[(int) drain.untilDue(now).toSeconds()]++;
        }
        for (int second = 0; second < 60; second++) {
            assertTrue(begun[second] < 30, begun[second] + " in second " + second);
        }
        Drain drain = new Drain(20, random);
        drain.begin(20, now);
        assertTrue(drain.isDue(now), "a few responses don't wait");
    }

    @Test
    void theRateHoldsThoughTheConnectionBreaksAgainAndAgain() {
        seal(200);
        Courier courier = courier(new Random(3));
        int sent = 0;
        for (int second = 0; second < 120; second++) {
            courier.step();
            for (List<Long> batch : uplink.takeSent()) {
                sent += batch.size();
            }
            if (second % 10 == 9) {
                uplink.lose();
            }
            now = now.plusSeconds(1);
        }
        assertTrue(sent <= 120 * PER_SECOND + 12, "sent " + sent + " in two minutes");
    }

    /// Live and backlog cross each other, receipts are lost, cut and late, the connection breaks: nothing is forgotten.
    @Test
    void everythingArrivesInTheEndInWhateverOrder() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Courier courier = courier(new Random(seed));
            Set<Long> arrived = new HashSet<>();
            seal(random.nextInt(40));
            for (int turn = 0; turn < 100; turn++) {
                seal(random.nextInt(3));
                now = now.plusMillis(random.nextInt(8_000));
                if (random.nextInt(12) == 0) {
                    uplink.lose();
                }
                uplink.reachable = random.nextInt(5) != 0;
                courier.step();
                for (List<Long> batch : uplink.takeSent()) {
                    arrived.addAll(batch);
                    if (random.nextBoolean()) {
                        receipt(batch.subList(random.nextInt(batch.size()), batch.size()));
                    }
                }
            }
            uplink.reachable = true;
            for (int turn = 0; turn < 1_000 && outbox.totals().pending() > 0; turn++) {
                now = now.plusSeconds(5);
                courier.step();
                for (List<Long> batch : uplink.takeSent()) {
                    arrived.addAll(batch);
                    receipt(batch);
                }
                courier.step();
            }
            assertEquals(0, outbox.totals().pending(), "seed " + seed);
            assertTrue(arrived.size() <= outbox.totals().sealed());
            courier.close();
        }
    }

    private void seal(int number) {
        for (int i = 0; i < number; i++) {
            UUID id = new UUID(1, ++drawn);
            outbox.saveDraft(Responses.of(id, 4), OptionalInt.of(4)).join();
            outbox.seal(id).join();
        }
    }

    private void receipt(List<Long> seqs) {
        uplink.deliver(
                Topic.Kind.RECEIPTS,
                ReceiptCodec.encode(
                        new Receipt(outbox.installation(), SeqRange.covering(seqs), List.of(), OffsetDateTime.now())));
    }

    /// Nobody asks what a courier tells.
    private static final class Deaf implements CourierListener {
        @Override
        public void online() {}

        @Override
        public void offline(String reason) {}

        @Override
        public void takenOver(String reason) {}

        @Override
        public void received(Topic.Kind kind, byte[] payload) {}

        @Override
        public void receipted(int responses) {}
    }
}
