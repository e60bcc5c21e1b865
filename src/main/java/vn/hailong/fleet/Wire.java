package vn.hailong.fleet;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// A terminal's own TCP connection to the broker: packets out, packets in, on the one thread of the fleet. Paho takes
/// some four threads for a connection, which for a thousand terminals would measure this machine's scheduler.
final class Wire {
    interface Listener {
        /// @param first the packet's first byte
        /// @param body  what follows its length
        void packet(int first, ByteBuffer body) throws IOException;
    }

    private static final int SMALLEST = 4 * 1024;
    private static final int LARGEST = 1024 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private ByteBuffer received = ByteBuffer.allocate(SMALLEST);

    /// Connects and blocks until that is done.
    Wire(InetSocketAddress broker, Selector selector, Object owner) throws IOException {
        channel = SocketChannel.open(broker);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, owner);
    }

    void send(ByteBuffer packet) throws IOException {
        waiting.add(packet);
        flush();
    }

    void flush() throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer first = waiting.getFirst();
            channel.write(first);
            if (first.hasRemaining()) {
                break;
            }
            waiting.removeFirst();
        }
        key.interestOps(waiting.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    /// Hands on every packet that is there in whole.
    void receive(Listener listener) throws IOException {
        while (true) {
            int read = channel.read(received);
            if (read < 0) {
                throw new EOFException("the broker closed the connection");
            }
            received.flip();
            while (next(listener)) {}
            received.compact();
            if (read == 0) {
                return;
            }
            if (!received.hasRemaining()) {
                grow();
            }
        }
    }

    private boolean next(Listener listener) throws IOException {
        received.mark();
        if (received.remaining() < 2) {
            return false;
        }
        int first = Byte.toUnsignedInt(received.get());
        int length = Packets.readLength(received);
        if (length < 0 || received.remaining() < length) {
            received.reset();
            return false;
        }
        ByteBuffer body = received.slice(received.position(), length).order(ByteOrder.BIG_ENDIAN);
        received.position(received.position() + length);
        try {
            listener.packet(first, body);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("found bytes that are no packet of MQTT 5, expected a broker", e);
        }
        return true;
    }

    private void grow() throws IOException {
        if (received.capacity() >= LARGEST) {
            throw new IOException("found a packet of more than " + LARGEST + " bytes, expected receipts");
        }
        received = ByteBuffer.wrap(Arrays.copyOf(received.array(), received.capacity() * 4))
                .position(received.position());
    }

    void close() throws IOException {
        channel.close();
    }
}
