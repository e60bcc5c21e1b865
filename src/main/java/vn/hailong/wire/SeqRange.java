package vn.hailong.wire;

import java.util.ArrayList;
import java.util.List;

/// Sequence numbers from `first` to `last`, both included.
public record SeqRange(long first, long last) {
    public SeqRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("not a range of sequence numbers: " + first + " to " + last);
        }
    }

    public boolean contains(long seq) {
        return first <= seq && seq <= last;
    }

    /// The fewest ranges that hold exactly these numbers, in ascending order.
    public static List<SeqRange> covering(Iterable<Long> numbers) {
        List<Long> sorted = new ArrayList<>();
        numbers.forEach(sorted::add);
        sorted.sort(null);
        List<SeqRange> ranges = new ArrayList<>();
        for (long number : sorted) {
            SeqRange previous = ranges.isEmpty() ? null : ranges.getLast();
            if (previous != null && number - 1 <= previous.last()) {
                ranges.set(ranges.size() - 1, new SeqRange(previous.first(), Math.max(previous.last(), number)));
            } else {
                ranges.add(new SeqRange(number, number));
            }
        }
        return ranges;
    }
}
