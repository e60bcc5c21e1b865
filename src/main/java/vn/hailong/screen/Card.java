package vn.hailong.screen;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Scale;

/// A face and its label.
final class Card extends Target {
    /// @param labelHeight room for the highest label of all cards, so that faces stand on one line
    Card(Face face, Typesetter.Block label, Sizes sizes, CardGrid grid, double labelHeight, Runnable pressed) {
        super(sizes, AccessibleRole.BUTTON, String.join(" ", label.lines()), grid.width(), grid.height(), pressed);
        getStyleClass().add("card");
        getChildren().add(content(face, label, grid, labelHeight));
    }

    private static Node content(Face face, Typesetter.Block label, CardGrid grid, double labelHeight) {
        Text text = label.drawn(grid.stacked() ? TextAlignment.LEFT : TextAlignment.CENTER, "text");
        if (grid.stacked()) {
            HBox row = new HBox(2.4 * grid.padding(), drawing(face, grid.face()), text);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setStyle("-fx-padding: 0 0 0 %.1f;".formatted(1.6 * grid.padding()));
            return row;
        }
        StackPane place = new StackPane(text);
        place.setMinHeight(labelHeight);
        place.setMaxHeight(labelHeight);
        VBox column = new VBox(1.1 * grid.padding(), drawing(face, grid.face()), place);
        column.setAlignment(Pos.CENTER);
        return column;
    }

    static Node drawing(Face face, double diameter) {
        Group shapes = new Group();
        for (Face.Shape shape : face.shapes()) {
            SVGPath path = new SVGPath();
            path.setContent(shape.path());
            if (shape.equals(face.disc())) {
                path.getStyleClass().addAll("face-disc", "level-" + face.number());
            } else {
                path.getStyleClass().add(shape.filled() ? "face-mark" : "face-line");
            }
            if (shape.strokeWidth() > 0) {
                path.setStrokeWidth(shape.strokeWidth());
                path.getStyleClass().add("face-line");
            }
            shapes.getChildren().add(path);
        }
        // The disc leaves 2 % of its box free on every side; the drawn face shall have the full diameter.
        double scale = diameter / (0.96 * Face.BOX);
        shapes.getTransforms().add(new Scale(scale, scale));
        Region box = new Region();
        box.setMinSize(diameter, diameter);
        box.setMaxSize(diameter, diameter);
        StackPane place = new StackPane(box, new Group(shapes));
        place.setMinSize(diameter, diameter);
        place.setMaxSize(diameter, diameter);
        return place;
    }
}
