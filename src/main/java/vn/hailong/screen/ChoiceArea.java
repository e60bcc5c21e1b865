package vn.hailong.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The room for the options of a list. They stand in as few pages as they fit in, each row high enough for a finger; a
/// text that is too long for its column has a row of its own.
///
/// @param gap between two options
record ChoiceArea(Surface surface, List<String> texts, double width, double height, double gap) {
    /// Of the width: a list of one column is not drawn from edge to edge.
    private static final double LIST = 0.72;

    /// Of the smallest target: a row is not higher than this, if its text allows.
    private static final double HIGHEST_ROW = 1.3;

    /// Of the height that there is: where the texts allow, so much is enough.
    private static final double AIRY = 0.93;

    /// @param pager width of the buttons that turn the pages; on a panel that stands their height
    static ChoiceLayout fit(Surface surface, List<String> texts, double width, double height, double pager) {
        boolean portrait = surface.sizes().portrait();
        double gap = Math.rint(0.7 * surface.sizes().gap());
        List<Integer> columns = portrait ? List.of(1, 2) : List.of(1, 2, 3);
        ChoiceArea whole = new ChoiceArea(surface, texts, width, height, gap);
        ChoiceArea paged = portrait
                ? new ChoiceArea(surface, texts, width, height - pager - gap, gap)
                : new ChoiceArea(surface, texts, width - pager - gap, height, gap);
        Sizes sizes = surface.sizes();
        List<Double> usual = List.of(1.1 * sizes.body(), sizes.body(), sizes.small());
        return best(columns, usual, whole, paged)
                .or(() -> best(columns, List.of(sizes.least()), whole, paged))
                .orElseGet(paged::onePerPage);
    }

    /// In the sizes of type that the citizen wants, if it is possible at all.
    private static Optional<ChoiceLayout> best(
            List<Integer> columns, List<Double> types, ChoiceArea whole, ChoiceArea paged) {
        return Stream.concat(
                        columns.stream()
                                .flatMap(count -> whole.layouts(count, types))
                                .filter(layout -> layout.pages().size() == 1),
                        columns.stream().flatMap(count -> paged.layouts(count, types)))
                .min(Comparator.comparingInt(
                                (ChoiceLayout layout) -> layout.pages().size())
                        .thenComparingInt(layout -> layout.pages().size() > 1 ? 0 : layout.empty())
                        .thenComparingInt(ChoiceLayout::columns)
                        .thenComparing(
                                Comparator.comparingDouble(ChoiceLayout::type).reversed()));
    }

    /// For every number of rows and every size of type in which each text has its place.
    private Stream<ChoiceLayout> layouts(int columns, List<Double> types) {
        Sizes sizes = surface.sizes();
        boolean list = columns == 1 && !sizes.portrait();
        double wide = Math.floor(list ? Math.max(LIST * width, Math.min(width, 6 * sizes.smallestTarget())) : width);
        int most = (int) Math.max(1, Math.floor((height + gap) / (sizes.smallestTarget() + gap)));
        return IntStream.rangeClosed(1, most)
                .boxed()
                .flatMap(rows -> types.stream().flatMap(type -> layout(columns, rows, wide, type).stream()));
    }

    private Optional<ChoiceLayout> layout(int columns, int rows, double wide, double type) {
        double rowHeight = (height - (rows - 1) * gap) / rows;
        double half = Math.floor((wide - (columns - 1) * gap) / columns);
        List<ChoiceLayout.Row> all = new ArrayList<>();
        List<Integer> row = new ArrayList<>();
        for (int place = 0; place < texts.size(); place++) {
            boolean fits = fits(place, half, rowHeight, type);
            if (!fits && !fits(place, wide, rowHeight, type)) {
                return Optional.empty();
            }
            if (!row.isEmpty() && (!fits || row.size() == columns)) {
                // What would stand alone beside nothing is as wide as what follows.
                all.add(new ChoiceLayout.Row(List.copyOf(row), row.size() == 1 ? wide : half));
                row.clear();
            }
            if (fits) {
                row.add(place);
            } else {
                all.add(new ChoiceLayout.Row(List.of(place), wide));
            }
        }
        if (!row.isEmpty()) {
            all.add(new ChoiceLayout.Row(List.copyOf(row), half));
        }
        return Optional.of(layout(all, columns, rows, wide, type));
    }

    private ChoiceLayout layout(List<ChoiceLayout.Row> all, int columns, int rows, double wide, double type) {
        List<List<ChoiceLayout.Row>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += rows) {
            pages.add(List.copyOf(all.subList(from, Math.min(all.size(), from + rows))));
        }
        Sizes sizes = surface.sizes();
        ChoiceLayout.Cell cell = ChoiceLayout.Cell.of(sizes);
        double text = all.stream()
                .flatMap(row -> row.places().stream()
                        .map(place -> set(place, row.cellWidth(), type).height()))
                .max(Comparator.naturalOrder())
                .orElse(0.0);
        ChoiceLayout layout = new ChoiceLayout(pages, columns, wide, 0, gap, type);
        double room = (height - (layout.rows() - 1) * gap) / layout.rows();
        double needed = Math.max(sizes.smallestTarget(), text + cell.padding());
        double wanted = Math.max(HIGHEST_ROW * sizes.smallestTarget(), needed);
        double airy = Math.max(AIRY * room, needed);
        return layout.withRowHeight(Math.floor(Math.min(room, Math.min(wanted, airy))));
    }

    /// So that nothing is lost, whatever a questionnaire holds.
    private ChoiceLayout onePerPage() {
        List<List<ChoiceLayout.Row>> pages = IntStream.range(0, texts.size())
                .mapToObj(place -> List.of(new ChoiceLayout.Row(List.of(place), width)))
                .toList();
        return new ChoiceLayout(pages, 1, width, height, gap, surface.sizes().least());
    }

    private boolean fits(int place, double cellWidth, double rowHeight, double type) {
        Typesetter.Block block = set(place, cellWidth, type);
        ChoiceLayout.Cell cell = ChoiceLayout.Cell.of(surface.sizes());
        return block.height() <= cell.textHeight(rowHeight) && block.width() <= cell.textWidth(cellWidth);
    }

    private Typesetter.Block set(int place, double cellWidth, double type) {
        double room = ChoiceLayout.Cell.of(surface.sizes()).textWidth(cellWidth);
        return surface.typesetter().regular(texts.get(place), type, room);
    }
}
