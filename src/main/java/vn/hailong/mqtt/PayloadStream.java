package vn.hailong.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/// What comes from a broker, with a ticket of [Payloads] in the place of each large payload.
///
/// Paho takes every byte of a packet twice through a synchronised read of one byte: 10 µs for a response, and half of
/// what an agency spends on it. A packet that is not a whole PUBLISH with a large payload passes as it is, and so does
/// whatever is malformed, for Paho to refuse. See MQTT 5, sections 2.1 and 3.3.
final class PayloadStream extends InputStream {
    /// From this size on a payload takes the way past Paho.
    static final int LARGE = 1_024;

    /// A packet that takes longer to come passes as it is.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int PUBLISH = 3;
    private static final int QOS_1 = 1;
    private static final int MOST_LENGTH_BYTES = 4;
    private static final byte[] NOTHING = {};

    private final InputStream network;
    private final Payloads payloads;
    private final LongSupplier nanoTime;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).limit(0);

    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    /// To be read, one after the other.
    private final Deque<ByteBuffer> ready = new ArrayDeque<>();
    /// So many bytes behind the ready ones belong to the same packet, and pass as they come.
    private int passing;

    PayloadStream(InputStream network, Payloads payloads) {
        this(network, payloads, System::nanoTime);
    }

    /// @param nanoTime as [System#nanoTime]
    PayloadStream(InputStream network, Payloads payloads, LongSupplier nanoTime) {
        this.network = network;
        this.payloads = payloads;
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (ready.isEmpty()) {
            if (passing > 0) {
                int passed = take(to, from, Math.min(length, passing));
                passing -= Math.max(0, passed);
                return passed;
            }
            if (!nextIsReady()) {
                return -1;
            }
        }
        ByteBuffer next = ready.getFirst();
        int served = Math.min(length, next.remaining());
        next.get(to, from, served);
        if (!next.hasRemaining()) {
            ready.removeFirst(); // and is not kept until the next packet
        }
        return served;
    }

    @Override
    public int available() throws IOException {
        return ready.stream().mapToInt(ByteBuffer::remaining).sum() + chunk.remaining() + network.available();
    }

    @Override
    public void close() throws IOException {
        network.close();
    }

    /// Gathers a packet, or as much of it as came without a pause. What was gathered of its header before a time-out
    /// stays, and the next call goes on from there.
    ///
    /// @return false at the end of the stream
    private boolean nextIsReady() throws IOException {
        if (!hasWholeHeader()) {
            return false;
        }
        int first = header.toByteArray()[0];
        int remaining = length(header.toByteArray(), 1);
        if ((first & 0xF0) >>> 4 != PUBLISH || qos(first) > QOS_1 || remaining < LARGE) {
            pass(NOTHING, 0, remaining);
            return true;
        }
        byte[] body = new byte[remaining];
        int gathered = 0;
        long began = nanoTime.getAsLong();
        try {
            while (gathered < remaining && nanoTime.getAsLong() - began < PATIENCE.toNanos()) {
                int taken = take(body, gathered, remaining - gathered);
                if (taken < 0) {
                    return false;
                }
                gathered += taken;
            }
        } catch (SocketTimeoutException e) {
            Logger.trace("A packet of {} bytes comes slowly", remaining);
        }
        if (gathered == remaining) {
            setPayloadAside(first, body);
        } else {
            // Paho counts the bytes that it sees. It would take the connection for dead if it saw none before the whole
            // of a large packet was here; and where it is waiting for bytes, what it does with each costs nothing.
            pass(body, gathered, remaining);
        }
        return true;
    }

    private static int qos(int first) {
        return (first & 0b110) >>> 1;
    }

    private boolean hasWholeHeader() throws IOException {
        byte[] one = new byte[1];
        do {
            if (take(one, 0, 1) < 0) {
                return false;
            }
            header.write(one[0]);
        } while (header.size() == 1 || one[0] < 0 && header.size() <= MOST_LENGTH_BYTES);
        if (one[0] < 0) {
            throw new IOException("the broker sent a packet whose length has more than 4 bytes");
        }
        return true;
    }

    /// What is gathered of the packet becomes ready, the rest of it passes.
    private void pass(byte[] body, int gathered, int remaining) {
        ready.add(ByteBuffer.wrap(header.toByteArray()));
        if (gathered > 0) {
            ready.add(ByteBuffer.wrap(body, 0, gathered));
        }
        passing = remaining - gathered;
        header.reset();
    }

    private void setPayloadAside(int first, byte[] body) {
        int payload = payloadOffset(body, qos(first) > 0);
        if (payload < 0 || body.length - payload < LARGE) {
            pass(body, body.length, body.length);
            return;
        }
        byte[] ticket = payloads.deposit(Arrays.copyOfRange(body, payload, body.length));
        header.reset();
        header.write(first);
        int length = payload + ticket.length;
        for (; length > 0x7F; length >>>= 7) {
            header.write(length & 0x7F | 0x80);
        }
        header.write(length);
        header.write(body, 0, payload);
        header.writeBytes(ticket);
        ready.add(ByteBuffer.wrap(header.toByteArray()));
        header.reset();
    }

    /// @return where the payload begins, or -1 if that can't be told
    private static int payloadOffset(byte[] body, boolean hasPacketId) {
        int topic = Byte.toUnsignedInt(body[0]) << 8 | Byte.toUnsignedInt(body[1]);
        int properties = 2 + topic + (hasPacketId ? 2 : 0);
        if (properties >= body.length) {
            return -1;
        }
        int lengthBytes = 1;
        while (lengthBytes <= MOST_LENGTH_BYTES
                && properties + lengthBytes < body.length
                && body[properties + lengthBytes - 1] < 0) {
            lengthBytes++;
        }
        if (lengthBytes > MOST_LENGTH_BYTES) {
            return -1;
        }
        int payload = properties + lengthBytes + length(body, properties);
        return payload > body.length ? -1 : payload;
    }

    /// A variable byte integer (MQTT 5, 1.5.5).
    private static int length(byte[] bytes, int at) {
        int value = 0;
        for (int i = 0; i < MOST_LENGTH_BYTES && at + i < bytes.length; i++) {
            value |= (bytes[at + i] & 0x7F) << 7 * i;
            if (bytes[at + i] >= 0) {
                break;
            }
        }
        return value;
    }

    /// From the chunk, or from the network; waits for at least one byte.
    private int take(byte[] to, int from, int length) throws IOException {
        if (!chunk.hasRemaining()) {
            if (length >= CHUNK_BYTES) {
                return network.read(to, from, length);
            }
            int read = network.read(chunk.array());
            if (read < 0) {
                return -1;
            }
            chunk.position(0).limit(read);
        }
        int taken = Math.min(length, chunk.remaining());
        chunk.get(to, from, taken);
        return taken;
    }
}
