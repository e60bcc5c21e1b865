package vn.hailong.screen;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Presses what a scene shows, by what a screen reader would say of it. On the toolkit's thread.
final class Finger {
    private final Scene scene;

    Finger(Scene scene) {
        this.scene = scene;
    }

    boolean finds(String name) {
        return find(scene.getRoot(), name::equals).isPresent();
    }

    boolean findsBeginning(String name) {
        return find(scene.getRoot(), said -> said.startsWith(name)).isPresent();
    }

    /// @throws IllegalArgumentException if nothing of this name is to be seen
    Finger press(String name) {
        return press(name, name::equals);
    }

    /// @throws IllegalArgumentException if nothing is to be seen whose name begins so
    Finger pressBeginning(String name) {
        return press(name + "…", said -> said.startsWith(name));
    }

    private Finger press(String wanted, Predicate<String> name) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Node node = find(scene.getRoot(), name)
                .orElseThrow(() -> new IllegalArgumentException("nothing to press is named " + wanted));
        touch(node);
        return this;
    }

    /// A finger goes down on it, and up.
    static void touch(Node node) {
        Event.fireEvent(node, event(node, true));
        Event.fireEvent(node, event(node, false));
    }

    private static Optional<Node> find(Node node, Predicate<String> name) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        String said = node.getAccessibleText();
        if (said != null && name.test(said)) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> find(child, name).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static MouseEvent event(Node node, boolean down) {
        return new MouseEvent(
                node,
                node,
                down ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_RELEASED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null);
    }
}
