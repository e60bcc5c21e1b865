package vn.hailong.sync;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tinylog.Logger;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Pending;
import vn.hailong.wire.Batch;
import vn.hailong.wire.ResponseCodec;

/// The responses without a receipt, oldest first, in messages that the broker takes. What it does not take even alone
/// is held back, and does not hold the others up. One thread, but for [#heldBack].
final class Cargo {
    private static final Duration HELD_BACK = Duration.ofMinutes(15);

    /// @param seqs what is in it
    record Message(List<Long> seqs, byte[] payload) {}

    private final Outbox outbox;
    private static final int MOST_BREAKS = 3;

    private enum Why {
        /// The broker says so, or would.
        LIMITS,
        /// The connection broke whenever it was sent.
        BREAKS
    }

    private final Map<Long, Why> heldBack = new ConcurrentHashMap<>();
    private final Map<Long, Integer> breaks = new HashMap<>();
    private final Set<Long> told = new HashSet<>();
    private Duration retryAt = Duration.ZERO;
    private long cursor;

    Cargo(Outbox outbox) {
        this.outbox = outbox;
    }

    /// How many wait because the broker does not take them. From any thread.
    int heldBack() {
        return heldBack.size();
    }

    /// Begins again with the oldest; what is held back stays so.
    void rewind() {
        cursor = 0;
    }

    /// Begins again with the oldest, on a broker that may have other limits.
    void reconnected() {
        heldBack.values().removeIf(why -> why == Why.LIMITS);
        cursor = 0;
    }

    /// Begins again with the oldest, and tries everything.
    void rewindAll() {
        heldBack.clear();
        breaks.clear();
        cursor = 0;
    }

    /// Whether it is time to try again what is held back.
    boolean isRetryDue(Duration now) {
        return !heldBack.isEmpty() && retryAt.compareTo(now) <= 0;
    }

    /// How long until then; `otherwise` if nothing is held back.
    Duration untilRetry(Duration now, Duration otherwise) {
        return heldBack.isEmpty() ? otherwise : retryAt.minus(now);
    }

    /// The message after the last one; empty if there is nothing more.
    ///
    /// @param responses how many it may hold
    /// @param bytes     how large it may be
    /// @throws OutboxException if the outbox can't be read
    Optional<Message> next(int responses, int bytes, Duration now) throws OutboxException {
        while (true) {
            List<Pending> candidates = outbox.pending(cursor, responses);
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            List<Pending> batch = cut(
                    candidates.stream()
                            .filter(pending -> !heldBack.containsKey(pending.seq()))
                            .toList(),
                    bytes);
            cursor = (batch.isEmpty() ? candidates : batch).getLast().seq();
            if (!batch.isEmpty()) {
                byte[] payload = ResponseCodec.encodeBatch(
                        outbox.installation(),
                        batch.stream().map(Pending::bytes).toList());
                if (payload.length <= bytes) {
                    return Optional.of(
                            new Message(batch.stream().map(Pending::seq).toList(), payload));
                }
                holdBack(cursor, "it needs " + payload.length + " bytes, and the broker takes " + bytes, now);
            }
        }
    }

    /// The broker refuses it, even alone.
    void holdBack(long seq, String reason, Duration now) {
        holdBack(seq, reason, Why.LIMITS, now);
    }

    /// The connection was lost while this one was on its way alone. A broker may close it for what it can't bear; and
    /// what breaks three connections is not sent on the fourth.
    void brokeWith(long seq, Duration now) {
        if (breaks.merge(seq, 1, Integer::sum) >= MOST_BREAKS) {
            holdBack(seq, "the connection broke " + MOST_BREAKS + " times when it was sent alone", Why.BREAKS, now);
        }
    }

    private void holdBack(long seq, String reason, Why why, Duration now) {
        if (heldBack.isEmpty()) {
            retryAt = now.plus(HELD_BACK);
        }
        heldBack.put(seq, why);
        if (told.add(seq)) {
            Logger.error(
                    "Response {} waits: {}. The contract allows messages of {} bytes; see the broker's limits and"
                            + " rights",
                    seq,
                    reason,
                    Batch.MAXIMUM_BYTES);
        }
    }

    /// As many of these as fit into one message of so many bytes; one at least, if there is one.
    private static List<Pending> cut(List<Pending> candidates, int bytes) {
        int most = candidates.size();
        while (most > 1
                && ResponseCodec.size(candidates.subList(0, most).stream()
                                .map(Pending::bytes)
                                .toList())
                        > bytes) {
            most = most / 2;
        }
        return candidates.subList(0, most);
    }
}
