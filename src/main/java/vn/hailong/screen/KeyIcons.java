package vn.hailong.screen;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/// Signs that no font is sure to hold, drawn in a box of 24 by 24.
final class KeyIcons {
    private static final double BOX = 24;

    private KeyIcons() {}

    static Node backspace(double size) {
        return drawn("M 8 5 H 21 V 19 H 8 L 2 12 Z M 11.5 9 L 17.5 15 M 17.5 9 L 11.5 15", size);
    }

    static Node shift(double size) {
        return drawn("M 12 3 L 21 12 H 16 V 20 H 8 V 12 H 3 Z", size);
    }

    private static Node drawn(String content, double size) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.setStrokeWidth(2);
        path.setScaleX(size / BOX);
        path.setScaleY(size / BOX);
        path.getStyleClass().add("key-icon");
        return new Group(path);
    }
}
