package vn.hailong.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import vn.hailong.wire.SeqRange;

/// The numbers that have a receipt, as ranges: in order, no number twice, and with as few ranges as can be told apart.
///
/// Receipts of neighbours within one hour (UTC) are one range, with the time of the latest: it is known to an hour, and
/// never too early, since when a response got its receipt. A terminal at work makes 10 to 24 ranges a day, not 500.
///
/// Immutable: whoever has one may look at it for as long as they like.
final class ReceiptRanges {
    static final ReceiptRanges NONE = new ReceiptRanges(List.of(), 0);

    /// What an act makes of these ranges.
    ///
    /// @param gone    ranges that are no more, or not the same
    /// @param come    those that are new, or not the same
    /// @param numbers how many numbers got a receipt by it, lost theirs, or are purged by it
    record Change(ReceiptRanges after, List<ReceiptRange> gone, List<ReceiptRange> come, long numbers) {}

    private final List<ReceiptRange> ranges;
    private final long count;

    private ReceiptRanges(List<ReceiptRange> ranges, long count) {
        this.ranges = ranges;
        this.count = count;
    }

    /// Puts ranges together that come in ascending order.
    static final class Builder {
        private final List<ReceiptRange> joined = new ArrayList<>();

        /// @throws IllegalArgumentException if it begins before the last one ends
        Builder add(ReceiptRange range) {
            if (!joined.isEmpty() && range.first() <= joined.getLast().last()) {
                throw new IllegalArgumentException("receipts from " + range.first() + " on follow receipts up to "
                        + joined.getLast().last());
            }
            if (!joined.isEmpty() && joined.getLast().isOneWith(range)) {
                joined.set(joined.size() - 1, joined.getLast().and(range));
            } else {
                joined.add(range);
            }
            return this;
        }

        ReceiptRanges build() {
            return new ReceiptRanges(
                    List.copyOf(joined),
                    joined.stream().mapToLong(ReceiptRange::length).sum());
        }
    }

    List<ReceiptRange> ranges() {
        return ranges;
    }

    /// How many numbers have a receipt.
    long count() {
        return count;
    }

    /// The highest number that has one; 0 if none has.
    long last() {
        return ranges.isEmpty() ? 0 : ranges.getLast().last();
    }

    /// The first numbers without a receipt after one number and up to another.
    Optional<SeqRange> gap(long after, long upTo) {
        if (after >= upTo) {
            return Optional.empty();
        }
        long first = Math.max(after, 0) + 1;
        int next = indexOf(first, ReceiptRange::last);
        while (next < ranges.size() && ranges.get(next).first() <= first) {
            first = ranges.get(next++).last() + 1;
        }
        long last = next < ranges.size() ? Math.min(upTo, ranges.get(next).first() - 1) : upTo;
        return first <= last ? Optional.of(new SeqRange(first, last)) : Optional.empty();
    }

    /// A receipt came for these numbers. Those that have one keep theirs.
    Change cover(SeqRange numbers, Instant at) {
        int from = indexOf(numbers.first() - 1, ReceiptRange::last); // neighbours may grow
        int to = indexOf(numbers.last() + 2, ReceiptRange::first);
        Builder builder = new Builder();
        long next = numbers.first();
        long covered = 0;
        for (ReceiptRange range : ranges.subList(from, to)) {
            long end = Math.min(numbers.last(), range.first() - 1);
            if (next <= end) {
                builder.add(ReceiptRange.at(at, next, end));
                covered += end - next + 1;
            }
            builder.add(range);
            next = Math.max(next, range.last() + 1);
        }
        if (next <= numbers.last()) {
            builder.add(ReceiptRange.at(at, next, numbers.last()));
            covered += numbers.last() - next + 1;
        }
        return replace(from, to, builder.joined, covered, covered);
    }

    /// The receipts of these numbers don't count any more, but for those of responses that are deleted.
    Change uncover(SeqRange numbers) {
        int from = indexOf(numbers.first(), ReceiptRange::last);
        int to = numbers.last() < last() ? indexOf(numbers.last() + 1, ReceiptRange::first) : ranges.size();
        List<ReceiptRange> left = new ArrayList<>();
        long uncovered = 0;
        for (ReceiptRange range : ranges.subList(from, to)) {
            if (range.isPurged()) {
                left.add(range);
                continue;
            }
            if (range.first() < numbers.first()) {
                left.add(new ReceiptRange(range.first(), numbers.first() - 1, range.at()));
            }
            if (range.last() > numbers.last()) {
                left.add(new ReceiptRange(numbers.last() + 1, range.last(), range.at()));
            }
            uncovered += Math.min(range.last(), numbers.last()) - Math.max(range.first(), numbers.first()) + 1;
        }
        return replace(from, to, left, uncovered, -uncovered);
    }

    /// The ranges whose responses may be deleted now.
    List<ReceiptRange> before(Instant limit) {
        return ranges.stream().filter(range -> range.isBefore(limit)).toList();
    }

    /// The responses of one of these ranges are deleted.
    Change purge(ReceiptRange range) {
        int at = indexOf(range.first(), ReceiptRange::last);
        if (at == ranges.size() || !ranges.get(at).equals(range)) {
            throw new IllegalArgumentException("there is no " + range);
        }
        int from = Math.max(0, at - 1);
        int to = Math.min(ranges.size(), at + 2);
        Builder builder = new Builder();
        for (ReceiptRange each : ranges.subList(from, to)) {
            builder.add(each.equals(range) ? each.purged() : each);
        }
        return replace(from, to, builder.joined, range.length(), 0);
    }

    /// Where the first range is of which an end is no lower than a number.
    private int indexOf(long number, ToLongFunction<ReceiptRange> end) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end.applyAsLong(ranges.get(middle)) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Change replace(int from, int to, List<ReceiptRange> by, long numbers, long more) {
        List<ReceiptRange> replaced = ranges.subList(from, to);
        if (replaced.equals(by)) {
            return new Change(this, List.of(), List.of(), 0);
        }
        List<ReceiptRange> all = new ArrayList<>(ranges.size() + by.size());
        all.addAll(ranges.subList(0, from));
        all.addAll(by);
        all.addAll(ranges.subList(to, ranges.size()));
        return new Change(
                new ReceiptRanges(List.copyOf(all), count + more),
                without(replaced, Set.copyOf(by)),
                without(by, Set.copyOf(replaced)),
                numbers);
    }

    private static List<ReceiptRange> without(List<ReceiptRange> some, Set<ReceiptRange> others) {
        return some.stream().filter(range -> !others.contains(range)).toList();
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
