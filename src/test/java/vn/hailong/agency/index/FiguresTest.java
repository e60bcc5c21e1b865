package vn.hailong.agency.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hailong.agency.AgencySamples;

/// The tables of the index method.
class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 5, 0.00, 0.00, 43.45",
        "5, 5, 100.00, 56.55, 100.00",
        "9, 10, 90.00, 59.58, 98.21",
        "27, 30, 90.00, 74.38, 96.54",
        "45, 50, 90.00, 78.64, 95.65",
        "270, 300, 90.00, 86.08, 92.91",
        "900, 1000, 90.00, 87.98, 91.71",
        "297, 300, 99.00, 97.10, 99.66",
        "37, 50, 74.00, 60.45, 84.13",
        "18, 25, 72.00, 52.42, 85.72",
        "42, 50, 84.00, 71.49, 91.66",
        "34, 50, 68.00, 54.19, 79.24",
        "43, 50, 86.00, 73.81, 93.05",
        "44, 50, 88.00, 76.20, 94.38",
        "7, 10, 70.00, 39.68, 89.22",
        "5, 10, 50.00, 23.66, 76.34"
    })
    void rateAndInterval(long satisfied, long valid, BigDecimal rate, BigDecimal lower, BigDecimal upper) {
        assertEquals(rate, Rate.percent(satisfied, valid));
        assertEquals(new Interval(lower, upper), Interval.of(satisfied, valid));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 33.33",
        "2, 3, 66.67",
        "3, 32, 9.38",
        "5, 32, 15.63",
        "179, 199, 89.95",
        "17999, 20000, 90.00",
        "89994, 100000, 89.99",
        "320, 395, 81.01",
        "308, 375, 82.13"
    })
    void ratesAreRoundedHalfUpFromTheCounts(long satisfied, long valid, BigDecimal rate) {
        assertEquals(rate, Rate.percent(satisfied, valid));
    }

    @ParameterizedTest
    @CsvSource({"85, 22", "90, 35", "95, 73", "99, 381"})
    void answersNeededForALowerBound(BigDecimal target, long answers) {
        assertTrue(Interval.of(answers, answers).lower().compareTo(target) >= 0);
        assertTrue(Interval.of(answers - 10, answers - 10).lower().compareTo(target) < 0);
    }

    @Test
    void aShareOfNobodyDoesNotExist() {
        assertThrows(IllegalArgumentException.class, () -> Rate.percent(0, 0));
        assertThrows(IllegalArgumentException.class, () -> Interval.of(2, 1));
    }

    @Test
    void nobodyIsNoFigureAndAFewAreTooFew() {
        assertEquals(new Figure.None(), figure(Map.of()));
        assertEquals(new Figure.TooFew(5), figure(Map.of(5, 4L)));
    }

    @Test
    void aFigureHasEveryLevelBestFirstAndTheScalesOwnSatisfiedLevels() {
        Figure.Shown shown = (Figure.Shown) figure(Map.of(5, 15L, 4, 22L, 3, 8L, 2, 4L, 1, 1L));
        assertEquals(List.of(5, 4, 3, 2, 1), List.copyOf(shown.levels().keySet()));
        assertEquals(50, shown.valid());
        assertEquals(37, shown.satisfied());
        assertEquals(new BigDecimal("74.00"), shown.ratePercent());
        assertEquals(new BigDecimal("60.45"), shown.lowerPercent());
        assertEquals(new BigDecimal("84.13"), shown.upperPercent());
        Figure.Shown onlyBest = (Figure.Shown) figure(Map.of(5, 5L));
        assertEquals(Map.of(5, 5L, 4, 0L, 3, 0L, 2, 0L, 1, 0L), onlyBest.levels());
    }

    private static Figure figure(Map<Integer, Long> counts) {
        return Figures.figure(AgencySamples.SCALE, counts, 5);
    }
}
