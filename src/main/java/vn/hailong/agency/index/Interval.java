package vn.hailong.agency.index;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The Wilson 95 % interval of a proportion, without continuity correction, in percent with two decimals. It covers
/// random error only: who answers at a counter has chosen to.
///
/// @param lower at least 0
/// @param upper at most 100
public record Interval(BigDecimal lower, BigDecimal upper) {
    /// The 97.5 % quantile of the normal distribution, as the method prints it.
    private static final double Z = 1.959964;

    /// @param part  how many of them
    /// @param whole of how many, at least 1
    public static Interval of(long part, long whole) {
        Rate.requireProportion(part, whole);
        double share = (double) part / whole;
        double squared = Z * Z;
        double divisor = 1 + squared / whole;
        double centre = (share + squared / (2.0 * whole)) / divisor;
        double half = Z * Math.sqrt(share * (1 - share) / whole + squared / (4.0 * whole * (double) whole)) / divisor;
        return new Interval(percent(centre - half), percent(centre + half));
    }

    private static BigDecimal percent(double share) {
        double bounded = Math.clamp(share, 0.0, 1.0);
        return BigDecimal.valueOf(100 * bounded).setScale(2, RoundingMode.HALF_UP);
    }
}
