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
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Lines for staff, in columns, on as many sheets as they need. The state of each shows in shape and colour.
final class StaffLines {
    /// Of a column's width.
    private static final double LABEL = 0.36;

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

    /// At least one, however little there is to say.
    List<Node> sheets(List<StaffDesk.Line> lines) {
        List<HBox> sheets = new ArrayList<>();
        sheets.add(sheet());
        VBox column = column(sheets.getLast());
        double used = 0;
        for (StaffDesk.Line line : lines) {
            Row row = row(line);
            if (used > 0 && used + row.height() > height) {
                if (sheets.getLast().getChildren().size() == columns) {
                    sheets.add(sheet());
                }
                column = column(sheets.getLast());
                used = 0;
            }
            column.getChildren().add(row.node());
            used += row.height() + column.getSpacing();
        }
        return List.copyOf(sheets);
    }

    private HBox sheet() {
        HBox sheet = new HBox(2 * gap);
        sheet.setAlignment(Pos.TOP_LEFT);
        return sheet;
    }

    private VBox column(HBox sheet) {
        VBox column = new VBox(0.4 * sizes.small());
        column.setMinWidth(columnWidth);
        column.setMaxWidth(columnWidth);
        sheet.getChildren().add(column);
        return column;
    }

    private record Row(Node node, double height) {}

    private Row row(StaffDesk.Line line) {
        double size = sizes.small();
        double mark = 1.1 * size;
        double labelWidth = LABEL * columnWidth - mark;
        double valueWidth = columnWidth - labelWidth - mark - 2 * 0.5 * size;
        Typesetter.Block label = typesetter.regular(line.label(), size, size, labelWidth, 3);
        Typesetter.Block value = line.state() == StaffDesk.State.BAD
                ? typesetter.bold(line.value(), size, size, valueWidth, 6)
                : typesetter.regular(line.value(), size, size, valueWidth, 6);
        StackPane place = new StackPane(mark(line.state(), mark));
        place.setMinSize(mark, size * Sizes.LINE);
        place.setMaxSize(mark, size * Sizes.LINE);
        StackPane words = new StackPane(text(label, "quiet"));
        words.setAlignment(Pos.TOP_LEFT);
        words.setMinWidth(labelWidth);
        words.setMaxWidth(labelWidth);
        HBox row = new HBox(0.5 * size, place, words, text(value, "text"));
        row.setAlignment(Pos.TOP_LEFT);
        return new Row(row, Math.max(label.height(), value.height()));
    }

    private static Text text(Typesetter.Block block, String styleClass) {
        return Fonts.text(block.lines(), block.font(), TextAlignment.LEFT, styleClass);
    }

    private static Node mark(StaffDesk.State state, double size) {
        double radius = 0.5 * size;
        return switch (state) {
            case PLAIN -> new Group();
            case GOOD -> drawing(radius, "state-good", -0.45, 0.02, -0.12, 0.36, 0.46, -0.36);
            case ATTENTION -> drawing(radius, "state-attention", 0, -0.5, 0, 0.18, 0, 0.46, 0, 0.5);
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
}
