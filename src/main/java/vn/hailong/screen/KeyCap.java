package vn.hailong.screen;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/// A key of the on-screen keyboard. Answers when the finger comes down.
final class KeyCap extends StackPane {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Runnable pressed;
    private final Repeat repeat;
    private final boolean repeats;

    /// @param name    what it does, for those who don't see it
    /// @param repeats again and again while it is held
    KeyCap(Node content, String name, double width, double height, boolean repeats, Runnable pressed) {
        this.pressed = pressed;
        this.repeats = repeats;
        repeat = new Repeat(pressed);
        getStyleClass().add("key");
        setStyle("-fx-background-radius: %1$.1f; -fx-border-radius: %1$.1f; -fx-border-width: 2;"
                .formatted(0.13 * height));
        setMinSize(width, height);
        setMaxSize(width, height);
        getChildren().add(content);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(name);
        addEventHandler(TouchEvent.TOUCH_PRESSED, event -> {
            press();
            event.consume();
        });
        addEventHandler(TouchEvent.TOUCH_RELEASED, event -> {
            release();
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            // A touch also arrives as a synthesized mouse press; it was reported as a touch already.
            if (event.getButton() == MouseButton.PRIMARY && !event.isSynthesized()) {
                press();
            }
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (!event.isSynthesized()) {
                release();
            }
            event.consume();
        });
        // A key may be taken away under the finger, and never hears that it was released.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                release();
            }
        });
    }

    /// With a smaller sign in its upper right corner.
    KeyCap hinting(Text hint, double padding) {
        setAlignment(hint, Pos.TOP_RIGHT);
        setMargin(hint, new Insets(0, padding, 0, 0));
        getChildren().add(hint);
        return this;
    }

    /// A key that works rather than writes.
    KeyCap working() {
        getStyleClass().add("working");
        return this;
    }

    void turn(boolean on) {
        pseudoClassStateChanged(ON, on);
    }

    private void press() {
        pseudoClassStateChanged(HELD, true);
        if (repeats) {
            repeat.start();
        }
        pressed.run();
    }

    private void release() {
        pseudoClassStateChanged(HELD, false);
        repeat.stop();
    }
}
