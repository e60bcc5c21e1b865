package vn.hailong.screen;

import java.util.List;

/// Where the options of a list stand, in reading order from left to right.
///
/// @param pages     the rows of each page
/// @param columns   how many stand side by side
/// @param rowHeight of every row
/// @param type      font size
record ChoiceLayout(List<List<Row>> pages, int columns, double width, double rowHeight, double gap, double type) {

    /// @param places    of the options in the list
    /// @param cellWidth of each
    record Row(List<Integer> places, double cellWidth) {}

    /// Lengths within an option, which follow from the panel alone.
    ///
    /// @param mark    side of the box or circle before the text
    /// @param padding before, between and behind them
    record Cell(double mark, double padding) {
        static Cell of(Sizes sizes) {
            return new Cell(1.5 * sizes.least(), 0.7 * sizes.least());
        }

        double textWidth(double cellWidth) {
            return cellWidth - mark - 3 * padding;
        }

        double textHeight(double rowHeight) {
            return rowHeight - 0.6 * padding;
        }
    }

    /// Of the page with most rows.
    int rows() {
        return pages.stream().mapToInt(List::size).max().orElse(1);
    }

    /// Places that stay empty.
    int empty() {
        return pages.stream()
                .flatMap(List::stream)
                .filter(row -> row.cellWidth() < width)
                .mapToInt(row -> columns - row.places().size())
                .sum();
    }

    double height() {
        return rows() * rowHeight + (rows() - 1) * gap;
    }

    ChoiceLayout withRowHeight(double height) {
        return new ChoiceLayout(pages, columns, width, height, gap, type);
    }
}
