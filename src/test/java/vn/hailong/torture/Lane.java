package vn.hailong.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One direction of a connection: reads packets, and lets them out as the weather allows.
final class Lane {
    private static final long OVERTAKING = TimeUnit.MILLISECONDS.toNanos(700);
    private static final int SLICE = 64;
    private static final byte[] END = {};

    private final Link link;
    private final Wire wire;
    private final Socket source;
    private final InputStream in;
    private final OutputStream out;
    private final DelayQueue<Parcel> under = new DelayQueue<>();
    /// Acknowledgements that come once too often, because we sent the message once too often.
    private final Set<Integer> surplus = ConcurrentHashMap.newKeySet();
    private @Nullable Lane back;
    private long lastDue;
    private final AtomicLong number = new AtomicLong();

    private record Parcel(byte[] packet, long number, long due) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Parcel parcel = (Parcel) other;
            return due == parcel.due ? Long.compare(number, parcel.number) : Long.compare(due, parcel.due);
        }
    }

    /// @param source where `in` comes from
    Lane(Link link, Wire wire, Socket source, InputStream in, OutputStream out) {
        this.link = link;
        this.wire = wire;
        this.source = source;
        this.in = in;
        this.out = out;
    }

    void opposite(Lane other) {
        back = other;
    }

    void start() {
        Thread.ofVirtual().name(link + " in").start(this::read);
        Thread.ofVirtual().name(link + " out").start(this::write);
    }

    private void read() {
        try {
            for (byte[] packet = Packets.read(in); packet != null; packet = Packets.read(in)) {
                if (link.weather().hole()) {
                    wire.doom();
                }
                if (wire.isDoomed()) {
                    link.swallowed();
                } else {
                    pass(packet);
                }
            }
            if (wire.isDoomed()) {
                wire.ended(source);
            } else {
                under.add(new Parcel(END, number.getAndIncrement(), lastDue)); // what is still on its way goes before
            }
        } catch (IOException e) {
            wire.ended(source); // whoever closed it knows why
        }
    }

    private void pass(byte[] packet) throws IOException {
        Lane other = back;
        if (Packets.isAcknowledgement(packet) && surplus.remove(Packets.id(packet))) {
            return;
        }
        boolean message = Packets.isMessage(packet);
        if (message && link.takeReset()) {
            synchronized (out) {
                out.write(packet, 0, packet.length / 2);
                out.flush();
            }
            wire.reset();
            link.happened();
            return;
        }
        Weather weather = link.weather();
        if (message && weather.mute() && other != null && Packets.topic(packet).endsWith("/status")) {
            other.under.add(
                    new Parcel(Packets.acknowledgement(packet), other.number.getAndIncrement(), System.nanoTime()));
            link.happened();
            return;
        }
        long due = Math.max(lastDue, System.nanoTime() + weather.latency().toNanos());
        lastDue = due;
        if (weather.latency().isPositive() || weather.bytesPerSecond() > 0) {
            link.happened();
        }
        under.add(new Parcel(packet, number.getAndIncrement(), message && weather.reorders() ? due + OVERTAKING : due));
        if (message && weather.duplicates() && other != null) {
            other.surplus.add(Packets.id(packet));
            under.add(new Parcel(Packets.again(packet), number.getAndIncrement(), due));
            link.happened();
        }
    }

    private void write() {
        long highest = -1;
        try {
            while (!wire.isOver()) {
                Parcel parcel = under.poll(1, TimeUnit.SECONDS);
                if (parcel == null || wire.isDoomed()) {
                    continue;
                }
                if (parcel.number() < highest) {
                    link.happened();
                }
                highest = Math.max(highest, parcel.number());
                if (parcel.packet().length == 0) {
                    wire.ended(source);
                    return;
                }
                deliver(parcel.packet());
                if (Packets.isMessage(parcel.packet())) {
                    link.delivered(Packets.topic(parcel.packet()));
                }
            }
        } catch (IOException e) {
            if (!wire.isDoomed()) {
                wire.reset();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(byte[] packet) throws IOException, InterruptedException {
        int at = 0;
        while (at < packet.length) {
            int rate = link.weather().bytesPerSecond();
            int slice = rate == 0 ? packet.length - at : Math.min(SLICE, packet.length - at);
            synchronized (out) {
                out.write(Arrays.copyOfRange(packet, at, at + slice));
                out.flush();
            }
            at += slice;
            if (rate > 0) {
                wire.over(TimeUnit.SECONDS.toMillis(slice) / rate);
            }
        }
    }
}
