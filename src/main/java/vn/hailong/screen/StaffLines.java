package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Lines for staff, in columns, on as many sheets as they need. The state of each shows in shape and colour.
final class StaffLines {
    /// Of a column's width, and in font sizes: a wide column needs no wide labels.
    private static final double LABEL = 0.36;

    private static final double WIDEST_LABEL = 10;

    private final Sizes sizes;
    private final Typesetter typesetter;
    private final double columnWidth;
    private final double height;
    private final double gap;
    private final int columns;

    StaffLines(Sizes sizes, Typesetter typesetter, double width, double height, int columns) {
        this.sizes = sizes;
        this.typesetter = typesetter;
        this.gap = sizes.small();
        this.columns = columns;
        this.columnWidth = (width - (columns - 1) * 2 * gap) / columns;
        this.height = height;
    }

    /// At least one, however little there is to say. The columns of a sheet are about equally long.
    List<Node> sheets(List<StaffDesk.Line> lines) {
        List<Row> rows = lines.stream().map(this::row).toList();
        double all = rows.stream().mapToDouble(row -> row.height() + spacing()).sum();
        double longest = rows.stream().mapToDouble(Row::height).max().orElse(0);
        double limit = Math.min(height, all / columns + longest / 2);
        List<HBox> sheets = new ArrayList<>();
        sheets.add(sheet());
        VBox column = column(sheets.getLast());
        double used = 0;
        for (Row row : rows) {
            if (used > 0 && used + row.height() > limit) {
                if (sheets.getLast().getChildren().size() == columns) {
                    sheets.add(sheet());
                }
                column = column(sheets.getLast());
                used = 0;
            }
            column.getChildren().add(row.node());
            used += row.height() + spacing();
        }
        return List.copyOf(sheets);
    }

    private double spacing() {
        return 0.4 * sizes.small();
    }

    private HBox sheet() {
        HBox sheet = new HBox(2 * gap);
        sheet.setAlignment(Pos.TOP_LEFT);
        return sheet;
    }

    private VBox column(HBox sheet) {
        VBox column = new VBox(spacing());
        column.setMinWidth(columnWidth);
        column.setMaxWidth(columnWidth);
        sheet.getChildren().add(column);
        return column;
    }

    private record Row(Node node, double height) {}

    private Row row(StaffDesk.Line line) {
        double size = sizes.small();
        double mark = 1.1 * size;
        double labelWidth = Math.min(LABEL * columnWidth - mark, WIDEST_LABEL * size);
        double valueWidth = columnWidth - labelWidth - mark - 2 * 0.5 * size;
        Font regular = typesetter.fonts().regular(size);
        Text label = text(line.label(), regular, labelWidth, "quiet");
        Text value = text(
                line.value(),
                line.state() == StaffDesk.State.BAD ? typesetter.fonts().bold(size) : regular,
                valueWidth,
                "text");
        StackPane place = new StackPane(mark(line.state(), mark));
        place.setMinSize(mark, size * Sizes.LINE);
        place.setMaxSize(mark, size * Sizes.LINE);
        StackPane words = new StackPane(label);
        words.setAlignment(Pos.TOP_LEFT);
        words.setMinWidth(labelWidth);
        words.setMaxWidth(labelWidth);
        HBox row = new HBox(0.5 * size, place, words, value);
        row.setAlignment(Pos.TOP_LEFT);
        return new Row(
                row,
                Math.max(
                        label.getLayoutBounds().getHeight(),
                        value.getLayoutBounds().getHeight()));
    }

    /// Wrapped wherever it must be, addresses too: nobody but staff reads it, and nothing may be missing.
    private static Text text(String words, Font font, double width, String styleClass) {
        Text text = Fonts.text(List.of(words), font, TextAlignment.LEFT, styleClass);
        text.setWrappingWidth(width);
        return text;
    }

    private static Node mark(StaffDesk.State state, double size) {
        double radius = 0.5 * size;
        return switch (state) {
            case PLAIN -> new Group();
            case GOOD -> drawing(radius, "state-good", -0.45, 0.02, -0.12, 0.36, 0.46, -0.36);
            case ATTENTION -> new Group(drawing(radius, "state-attention", 0, -0.5, 0, 0.12), point(radius));
            case BAD -> drawing(radius, "state-bad", -0.34, -0.34, 0.34, 0.34, 0, 0, 0.34, -0.34, -0.34, 0.34);
        };
    }

    private static Node drawing(double radius, String styleClass, double... points) {
        Circle disc = new Circle(radius);
        disc.getStyleClass().add(styleClass);
        Polyline sign = new Polyline();
        for (double point : points) {
            sign.getPoints().add(point * radius);
        }
        sign.setStrokeWidth(0.22 * radius);
        sign.getStyleClass().add("state-sign");
        return new Group(disc, sign);
    }

    private static Node point(double radius) {
        Polyline point = new Polyline(0, 0.48 * radius, 0, 0.5 * radius);
        point.setStrokeWidth(0.24 * radius);
        point.getStyleClass().add("state-sign");
        return point;
    }
}
