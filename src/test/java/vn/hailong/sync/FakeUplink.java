package vn.hailong.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.hailong.wire.Batch;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.Topic;
import vn.hailong.wire.WireFormatException;

/// A way to the agency that a test holds in its hand.
final class FakeUplink implements Uplink {
    final List<Batch> sent = new ArrayList<>();
    boolean reachable = true;
    boolean agencyListens = true;
    boolean brokerAcknowledges = true;
    /// Told at the beginning.
    int mostBytes = Batch.MAXIMUM_BYTES;
    /// Not told: what is larger is refused.
    int silentLimit = Batch.MAXIMUM_BYTES;
    /// Not told: what is larger ends the connection.
    int deadlyLimit = Batch.MAXIMUM_BYTES;
    int attempts;

    @Nullable
    Listener listener;

    @Override
    public Connection connect(Listener newListener) throws UplinkException {
        attempts++;
        if (!reachable) {
            throw new UplinkException("no broker", new java.net.ConnectException());
        }
        listener = newListener;
        return new Connection() {
            @Override
            public CompletableFuture<Delivery> send(Topic.Kind kind, byte[] payload) {
                try {
                    sent.add(ResponseCodec.decodeBatch(payload));
                } catch (WireFormatException e) {
                    throw new AssertionError(e);
                }
                if (payload.length > deadlyLimit) {
                    lose();
                    return CompletableFuture.failedFuture(new java.io.IOException("lost"));
                }
                if (!brokerAcknowledges) {
                    return new CompletableFuture<>();
                }
                return CompletableFuture.completedFuture(
                        payload.length > silentLimit
                                ? Delivery.REFUSED
                                : agencyListens ? Delivery.TAKEN : Delivery.UNHEARD);
            }

            @Override
            public int mostBytes(Topic.Kind kind) {
                return mostBytes;
            }

            @Override
            public void close() {
                listener = null;
            }
        };
    }

    void deliver(Topic.Kind kind, byte[] payload) {
        Listener open = listener;
        if (open != null) {
            open.received(kind, payload);
        }
    }

    void lose() {
        Listener open = listener;
        if (open != null) {
            open.lost("pulled");
        }
    }

    /// Another client with our id connects.
    void takeOver() {
        Listener open = listener;
        if (open != null) {
            open.takenOver("another client");
        }
    }

    /// The sequence numbers of each batch since the last call.
    List<List<Long>> takeSent() {
        List<List<Long>> numbers = sent.stream()
                .map(batch -> batch.entries().stream()
                        .map(entry -> ((Batch.Readable) entry).sealed().seq())
                        .toList())
                .toList();
        sent.clear();
        return numbers;
    }
}
