package vn.hailong.screen;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The signs on buttons, drawn with one pen in a box of 24 × 24. A word stands beside each.
enum Icon {
    BACK("M14.5 5 L7.5 12 L14.5 19", ""),
    NEXT("M9.5 5 L16.5 12 L9.5 19", ""),
    UP("M5 14.5 L12 7.5 L19 14.5", ""),
    DOWN("M5 9.5 L12 16.5 L19 9.5", ""),
    CHECK("M4.5 12.5 L10 18 L19.5 6.5", ""),
    CROSS("M6 6 L18 18 M18 6 L6 18", ""),
    PLUS("M12 4.5 L12 19.5 M4.5 12 L19.5 12", ""),
    MINUS("M4.5 12 L19.5 12", ""),
    SKIP("M5 5 L12 12 L5 19 M13 5 L20 12 L13 19", ""),
    END("M4.5 12 A7.5 7.5 0 1 1 19.5 12 A7.5 7.5 0 1 1 4.5 12", "M9.5 9.5 L14.5 9.5 L14.5 14.5 L9.5 14.5 Z"),
    ABOUT(
            "M3.5 12 A8.5 8.5 0 1 1 20.5 12 A8.5 8.5 0 1 1 3.5 12 M12 11 L12 16.5",
            "M10.8 7.6 A1.2 1.2 0 1 1 13.2 7.6 A1.2 1.2 0 1 1 10.8 7.6 Z"),
    LETTERS("M2.5 19 L7.5 6 L12.5 19 M4.2 15 L10.8 15 M18 12.5 L18 19 M14.75 15.75 L21.25 15.75", ""),
    CONTRAST("M3.5 12 A8.5 8.5 0 1 1 20.5 12 A8.5 8.5 0 1 1 3.5 12", "M12 3.5 A8.5 8.5 0 0 1 12 20.5 Z"),
    LANGUAGE(
            "M3.5 12 A8.5 8.5 0 1 1 20.5 12 A8.5 8.5 0 1 1 3.5 12 M3.5 12 L20.5 12"
                    + " M12 3.5 C7.5 8 7.5 16 12 20.5 C16.5 16 16.5 8 12 3.5",
            ""),
    HELPER("M9 7.5 A3 3 0 1 1 15 7.5 A3 3 0 1 1 9 7.5 M5 20 C5 15.5 8 13.5 12 13.5 C16 13.5 19 15.5 19 20", "");

    private static final double BOX = 24;
    private static final double PEN = 2.2;

    private final String lines;
    private final String areas;

    Icon(String lines, String areas) {
        this.lines = lines;
        this.areas = areas;
    }

    /// @param side of the square that it takes
    Node drawn(double side) {
        Group drawing = new Group(new Rectangle(BOX, BOX, null), path(lines, "icon-line"));
        if (!areas.isEmpty()) {
            drawing.getChildren().add(path(areas, "icon-area"));
        }
        double scale = side / BOX;
        drawing.getTransforms().add(new Scale(scale, scale));
        StackPane place = new StackPane(new Group(drawing));
        place.setMinSize(side, side);
        place.setMaxSize(side, side);
        return place;
    }

    private static SVGPath path(String content, String styleClass) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.setStrokeWidth(PEN);
        path.getStyleClass().add(styleClass);
        return path;
    }
}
