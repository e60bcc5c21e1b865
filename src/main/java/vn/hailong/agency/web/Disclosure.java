package vn.hailong.agency.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;

/// What of a summary may leave the building. Page and JSON both read this and never the summary's own counts, so that
/// neither can show what the other hides.
///
/// A counter with fewer than `smallCell` answers is hidden. If the total less the counters that are shown would give
/// it away, the next smallest counter is withheld too, until what is hidden is at least two counters and `smallCell`
/// answers together.
///
/// @param minutes empty if the responses of the period are too few to be told
record Disclosure(Summary summary, Count responses, List<Counter> counters, List<Summary.Minute> minutes) {

    sealed interface Count {
        record Exact(long value) implements Count {}

        record Below(int threshold) implements Count {}

        record Withheld() implements Count {}
    }

    /// @param overall empty if it is withheld for another counter's sake
    record Counter(Summary.Place place, Count responses, Optional<Figure> overall) {}

    static Disclosure of(Summary summary, int smallCell) {
        List<Summary.CounterSummary> hidden = hidden(summary, smallCell);
        List<Counter> counters = summary.counters().stream()
                .map(counter -> hidden.contains(counter) ? withhold(counter, smallCell) : show(counter))
                .toList();
        boolean few = isFew(summary.responses(), smallCell);
        return new Disclosure(
                summary,
                few ? new Count.Below(smallCell) : new Count.Exact(summary.responses()),
                counters,
                few ? List.of() : summary.lastMinutes());
    }

    boolean anyWithheld() {
        return counters.stream().anyMatch(counter -> counter.responses() instanceof Count.Withheld);
    }

    private static boolean isFew(long responses, int smallCell) {
        return responses > 0 && responses < smallCell;
    }

    private static Counter show(Summary.CounterSummary counter) {
        return new Counter(counter.place(), new Count.Exact(counter.responses()), Optional.of(counter.overall()));
    }

    private static Counter withhold(Summary.CounterSummary counter, int smallCell) {
        boolean few = isFew(counter.responses(), smallCell);
        boolean fewRatings = few || counter.overall() instanceof Figure.TooFew;
        return new Counter(
                counter.place(),
                few ? new Count.Below(smallCell) : new Count.Withheld(),
                fewRatings ? Optional.of(new Figure.TooFew(smallCell)) : Optional.empty());
    }

    private static List<Summary.CounterSummary> hidden(Summary summary, int smallCell) {
        List<Summary.CounterSummary> hidden = new ArrayList<>();
        List<Summary.CounterSummary> shown = new ArrayList<>();
        summary.counters().stream()
                .sorted(Comparator.comparingLong(Summary.CounterSummary::responses))
                .forEach(counter -> (isSmall(counter, smallCell) ? hidden : shown).add(counter));
        // A counter without a single response hides nothing.
        shown.removeIf(counter -> counter.responses() == 0);
        while (!hidden.isEmpty() && !shown.isEmpty() && canBeInferred(summary, hidden, shown, smallCell)) {
            hidden.add(shown.removeFirst());
        }
        return hidden;
    }

    private static boolean isSmall(Summary.CounterSummary counter, int smallCell) {
        return counter.overall() instanceof Figure.TooFew || isFew(counter.responses(), smallCell);
    }

    private static boolean canBeInferred(
            Summary summary, List<Summary.CounterSummary> hidden, List<Summary.CounterSummary> shown, int smallCell) {
        long responses =
                hidden.stream().mapToLong(Summary.CounterSummary::responses).sum();
        long ratings = valid(summary.overall())
                - shown.stream().mapToLong(counter -> valid(counter.overall())).sum();
        return hidden.size() < 2 || responses < smallCell || isFew(ratings, smallCell);
    }

    private static long valid(Figure figure) {
        return figure instanceof Figure.Shown shown ? shown.valid() : 0;
    }
}
