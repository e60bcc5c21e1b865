package vn.hailong.agency.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Messages that wait for the intake, in the order they came. From any thread.
///
/// Bounded by bytes, and only messages of QoS 0 by number. The window that a receiver announces is no bound:
/// Mosquitto 2.0 keeps to it until the first acknowledgement, and then sends whatever it has. A message that
/// finds no room is not delivered again before its terminal sends it again, half a minute later, so room
/// there must be.
final class WaitingRoom {
    private final long mostBytes;
    private final int mostUnsecured;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private long bytes;

    /// @param mostUnsecured how many may wait when one of QoS 0 comes, which no window limits at all
    WaitingRoom(long mostBytes, int mostUnsecured) {
        this.mostBytes = mostBytes;
        this.mostUnsecured = mostUnsecured;
    }

    /// @return false if there is no room
    synchronized boolean offer(Delivery delivery) {
        boolean unsecured = delivery.message().qos() == 0;
        if (unsecured && waiting.size() >= mostUnsecured || bytes + size(delivery) > mostBytes) {
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
        return delivery.message().payload().length;
    }
}
