package vn.hailong.screen;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// A key of the staff's screen. Answers when the finger comes down.
final class StaffKey extends StackPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// Of the key's width, for its words.
    private static final double INSIDE = 0.86;

    /// Of the key's height: the font in which two lines have room.
    private static final double TWO_LINES = 0.33;

    private final Text text;

    /// @param size of the font, if two lines of it have room
    StaffKey(String label, Typesetter typesetter, double size, double width, double height, Runnable pressed) {
        double fitting = Math.min(size, TWO_LINES * height);
        Typesetter.Block words = typesetter.bold(label, fitting, 0.8 * fitting, INSIDE * width, 2);
        text = Fonts.text(words.lines(), words.font(), TextAlignment.CENTER, "text");
        getStyleClass().add("staff-key");
        double radius = 0.14 * height;
        setStyle("-fx-background-radius: %1$.1f; -fx-border-radius: %1$.1f; -fx-border-width: 2;".formatted(radius));
        setMinSize(width, height);
        setMaxSize(width, height);
        getChildren().add(text);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(label);
        addEventHandler(TouchEvent.TOUCH_PRESSED, event -> {
            pressed.run();
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            // A touch also arrives as a synthesized mouse press; it was reported as a touch already.
            if (event.getButton() == MouseButton.PRIMARY && !event.isSynthesized()) {
                pressed.run();
            }
            event.consume();
        });
    }

    /// The one key that goes on.
    StaffKey primary() {
        getStyleClass().add("primary");
        return this;
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }

    void say(String label) {
        text.setText(label);
        setAccessibleText(label);
    }
}
