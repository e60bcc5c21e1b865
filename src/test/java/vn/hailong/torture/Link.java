package vn.hailong.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// The way of one program to the broker, with faults of its own.
final class Link implements AutoCloseable {
    private final String name;
    private final int broker;
    private final ServerSocket door;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean reset = new AtomicBoolean();
    private final AtomicInteger happened = new AtomicInteger();
    private final AtomicInteger leaked = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> onBatch = new AtomicReference<>();
    private volatile Weather weather = Weather.FAIR;
    private volatile @Nullable Identity identity;

    /// @param broker   the broker's port
    /// @param identity what to show to callers; null: not encrypted
    Link(String name, int broker, @Nullable Identity identity) throws IOException {
        this.name = name;
        this.broker = broker;
        this.identity = identity;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name(name).start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    Weather weather() {
        return weather;
    }

    /// What is under way when a black hole ends is reset, as by a router that forgot it.
    void weather(Weather now) {
        boolean mended = weather.hole() && !now.hole();
        weather = now;
        if (mended) {
            wires.forEach(Wire::reset);
        }
    }

    /// Shows another certificate from now on, to those who come again too.
    void identity(Identity other) {
        identity = other;
        wires.forEach(Wire::reset);
    }

    /// The next message is cut in the middle.
    void resetNext() {
        reset.set(true);
    }

    boolean takeReset() {
        return reset.getAndSet(false);
    }

    void halve(boolean broker) {
        wires.forEach(wire -> {
            wire.halve(broker);
            happened();
        });
    }

    /// Runs once, when the next batch of responses has been delivered.
    void onBatch(Runnable act) {
        onBatch.set(act);
    }

    /// Nothing runs any more.
    void disarm() {
        onBatch.set(null);
    }

    void delivered(String topic) {
        if (topic.endsWith("/responses")) {
            Runnable act = onBatch.getAndSet(null);
            if (act != null) {
                Thread.ofVirtual().start(act);
            }
        }
    }

    void swallowed() {
        happened();
    }

    /// Something was really done to what passed.
    void happened() {
        happened.incrementAndGet();
    }

    int takeHappened() {
        return happened.getAndSet(0);
    }

    /// Connections that were accepted although our certificate was bad: nobody should.
    int leaked() {
        return leaked.get();
    }

    void gone(Wire wire) {
        wires.remove(wire);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Thread.ofVirtual().name(name + " opening").start(() -> open(near));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new IllegalStateException(name + " can't accept", e);
                }
            }
        }
    }

    private void open(Socket near) {
        Identity shown = identity;
        try {
            near.setTcpNoDelay(true);
            Socket plain = near;
            if (shown != null) {
                SSLSocket secure = shown.accept(near);
                plain = secure;
            }
            if (shown != null && !shown.isGood()) {
                leaked.incrementAndGet();
            }
            Socket far = new Socket(InetAddress.getLoopbackAddress(), broker);
            far.setTcpNoDelay(true);
            wires.add(new Wire(this, near, plain, far));
        } catch (IOException e) {
            if (shown != null && !shown.isGood()) {
                happened();
            }
            try {
                near.close();
            } catch (IOException unclosed) {
                throw new IllegalStateException("can't close " + near, unclosed);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() throws IOException {
        door.close();
        wires.forEach(Wire::reset);
    }
}
