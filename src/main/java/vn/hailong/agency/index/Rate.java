package vn.hailong.agency.index;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A share in percent, two decimals, rounded half up in exact arithmetic: print and verdict never contradict.
public final class Rate {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Rate() {}

    /// @param part  how many of them
    /// @param whole of how many, at least 1: a share of nobody is not 0, it does not exist
    public static BigDecimal percent(long part, long whole) {
        requireProportion(part, whole);
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    static void requireProportion(long part, long whole) {
        if (part < 0 || whole < 1 || part > whole) {
            throw new IllegalArgumentException("not a proportion: " + part + " of " + whole);
        }
    }
}
