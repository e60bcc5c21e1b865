package vn.hailong.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import vn.hailong.outbox.InMemoryOutbox;
import vn.hailong.outbox.Responses;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.Topic;

/// A courier between an outbox and a broker that a test moves. A batch has at most three responses, and two are under
/// way at once.
abstract class CourierScene {
    final InMemoryOutbox outbox = new InMemoryOutbox(Clock.systemUTC());
    final FakeUplink uplink = new FakeUplink();
    final List<String> told = new ArrayList<>();
    Duration now = Duration.ofHours(1);
    final Courier courier = new Courier(
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

    private int drawn;

    final void seal(int number) {
        LongStream.range(0, number).forEach(i -> {
            UUID id = new UUID(1, ++drawn);
            outbox.saveDraft(Responses.of(id, 4), OptionalInt.of(4)).join();
            outbox.seal(id).join();
        });
    }

    final void receipt(SeqRange range) {
        deliverReceipt(outbox.installation(), range);
    }

    final void deliverReceipt(UUID installation, SeqRange range) {
        Receipt receipt = new Receipt(installation, List.of(range), List.of(), OffsetDateTime.now());
        uplink.deliver(Topic.Kind.RECEIPTS, ReceiptCodec.encode(receipt));
    }
}
