package vn.hailong.fleet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.Schema;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.Topic;
import vn.hailong.wire.WireFormatException;

/// One terminal's half of the contract, as [vn.hailong.sync] keeps it: what is sealed is sent at once, then at most
/// one batch a second unless it is full, as long as fewer than twenty are on their way without a receipt, and sent
/// again when none came for 30 s.
final class SimulatedTerminal implements Wire.Listener {
    private static final int WINDOW = 20;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int RECEIVE_MAXIMUM = 64;
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final Duration RECEIPT_WAIT = Duration.ofSeconds(30);
    private static final int SUBSCRIPTION = 65_535;

    /// What this terminal tells the fleet.
    interface Listener {
        void ready();

        /// @param wait from the seal to its receipt
        void receipted(Duration wait);

        void sentAgain(int responses);
    }

    private record Sealed(byte[] bytes, Duration at) {}

    /// @param seqs without a receipt so far
    private record Flight(NavigableMap<Long, Sealed> seqs, Duration deadline) {}

    private final Topic responses;
    private final UUID installation;
    private final String clientId;
    private final Listener listener;
    private final NavigableMap<Long, Sealed> unsent = new TreeMap<>();
    private final List<Flight> flights = new ArrayList<>();
    private @Nullable Wire wire;
    private boolean subscribed;
    private long sealed;
    private int window = WINDOW;
    private int unacknowledged;
    private int packetId;
    private Duration lastSent = Duration.ZERO;
    private Duration nextBatch = Duration.ZERO;
    private Duration now = Duration.ZERO;

    SimulatedTerminal(String agency, Seat seat, UUID installation, Listener listener) {
        this.responses = new Topic(agency, seat.terminal(), Topic.Kind.RESPONSES);
        this.installation = installation;
        // Not the terminal's own: that would throw a real one off the broker.
        this.clientId = "hailong-fleet-" + seat.terminal() + "-"
                + installation.toString().substring(0, 8);
        this.listener = listener;
    }

    void connect(InetSocketAddress broker, Selector selector) throws IOException {
        Wire opened = new Wire(broker, selector, this);
        wire = opened;
        opened.send(Packets.connect(clientId, KEEP_ALIVE_SECONDS, RECEIVE_MAXIMUM));
    }

    long nextSeq() {
        return sealed + 1;
    }

    /// Takes what was sealed under [#nextSeq], and sends it if it may.
    void seal(byte[] bytes, Duration at) throws IOException {
        sealed++;
        unsent.put(sealed, new Sealed(bytes, at));
        now = at;
        fill();
    }

    long pending() {
        return unsent.size()
                + flights.stream().mapToLong(flight -> flight.seqs().size()).sum();
    }

    /// What the clock asks for: a sign of life, and again what was not receipted.
    void tick(Duration time) throws IOException {
        now = time;
        Wire open = wire;
        if (open == null || !subscribed) {
            return;
        }
        List<Flight> late = flights.stream()
                .filter(flight -> flight.deadline().compareTo(now) <= 0)
                .toList();
        for (Flight flight : late) {
            flights.remove(flight);
            unsent.putAll(flight.seqs());
            listener.sentAgain(flight.seqs().size());
        }
        if (now.minus(lastSent).toSeconds() >= KEEP_ALIVE_SECONDS / 2) {
            lastSent = now;
            open.send(Packets.ping());
        }
        fill();
    }

    /// @throws IOException if the broker is gone or speaks another language
    void receive(Duration time) throws IOException {
        now = time;
        Wire open = wire;
        if (open != null) {
            open.receive(this);
        }
    }

    void flush() throws IOException {
        Wire open = wire;
        if (open != null) {
            open.flush();
        }
    }

    @Override
    public void packet(int first, ByteBuffer body) throws IOException {
        switch (first >> 4) {
            case Packets.CONNACK -> accepted(body);
            case Packets.SUBACK -> {
                subscribed = true;
                listener.ready();
                fill();
            }
            case Packets.PUBLISH -> published(first, body);
            case Packets.PUBACK -> {
                unacknowledged--;
                if (body.remaining() > 2 && Byte.toUnsignedInt(body.get(2)) >= 0x80) {
                    throw new IOException("the broker refused a batch on " + responses + " with reason code "
                            + Byte.toUnsignedInt(body.get(2)));
                }
                fill();
            }
            case Packets.DISCONNECT ->
                throw new IOException("the broker ended the connection of " + clientId + " with reason code "
                        + (body.hasRemaining() ? Byte.toUnsignedInt(body.get()) : 0));
            default -> {} // the answer to a ping
        }
    }

    private void accepted(ByteBuffer body) throws IOException {
        int reason = Byte.toUnsignedInt(body.get(1));
        if (reason != 0) {
            throw new IOException("the broker refused " + clientId + " with reason code " + reason);
        }
        window = Math.min(WINDOW, Packets.receiveMaximum(body));
        send(Packets.subscribe(
                SUBSCRIPTION,
                responses.withKind(Topic.Kind.RECEIPTS).toString(),
                responses.withKind(Topic.Kind.CONFIG).toString(),
                responses.withKind(Topic.Kind.COMMANDS).toString()));
    }

    private void published(int first, ByteBuffer body) throws IOException {
        byte[] topic = new byte[Short.toUnsignedInt(body.getShort())];
        body.get(topic);
        int quality = (first >> 1) & 3;
        int id = quality > 0 ? Short.toUnsignedInt(body.getShort()) : 0;
        int properties = Packets.readLength(body);
        body.position(body.position() + properties);
        if (new String(topic, StandardCharsets.UTF_8).endsWith("/receipts")) {
            byte[] payload = new byte[body.remaining()];
            body.get(payload);
            receipt(payload);
        }
        if (quality > 0) {
            send(Packets.acknowledge(id));
        }
        fill();
    }

    private void receipt(byte[] payload) throws IOException {
        Receipt receipt;
        try {
            receipt = ReceiptCodec.decode(payload);
        } catch (WireFormatException e) {
            throw new IOException("found a receipt that breaks the contract: " + e.getMessage(), e);
        }
        if (!receipt.installation().equals(installation)) {
            return; // an earlier run's, or a real terminal's
        }
        for (SeqRange range : receipt.committed()) {
            release(unsent, range);
            flights.forEach(flight -> release(flight.seqs(), range));
        }
        flights.removeIf(flight -> flight.seqs().isEmpty());
    }

    private void release(NavigableMap<Long, Sealed> waiting, SeqRange range) {
        NavigableMap<Long, Sealed> named = waiting.subMap(range.first(), true, range.last(), true);
        named.values().forEach(each -> listener.receipted(now.minus(each.at())));
        named.clear();
    }

    private void fill() throws IOException {
        while (subscribed && !unsent.isEmpty() && flights.size() < window && unacknowledged < window) {
            if (nextBatch.compareTo(now) > 0 && unsent.size() < Batch.MAXIMUM_RESPONSES) {
                return; // the next tick comes soon enough
            }
            nextBatch = now.plus(GATHERING);
            NavigableMap<Long, Sealed> batch = new TreeMap<>();
            List<byte[]> bytes = new ArrayList<>();
            while (!unsent.isEmpty() && batch.size() < Batch.MAXIMUM_RESPONSES) {
                var next = unsent.pollFirstEntry();
                batch.put(next.getKey(), next.getValue());
                bytes.add(next.getValue().bytes());
            }
            // A rating alone is some 500 bytes: 200 of them are far below 256 KiB.
            packetId = packetId % 60_000 + 1;
            unacknowledged++;
            flights.add(new Flight(batch, now.plus(RECEIPT_WAIT)));
            send(Packets.publish(
                    packetId,
                    responses.toString(),
                    Schema.of(Topic.Kind.RESPONSES),
                    ResponseCodec.encodeBatch(installation, bytes)));
        }
    }

    private void send(ByteBuffer packet) throws IOException {
        Wire open = wire;
        if (open != null) {
            lastSent = now;
            open.send(packet);
        }
    }

    void close() throws IOException {
        Wire open = wire;
        if (open != null) {
            open.send(Packets.disconnect());
            open.close();
        }
    }
}
