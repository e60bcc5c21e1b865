package vn.hailong.outbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Numbers from `first` to `last`, both included, that have a receipt.
///
/// @param at when the latest of their receipts came, in milliseconds; empty if the responses are deleted, which leaves
///           their numbers covered for ever
record ReceiptRange(long first, long last, Optional<Instant> at) {
    ReceiptRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("not a range of sequence numbers: " + first + " to " + last);
        }
        at = at.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    static ReceiptRange at(Instant at, long first, long last) {
        return new ReceiptRange(first, last, Optional.of(at));
    }

    static ReceiptRange purged(long first, long last) {
        return new ReceiptRange(first, last, Optional.empty());
    }

    ReceiptRange purged() {
        return purged(first, last);
    }

    boolean isPurged() {
        return at.isEmpty();
    }

    boolean isBefore(Instant limit) {
        return at.isPresent() && at.get().isBefore(limit);
    }

    long length() {
        return last - first + 1;
    }

    /// Whether it can't be told apart from the range that follows it.
    boolean isOneWith(ReceiptRange next) {
        return last + 1 == next.first && hour().equals(next.hour());
    }

    private Optional<Instant> hour() {
        return at.map(time -> time.truncatedTo(ChronoUnit.HOURS));
    }

    /// This and the range that follows it, as one.
    ReceiptRange and(ReceiptRange next) {
        boolean isLater = at.isPresent() && at.get().isBefore(next.at.orElse(Instant.MIN));
        return new ReceiptRange(first, next.last, isLater ? next.at : at);
    }
}
