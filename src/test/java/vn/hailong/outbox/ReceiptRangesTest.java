package vn.hailong.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.hailong.wire.SeqRange;

class ReceiptRangesTest {
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant HALF_PAST = NINE.plus(Duration.ofMinutes(30));
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));

    private static ReceiptRanges of(ReceiptRange... ranges) {
        ReceiptRanges.Builder builder = new ReceiptRanges.Builder();
        for (ReceiptRange range : ranges) {
            builder.add(range);
        }
        return builder.build();
    }

    private static ReceiptRange at(Instant at, long first, long last) {
        return ReceiptRange.at(at, first, last);
    }

    private static List<SeqRange> gaps(ReceiptRanges ranges, long after, long upTo) {
        List<SeqRange> gaps = new ArrayList<>();
        Optional<SeqRange> gap = ranges.gap(after, upTo);
        while (gap.isPresent()) {
            gaps.add(gap.get());
            gap = ranges.gap(gap.get().last(), upTo);
        }
        return gaps;
    }

    @Test
    void whatFollowsWithinTheHourGrowsTheRange() {
        ReceiptRanges.Change change = of(at(NINE, 1, 10)).cover(new SeqRange(11, 12), HALF_PAST);
        assertEquals(List.of(at(HALF_PAST, 1, 12)), change.after().ranges(), "kept by the latest");
        assertEquals(2, change.numbers());
        assertEquals(List.of(at(NINE, 1, 10)), change.gone());
        assertEquals(List.of(at(HALF_PAST, 1, 12)), change.come());
    }

    @Test
    void aClockThatWentBackShortensNothing() {
        assertEquals(
                List.of(at(HALF_PAST, 1, 12)),
                of(at(HALF_PAST, 1, 10))
                        .cover(new SeqRange(11, 12), NINE)
                        .after()
                        .ranges());
    }

    @Test
    void anotherHourIsAnotherRange() {
        assertEquals(
                List.of(at(NINE, 1, 10), at(TEN, 11, 12)),
                of(at(NINE, 1, 10)).cover(new SeqRange(11, 12), TEN).after().ranges());
    }

    @Test
    void aReceiptBetweenTwoMakesThemOne() {
        ReceiptRanges.Change change = of(at(NINE, 1, 3), at(HALF_PAST, 7, 9)).cover(new SeqRange(2, 8), NINE);
        assertEquals(List.of(at(HALF_PAST, 1, 9)), change.after().ranges());
        assertEquals(3, change.numbers());
        assertEquals(9, change.after().count());
    }

    @Test
    void numbersThatHaveAReceiptKeepTheirs() {
        ReceiptRanges.Change change = of(at(NINE, 3, 5), at(TEN, 8, 8)).cover(new SeqRange(1, 10), TEN);
        assertEquals(
                List.of(at(TEN, 1, 2), at(NINE, 3, 5), at(TEN, 6, 10)),
                change.after().ranges());
        assertEquals(6, change.numbers());
    }

    @Test
    void aReceiptTwiceChangesNothing() {
        ReceiptRanges before = of(at(NINE, 1, 10));
        ReceiptRanges.Change change = before.cover(new SeqRange(2, 10), TEN);
        assertSame(before, change.after());
        assertEquals(List.of(), change.come());
        assertEquals(0, change.numbers());
    }

    @Test
    void takingBackSplits() {
        ReceiptRanges.Change change = of(at(NINE, 1, 10)).uncover(new SeqRange(4, 5));
        assertEquals(List.of(at(NINE, 1, 3), at(NINE, 6, 10)), change.after().ranges());
        assertEquals(2, change.numbers());
        assertEquals(8, change.after().count());
    }

    @Test
    void whatIsPurgedCantBeTakenBack() {
        ReceiptRanges before = of(ReceiptRange.purged(1, 4), at(NINE, 5, 6));
        ReceiptRanges.Change change = before.uncover(new SeqRange(1, Long.MAX_VALUE));
        assertEquals(List.of(ReceiptRange.purged(1, 4)), change.after().ranges());
        assertEquals(2, change.numbers());
    }

    @Test
    void purgedNeighboursAreOneWhateverTheirTimesWere() {
        ReceiptRanges before = of(ReceiptRange.purged(1, 4), at(NINE, 5, 6), at(TEN, 7, 8), ReceiptRange.purged(9, 9));
        assertEquals(List.of(at(NINE, 5, 6)), before.before(TEN));
        ReceiptRanges after = before.purge(at(NINE, 5, 6)).after();
        assertEquals(List.of(ReceiptRange.purged(1, 6), at(TEN, 7, 8), ReceiptRange.purged(9, 9)), after.ranges());
        assertEquals(
                List.of(ReceiptRange.purged(1, 9)),
                after.purge(at(TEN, 7, 8)).after().ranges());
        assertThrows(IllegalArgumentException.class, () -> after.purge(at(NINE, 5, 6)));
    }

    @Test
    void gapsAreWhatIsLeft() {
        ReceiptRanges ranges = of(at(NINE, 3, 5), at(TEN, 6, 7), ReceiptRange.purged(10, 11));
        assertEquals(List.of(new SeqRange(1, 2), new SeqRange(8, 9), new SeqRange(12, 20)), gaps(ranges, 0, 20));
        assertEquals(List.of(new SeqRange(9, 9)), gaps(ranges, 8, 10));
        assertEquals(List.of(), gaps(ranges, 2, 7));
        assertEquals(List.of(), gaps(ranges, 20, 20));
        assertEquals(List.of(), gaps(ranges, Long.MAX_VALUE, 20));
        assertEquals(List.of(new SeqRange(1, 2)), gaps(ranges, -7, 2), "numbers begin with 1");
        assertEquals(List.of(), gaps(ReceiptRanges.NONE, 0, 0));
    }

    @Test
    void rangesThatOverlapAreRefused() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> of(at(NINE, 1, 5), at(TEN, 5, 6)));
        assertEquals("receipts from 5 on follow receipts up to 5", failure.getMessage());
    }

    /// Each number for itself, and a table that only hears of what is gone and what has come.
    @Test
    void itIsWhatNumbersOneByOneWouldBe() {
        int most = 40;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ReceiptRanges ranges = ReceiptRanges.NONE;
            Map<Long, Optional<Instant>> numbers = new TreeMap<>();
            Map<Long, ReceiptRange> table = new TreeMap<>();
            Instant now = NINE;
            for (int act = 0; act < 60; act++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(30) - 5L));
                long first = 1 + random.nextInt(most);
                SeqRange some = new SeqRange(first, Math.min(most, first + random.nextInt(8)));
                ReceiptRanges before = ranges;
                List<ReceiptRanges.Change> changes = new ArrayList<>();
                switch (random.nextInt(5)) {
                    case 0 -> changes.add(ranges.uncover(some));
                    case 1 -> {
                        for (ReceiptRange range : ranges.before(now.minus(Duration.ofHours(2)))) {
                            ReceiptRanges last = changes.isEmpty()
                                    ? ranges
                                    : changes.getLast().after();
                            changes.add(last.purge(range));
                            for (long seq = range.first(); seq <= range.last(); seq++) {
                                numbers.put(seq, Optional.empty());
                            }
                        }
                    }
                    default -> changes.add(ranges.cover(some, now));
                }
                for (ReceiptRanges.Change change : changes) {
                    change.gone().forEach(range -> table.remove(range.first()));
                    change.come().forEach(range -> table.put(range.first(), range));
                    ranges = change.after();
                }
                follow(numbers, before, ranges, some, changes, now);
                String which = "seed " + seed + ", act " + act + ": " + ranges;
                assertEquals(List.copyOf(table.values()), ranges.ranges(), which);
                assertEquals(numbers.size(), ranges.count(), which);
                for (long seq = 1; seq <= most; seq++) {
                    assertEquals(
                            numbers.containsKey(seq), ranges.gap(seq - 1, seq).isEmpty(), which);
                }
                for (ReceiptRange range : ranges.ranges()) {
                    for (long seq = range.first(); seq <= range.last(); seq++) {
                        Optional<Instant> alone = numbers.getOrDefault(seq, Optional.empty());
                        assertEquals(alone.isPresent(), range.at().isPresent(), which);
                        if (alone.isPresent()) {
                            assertFalse(range.at().orElseThrow().isBefore(alone.get()), which);
                            assertTrue(
                                    range.at()
                                            .orElseThrow()
                                            .isBefore(alone.get().plus(Duration.ofHours(1))),
                                    which);
                        }
                    }
                }
                assertEquals(
                        ranges.ranges(),
                        of(ranges.ranges().toArray(ReceiptRange[]::new)).ranges(),
                        which);
            }
        }
    }

    private static void follow(
            Map<Long, Optional<Instant>> numbers,
            ReceiptRanges before,
            ReceiptRanges after,
            SeqRange some,
            List<ReceiptRanges.Change> changes,
            Instant now) {
        long changed = 0;
        for (long seq = some.first(); seq <= some.last(); seq++) {
            boolean had = numbers.containsKey(seq);
            if (after.count() > before.count() && !had) {
                numbers.put(seq, Optional.of(now));
                changed++;
            } else if (after.count() < before.count()
                    && numbers.getOrDefault(seq, Optional.empty()).isPresent()) {
                numbers.remove(seq);
                changed++;
            }
        }
        if (after.count() != before.count()) {
            assertEquals(changed, changes.getFirst().numbers());
        }
    }
}
