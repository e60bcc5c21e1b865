package vn.hailong.screen;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import vn.hailong.gallery.Fault;

/// A pane with one fault, or none, so that the inspection itself can be tried. On the toolkit's thread.
///
/// @param fault empty: the pane is sound
record BrokenPane(String name, Optional<Fault.Kind> fault, Pane pane) {

    static List<BrokenPane> all(Sizes sizes) {
        double finger = Math.ceil(sizes.smallestTarget());
        double low = sizes.height() - 2 * finger;
        return List.of(
                sound(
                        "a sound pane",
                        at(10, 10, text("Ông/Bà có hài lòng không?", 30)),
                        at(10, low, target(sizes, "Có", finger)),
                        at(20 + finger, low, target(sizes, "Không", finger)),
                        at(400, 100, face("#B07F10"))),
                broken(
                        Fault.Kind.CLIPPED,
                        "a text that leaves the window",
                        at(sizes.width() - 50, 10, text("Trung tâm Phục vụ hành chính công", 30))),
                broken(Fault.Kind.CLIPPED, "a text that runs out of its target", wide(sizes, finger, low)),
                broken(
                        Fault.Kind.OVERLAPPING,
                        "two texts in one place",
                        at(10, 10, text("Xin mời Ông/Bà", 30)),
                        at(60, 20, text("Cảm ơn Ông/Bà", 30))),
                broken(
                        Fault.Kind.OVERLAPPING,
                        "a target over another",
                        at(10, low, target(sizes, "Có", finger)),
                        at(0.7 * finger, low, target(sizes, "Không", finger))),
                broken(
                        Fault.Kind.SMALL_TARGET,
                        "a target smaller than a finger",
                        at(10, low, target(sizes, "Có", 0.75 * finger))),
                broken(Fault.Kind.LOW_CONTRAST, "grey on paper", at(10, 10, grey())),
                broken(Fault.Kind.LOW_CONTRAST, "a face with pale marks", at(400, 100, face("#E6B422"))),
                broken(Fault.Kind.SMALL_TEXT, "small print", at(10, 10, text("Xin mời Ông/Bà", 12))));
    }

    private static BrokenPane sound(String name, Node... parts) {
        return new BrokenPane(name, Optional.empty(), new Pane(parts));
    }

    private static BrokenPane broken(Fault.Kind kind, String name, Node... parts) {
        return new BrokenPane(name, Optional.of(kind), new Pane(parts));
    }

    private static Node at(double left, double top, Node node) {
        node.relocate(left, top);
        return node;
    }

    private static Text text(String words, double size) {
        Text text = new Text(words);
        text.setFont(Font.font("Noto Sans", size));
        text.getStyleClass().add("text");
        return text;
    }

    private static Text grey() {
        Text text = text("Xin mời Ông/Bà", 30);
        text.getStyleClass().clear();
        text.setFill(Color.web("#7A868B"));
        return text;
    }

    private static Target target(Sizes sizes, String word, double side) {
        Target target = new Target(sizes, AccessibleRole.BUTTON, word, side, side, () -> {});
        target.getChildren().add(text(word, 20));
        return target;
    }

    private static Node wide(Sizes sizes, double finger, double top) {
        Target target = target(sizes, "Có", finger);
        target.getChildren().setAll(text("Trung tâm Phục vụ hành chính công", 30));
        return at(200, top, target);
    }

    private static Node face(String disc) {
        SVGPath ground = new SVGPath();
        ground.setContent("M2 50 A48 48 0 1 1 98 50 A48 48 0 1 1 2 50 Z");
        ground.setFill(Color.web(disc));
        SVGPath mouth = new SVGPath();
        mouth.setContent("M20 70 L80 70");
        mouth.setStroke(Color.WHITE);
        mouth.setStrokeWidth(6);
        mouth.setFill(null);
        return new StackPane(new javafx.scene.Group(ground, mouth));
    }
}
