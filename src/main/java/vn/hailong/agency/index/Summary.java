package vn.hailong.agency.index;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import vn.hailong.survey.Scale;

/// What a unit collected from one day to another, both included, by the civil date of the answer (Asia/Ho_Chi_Minh).
///
/// @param responses   counted responses, whatever they answered
/// @param scale       what the overall figures were rated on; absent if no questionnaire asks for them
/// @param overall     the button rating (`btn.overall`) on that scale, which is not the criteria-based index
/// @param unit        the unit asked for; its figures are pooled with those of every unit below it, answer by answer
/// @param counters    the same for each counter of them
/// @param items       every other rating that was answered, the overall one on other scales among them
/// @param lastMinutes how many responses arrived in each of the last 15 minutes, oldest first; counts only
public record Summary(
        String unit,
        LocalDate from,
        LocalDate to,
        OffsetDateTime computedAt,
        long responses,
        Optional<Scale> scale,
        Figure overall,
        List<CounterSummary> counters,
        List<ItemSummary> items,
        List<Minute> lastMinutes) {

    /// A counter by its unit and its own id, which is unique only there.
    public record Place(String unit, String counter) {}

    public record CounterSummary(Place place, long responses, Figure overall) {}

    /// An item on one scale.
    public record ItemSummary(String item, Scale scale, Figure figure) {}

    public record Minute(OffsetDateTime start, long responses) {}
}
