package vn.hailong.agency.index;

import java.time.LocalDate;

/// Answers what a unit collected, from tallies: no raw response is read, however long the period is.
public interface Summaries {
    /// @param unit a configured unit; its own counters, not those of units below it
    /// @param from first day, by the civil date of the answer
    /// @param to   last day, included
    /// @throws IllegalArgumentException if the unit is not configured
    Summary summary(String unit, LocalDate from, LocalDate to);
}
