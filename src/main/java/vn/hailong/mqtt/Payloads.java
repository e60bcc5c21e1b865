package vn.hailong.mqtt;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Queue;

/// Payloads of one connection that go past Paho: a ticket travels through it in a payload's place. From any thread.
///
/// A ticket begins with a number that nobody outside knows, so no message of a stranger is taken for one.
final class Payloads {
    static final int TICKET_BYTES = 2 * Long.BYTES;

    private final long secret = new SecureRandom().nextLong();
    private final Queue<Deposit> waiting = new ArrayDeque<>();
    private long deposited;

    private record Deposit(long number, byte[] payload) {}

    /// Keeps a payload.
    ///
    /// @return its ticket
    synchronized byte[] deposit(byte[] payload) {
        waiting.add(new Deposit(++deposited, payload));
        return ByteBuffer.allocate(TICKET_BYTES)
                .putLong(secret)
                .putLong(deposited)
                .array();
    }

    /// The payload that this is the ticket of; the same bytes if they are no ticket. Tickets come back in the order in
    /// which they were given: what is older than this one was dropped on the way, and is dropped here.
    synchronized byte[] redeem(byte[] arrived) {
        if (arrived.length != TICKET_BYTES || ByteBuffer.wrap(arrived).getLong() != secret) {
            return arrived;
        }
        long number = ByteBuffer.wrap(arrived).getLong(Long.BYTES);
        for (Deposit next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.number() == number) {
                return next.payload();
            }
        }
        throw new IllegalStateException("ticket " + number + " of " + deposited + " came twice or out of order");
    }
}
