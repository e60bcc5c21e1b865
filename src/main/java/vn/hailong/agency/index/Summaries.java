package vn.hailong.agency.index;

import java.time.LocalDate;

/// The figures of a unit and a period, computed when asked for.
public interface Summaries {
    /// @param from first day, `to` last day, both included
    Summary summary(String unit, LocalDate from, LocalDate to);
}
