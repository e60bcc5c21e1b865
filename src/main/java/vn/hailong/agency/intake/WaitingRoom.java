package vn.hailong.agency.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import vn.hailong.mqtt.IncomingMessage;

/// Messages that wait for the intake, in the order they came. From any thread.
///
/// Bounded by what is kept of them, and only messages of QoS 0 by number. The window that a receiver announces is
/// no bound: Mosquitto 2.0 keeps to it until the first acknowledgement, and then sends whatever it has. A message
/// that finds no room is not delivered again before its terminal sends it again, half a minute later, so room
/// there must be.
final class WaitingRoom {
    /// What a message, and what one response that was read in it, takes beside the message's bytes; rather too much.
    /// Without it a batch of 200 elements of one letter would be small, and an empty message nothing.
    static final int OVERHEAD_BYTES = 1_024;

    private final long mostBytes;
    private final int mostUnsecured;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private long bytes;

    /// @param mostBytes     how much may be kept, with [#OVERHEAD_BYTES] for each message and each response in it
    /// @param mostUnsecured how many may wait when one of QoS 0 comes, which no window limits at all
    WaitingRoom(long mostBytes, int mostUnsecured) {
        this.mostBytes = mostBytes;
        this.mostUnsecured = mostUnsecured;
    }

    /// Whether it is worth reading this message at all.
    synchronized boolean hasRoomFor(IncomingMessage message) {
        return !(message.qos() == 0 && waiting.size() >= mostUnsecured)
                && bytes + OVERHEAD_BYTES + message.payload().length <= mostBytes;
    }

    /// @return false if there is no room
    synchronized boolean offer(Delivery delivery) {
        if (!hasRoomFor(delivery.message()) || bytes + size(delivery) > mostBytes) {
            return false;
        }
        bytes += size(delivery);
        waiting.addLast(delivery);
        notifyAll();
        return true;
    }

    /// The first; waits for one.
    synchronized Delivery take() throws InterruptedException {
        while (true) {
            Delivery first = poll();
            if (first != null) {
                return first;
            }
            wait();
        }
    }

    /// The first, or null.
    synchronized @Nullable Delivery poll() {
        Delivery first = waiting.pollFirst();
        bytes -= first == null ? 0 : size(first);
        return first;
    }

    /// Removes what came by this link.
    synchronized void forget(Link link) {
        for (Iterator<Delivery> each = waiting.iterator(); each.hasNext(); ) {
            Delivery delivery = each.next();
            if (delivery.link() == link) {
                each.remove();
                bytes -= size(delivery);
            }
        }
    }

    private static long size(Delivery delivery) {
        int responses = delivery.reading().arrivals().size();
        return delivery.message().payload().length + (1L + responses) * OVERHEAD_BYTES;
    }
}
