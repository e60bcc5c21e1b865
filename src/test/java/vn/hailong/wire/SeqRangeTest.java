package vn.hailong.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeqRangeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                        | ''
            1                                         | 1-1
            1 2 3                                     | 1-3
            3 1 2                                     | 1-3
            1 3                                       | 1-1 3-3
            5 5 5                                     | 5-5
            9 1 2 4 2 10 8                            | 1-2 4-4 8-10
            9223372036854775807 9223372036854775807   | 9223372036854775807-9223372036854775807
            9223372036854775806 9223372036854775807   | 9223372036854775806-9223372036854775807
            1 9223372036854775807                     | 1-1 9223372036854775807-9223372036854775807
            """)
    void coversExactly(String numbers, String ranges) {
        List<Long> list = Arrays.stream(numbers.split(" "))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf)
                .toList();
        assertEquals(ranges, show(SeqRange.covering(list)));
    }

    @Test
    void coversAnySetWithTheFewestRanges() {
        for (int seed = 0; seed < 200; seed++) {
            List<Long> numbers = new Random(seed).longs(40, 1, 60).boxed().toList();
            TreeSet<Long> covered = new TreeSet<>();
            long previous = -1;
            for (SeqRange range : SeqRange.covering(numbers)) {
                assertTrue(range.first() > previous + 1, "ranges that touch are one range");
                for (long seq = range.first(); seq <= range.last(); seq++) {
                    covered.add(seq);
                }
                previous = range.last();
            }
            assertEquals(new TreeSet<>(numbers), covered);
        }
    }

    @Test
    void refusesWhatIsNoRange() {
        assertThrows(IllegalArgumentException.class, () -> new SeqRange(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new SeqRange(2, 1));
        assertThrows(IllegalArgumentException.class, () -> SeqRange.covering(List.of(1L, 0L)));
    }

    @Test
    void containsBothEnds() {
        SeqRange range = new SeqRange(4, 6);
        assertTrue(range.contains(4) && range.contains(6));
        assertFalse(range.contains(3) || range.contains(7));
    }

    private static String show(List<SeqRange> ranges) {
        return ranges.stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(" "));
    }
}
