package vn.hailong.agency.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import vn.hailong.agency.index.Figure;

/// A figure as it is printed.
///
/// @param state    `shown`, `none`, `too-few` or `withheld`, as in the JSON
/// @param rate     the rate, or the sign that stands for it
/// @param interval empty unless shown
/// @param valid    n, or the sign that stands for it
/// @param levels   best first; empty unless shown
public record FigureView(String state, String rate, String interval, String valid, List<Level> levels) {

    /// One part of the stacked bar.
    ///
    /// @param position which of the five colours and faces it has, 1 for the best
    /// @param start    where the part begins, in percent of the bar, as SVG wants it
    /// @param width    likewise
    public record Level(int position, String label, String count, String share, String start, String width) {}

    static FigureView of(Optional<Figure> figure, Wording wording, IntFunction<String> labels) {
        return figure.map(known -> switch (known) {
                    case Figure.Shown shown -> shown(shown, wording, labels);
                    case Figure.None() -> new FigureView("none", Wording.NOTHING, "", "0", List.of());
                    case Figure.TooFew(int threshold) ->
                        new FigureView("too-few", "<" + threshold, "", "<" + threshold, List.of());
                })
                .orElseGet(() ->
                        new FigureView("withheld", wording.text("withheld"), "", wording.text("withheld"), List.of()));
    }

    public boolean shown() {
        return state.equals("shown");
    }

    /// The bar in words, for who can't see it.
    public String inWords() {
        return levels.stream()
                .map(level -> level.label() + " " + level.share() + " (" + level.count() + ")")
                .collect(Collectors.joining("; "));
    }

    private static FigureView shown(Figure.Shown figure, Wording wording, IntFunction<String> labels) {
        List<Level> levels = new ArrayList<>();
        long before = 0;
        for (Map.Entry<Integer, Long> entry : figure.levels().entrySet()) {
            long count = entry.getValue();
            levels.add(new Level(
                    position(levels.size(), figure.levels().size()),
                    labels.apply(entry.getKey()),
                    wording.number(count),
                    wording.percent(Wording.share(count, figure.valid())),
                    length(before, figure.valid()),
                    length(count, figure.valid())));
            before += count;
        }
        return new FigureView(
                "shown",
                wording.percent(figure.ratePercent()),
                wording.percent(figure.lowerPercent()) + " – " + wording.percent(figure.upperPercent()),
                wording.number(figure.valid()),
                List.copyOf(levels));
    }

    /// The same colour and face as on the terminal's screen. Short scales leave out the face in the middle
    /// (three levels: very satisfied, satisfied, not satisfied) or the worst one (four levels), as their labels
    /// do; longer ones share the five faces.
    ///
    /// @param place 0 for the best level
    private static int position(int place, int levels) {
        return switch (levels) {
            case 2 -> place == 0 ? 2 : 4;
            case 3 -> place == 2 ? 4 : place + 1;
            case 4, 5 -> place + 1;
            default -> 1 + Math.round(4f * place / (levels - 1));
        };
    }

    private static String length(long part, long whole) {
        return BigDecimal.valueOf(part * 100)
                        .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP)
                        .toPlainString()
                + "%";
    }
}
