package vn.hailong.agency.index;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/// What a unit collected from one day to another, both included, by the civil date of the answer (Asia/Ho_Chi_Minh).
///
/// @param responses   counted responses, whatever they answered
/// @param overall     the button rating (`btn.overall`), which is not the criteria-based index
/// @param unit        the unit asked for; its figures are pooled with those of every unit below it, answer by answer
/// @param counters    the same for each counter of them
/// @param items       every other rating item that was answered
/// @param lastMinutes how many responses arrived in each of the last 15 minutes, oldest first; counts only
public record Summary(
        String unit,
        LocalDate from,
        LocalDate to,
        OffsetDateTime computedAt,
        long responses,
        Figure overall,
        List<CounterSummary> counters,
        List<ItemSummary> items,
        List<Minute> lastMinutes) {

    /// A counter by its unit and its own id, which is unique only there.
    public record Place(String unit, String counter) {}

    public record CounterSummary(Place place, long responses, Figure overall) {}

    public record ItemSummary(String item, Figure figure) {}

    public record Minute(OffsetDateTime start, long responses) {}
}
