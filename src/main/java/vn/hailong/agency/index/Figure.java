package vn.hailong.agency.index;

import java.math.BigDecimal;
import java.util.Map;

/// A satisfaction figure, or the reason why there is none.
public sealed interface Figure {
    /// @param valid         ratings counted: not applicable, skipped and not asked are left out
    /// @param levels        how many chose each level, best level first, every level of the scale present
    /// @param satisfied     how many chose a satisfied level
    /// @param ratePercent   100·satisfied/valid, two decimals, rounded half up
    /// @param lowerPercent  lower bound of the Wilson 95 % interval, two decimals
    /// @param upperPercent  its upper bound
    record Shown(
            long valid,
            Map<Integer, Long> levels,
            long satisfied,
            BigDecimal ratePercent,
            BigDecimal lowerPercent,
            BigDecimal upperPercent)
            implements Figure {}

    /// Nobody has answered: printed as a dash, never as 0.
    record None() implements Figure {}

    /// Fewer than `threshold` answers: shown as "<5", since a figure of so few could expose one person.
    record TooFew(int threshold) implements Figure {}
}
