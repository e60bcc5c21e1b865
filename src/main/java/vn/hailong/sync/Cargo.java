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
import vn.hailong.outbox.Totals;
import vn.hailong.wire.Batch;
import vn.hailong.wire.ResponseCodec;

/// The responses without a receipt, in messages that the broker takes: first those sealed since the last
/// beginning, then what was left from before, oldest first, as fast as a [Drain] lets it. What the broker
/// does not take even alone is held back, and does not hold the others up. One thread, but for [#heldBack].
final class Cargo {
    private static final Duration HELD_BACK = Duration.ofMinutes(15);

    /// @param seqs what is in it
    record Message(List<Long> seqs, byte[] payload) {}

    private static final int MOST_BREAKS = 3;

    private enum Why {
        /// The broker says so, or would.
        LIMITS,
        /// The connection broke whenever it was sent.
        BREAKS
    }

    private final Outbox outbox;
    private final Map<Long, Why> heldBack = new ConcurrentHashMap<>();
    private final Map<Long, Integer> breaks = new HashMap<>();
    private final Set<Long> told = new HashSet<>();
    private final Drain drain;
    private final Duration gathering;
    private Duration liveAt = Duration.ZERO;
    private Duration retryAt = Duration.ZERO;
    private final Lane live = new Lane();
    private final Lane backlog = new Lane();
    private boolean isDrained;

    /// The numbers after `cursor` and up to `last`.
    private static final class Lane {
        private long cursor;
        private long last = Long.MAX_VALUE;
    }

    /// @param gathering shortest time between two messages of new responses, unless one is full
    Cargo(Outbox outbox, Drain drain, Duration gathering) {
        this.outbox = outbox;
        this.drain = drain;
        this.gathering = gathering;
    }

    /// How many wait because the broker does not take them. From any thread.
    int heldBack() {
        return heldBack.size();
    }

    /// Begins again: whatever has no receipt now is backlog. What is held back stays so.
    void rewind(Duration now) {
        Totals totals = outbox.totals();
        live.cursor = totals.sealed();
        backlog.cursor = 0;
        backlog.last = totals.sealed();
        isDrained = totals.pending() == 0;
        drain.begin(totals.pending(), now);
    }

    /// The same, on a broker that may have other limits.
    void reconnected(Duration now) {
        heldBack.values().removeIf(why -> why == Why.LIMITS);
        rewind(now);
    }

    /// The same, and everything is tried.
    void rewindAll(Duration now) {
        heldBack.clear();
        breaks.clear();
        rewind(now);
    }

    /// How long until more of the backlog may be sent; `otherwise` if nothing but a receipt is waited for.
    Duration untilDrain(Duration now, Duration otherwise) {
        return isDrained || drain.isDue(now) ? otherwise : drain.untilDue(now);
    }

    /// Whether it is time to try again what is held back.
    boolean isRetryDue(Duration now) {
        return !heldBack.isEmpty() && retryAt.compareTo(now) <= 0;
    }

    /// How long until then; `otherwise` if nothing is held back.
    Duration untilRetry(Duration now, Duration otherwise) {
        return heldBack.isEmpty() ? otherwise : retryAt.minus(now);
    }

    /// The next message; empty if there is nothing more to send now.
    ///
    /// @param responses how many it may hold
    /// @param bytes     how large it may be
    /// @param both      whether it may be of the backlog
    /// @throws OutboxException if the outbox can't be read
    Optional<Message> next(int responses, int bytes, boolean both, Duration now) throws OutboxException {
        Optional<Message> message = isLiveDue(responses, now) ? next(live, responses, bytes, now) : Optional.empty();
        if (message.isPresent()) {
            liveAt = now.plus(gathering);
        }
        if (message.isPresent() || isDrained || !both || !drain.isDue(now)) {
            return message;
        }
        message = next(backlog, responses, bytes, now);
        isDrained = message.isEmpty();
        message.ifPresent(sent -> drain.sent(sent.seqs().size(), now));
        return message;
    }

    private boolean isLiveDue(int responses, Duration now) {
        return liveAt.compareTo(now) <= 0 || waitingLive() >= responses;
    }

    /// Those that are held back are among them.
    private long waitingLive() {
        return outbox.totals().sealed() - live.cursor;
    }

    /// How long until new responses that wait may be sent; `otherwise` if there are none.
    Duration untilLive(Duration now, Duration otherwise) {
        return waitingLive() > 0 && liveAt.compareTo(now) > 0 ? liveAt.minus(now) : otherwise;
    }

    private Optional<Message> next(Lane lane, int responses, int bytes, Duration now) throws OutboxException {
        while (true) {
            List<Pending> candidates = outbox.pending(lane.cursor, responses).stream()
                    .takeWhile(pending -> pending.seq() <= lane.last)
                    .toList();
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            List<Pending> batch = cut(
                    candidates.stream()
                            .filter(pending -> !heldBack.containsKey(pending.seq()))
                            .toList(),
                    bytes);
            lane.cursor = (batch.isEmpty() ? candidates : batch).getLast().seq();
            if (!batch.isEmpty()) {
                byte[] payload = ResponseCodec.encodeBatch(
                        outbox.installation(),
                        batch.stream().map(Pending::bytes).toList());
                if (payload.length <= bytes) {
                    return Optional.of(
                            new Message(batch.stream().map(Pending::seq).toList(), payload));
                }
                holdBack(lane.cursor, "it needs " + payload.length + " bytes, and the broker takes " + bytes, now);
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
