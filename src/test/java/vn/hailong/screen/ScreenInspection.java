package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Text;

/// Looks at the nodes of the open windows for what a picture would show as clipped or overlapping. On the toolkit's
/// thread.
final class ScreenInspection {
    private static final double TOLERANCE = 1;

    private ScreenInspection() {}

    /// Of the screen.
    static Scene scene() {
        return javafx.stage.Window.getWindows().getFirst().getScene();
    }

    static List<Card> cards() {
        return visible(scene().getRoot()).stream()
                .filter(Card.class::isInstance)
                .map(Card.class::cast)
                .toList();
    }

    static List<KeyCap> keys() {
        return visible(scene().getRoot()).stream()
                .filter(KeyCap.class::isInstance)
                .map(KeyCap.class::cast)
                .toList();
    }

    /// One sentence for each fault; none if all is well.
    static List<String> faults() {
        return javafx.stage.Window.getWindows().stream()
                .flatMap(window -> faults(window.getScene()).stream())
                .toList();
    }

    private static List<String> faults(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        List<Node> nodes = visible(scene.getRoot());
        List<String> faults = new ArrayList<>();
        Bounds window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        for (Node node : nodes) {
            Bounds bounds = bounds(node);
            if (!window.contains(bounds)) {
                faults.add(name(node) + " leaves the window: " + bounds);
            }
            for (Node other : nodes) {
                boolean related = within(node, other) || within(other, node);
                if (!related && bounds.intersects(bounds(other))) {
                    faults.add(name(node) + " overlaps " + name(other));
                }
                if (node != other && within(node, other) && !bounds(other).contains(bounds)) {
                    faults.add(name(node) + " leaves " + name(other));
                }
            }
        }
        return faults;
    }

    /// Calls back when no fade is under way and some frames have been drawn since.
    static void whenSettled(Runnable then) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses = opaque(scene().getRoot()) ? pulses + 1 : 0;
                if (pulses == 4) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private static boolean opaque(Parent parent) {
        return parent.getOpacity() == 1
                && parent.getChildrenUnmodifiable().stream()
                        .allMatch(node -> !(node instanceof Parent inner) || opaque(inner));
    }

    private static boolean within(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> visible(Parent parent) {
        List<Node> found = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.isVisible()) {
                if (node instanceof Card
                        || node instanceof KeyCap
                        || node instanceof TypingField
                        || node instanceof Buzzer
                        || node.getStyleClass().contains("box-button")
                        || node.getStyleClass().contains("box-front")
                        || node instanceof Text
                        || node.getStyleClass().contains("header")) {
                    found.add(node);
                }
                if (node instanceof Parent inner) {
                    found.addAll(visible(inner));
                }
            }
        }
        return found;
    }

    private static Bounds bounds(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return new BoundingBox(
                bounds.getMinX() + TOLERANCE,
                bounds.getMinY() + TOLERANCE,
                bounds.getWidth() - 2 * TOLERANCE,
                bounds.getHeight() - 2 * TOLERANCE);
    }

    private static String name(Node node) {
        return switch (node) {
            case Text text -> "\"" + text.getText().replace("\n", " / ") + "\"";
            case Card card -> "card " + card.getAccessibleText();
            case KeyCap key -> "key " + key.getAccessibleText();
            case TypingField ignored -> "the text's card";
            case Buzzer ignored -> "the buzzer";
            default -> String.join(" ", node.getStyleClass());
        };
    }
}
