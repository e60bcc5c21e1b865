package vn.hailong.screen;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/// The contrast of a text or a mark as it is drawn: its colour, and that of the nearest surface behind it. As WCAG 2.2
/// defines it.
final class Contrast {
    private Contrast() {}

    static double of(Text text) {
        return between(colour(text.getFill()), behind(text));
    }

    /// Of a part of a drawing, by its area or its line, whichever is seen better.
    static double ofMark(Shape shape) {
        Color behind = behind(shape);
        return Stream.of(shape.getFill(), shape.getStroke())
                .filter(Color.class::isInstance)
                .map(Color.class::cast)
                .mapToDouble(colour -> between(behind.interpolate(colour, colour.getOpacity()), behind))
                .max()
                .orElse(1);
    }

    static double between(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /// Siblings that are drawn before it lie behind it, then what holds them.
    private static Color behind(Node node) {
        Parent parent = node.getParent();
        if (parent == null) {
            throw new IllegalStateException("nothing opaque lies behind it");
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        List<Node> siblings = parent.getChildrenUnmodifiable();
        for (int i = siblings.indexOf(node) - 1; i >= 0; i--) {
            Node sibling = siblings.get(i);
            if (sibling.isVisible()
                    && sibling instanceof Shape shape
                    && !(sibling instanceof Text)
                    && shape.getFill() instanceof Color fill
                    && fill.isOpaque()
                    && shape.contains(shape.sceneToLocal(middle))) {
                return fill;
            }
        }
        if (parent instanceof Region region && region.getBackground() != null) {
            var fills = region.getBackground().getFills();
            if (!fills.isEmpty() && fills.getLast().getFill() instanceof Color fill && fill.isOpaque()) {
                return fill;
            }
        }
        return behind(parent);
    }

    private static Color colour(Paint paint) {
        if (paint instanceof Color colour) {
            return colour;
        }
        throw new IllegalArgumentException("a text is drawn in " + paint);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double share) {
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
