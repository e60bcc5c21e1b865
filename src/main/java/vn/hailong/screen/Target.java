package vn.hailong.screen;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// What can be touched. Answers when the finger comes down, not when it leaves: the press feels immediate. Keeps no
/// focus and no trace of a touch.
class Target extends StackPane {
    private static final PseudoClass ANSWERED = PseudoClass.getPseudoClass("answered");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// Between the edge and the ring around a target that has the focus.
    private static final double RING = 1.5;

    /// @param spoken what a screen reader says
    Target(Sizes sizes, AccessibleRole role, String spoken, double width, double height, Runnable pressed) {
        getStyleClass().add("target");
        double border = sizes.border();
        double radius = sizes.radius();
        double ring = (1 + RING) * border;
        setStyle(("-fx-background-radius: %1$.1f; -fx-border-radius: %1$.1f, %2$.1f;"
                        + " -fx-border-width: %3$.1f; -fx-border-insets: 0, -%4$.1f;")
                .formatted(radius, radius + ring, border, ring));
        setMinSize(width, height);
        setMaxSize(width, height);
        setAccessibleRole(role);
        setAccessibleText(spoken);
        setFocusTraversable(true);
        Press.on(this, pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                pressed.run();
                event.consume();
            }
        });
    }

    /// While an answer is being stored.
    final void setAnswered(boolean answered) {
        pseudoClassStateChanged(ANSWERED, answered);
    }

    /// The citizen has chosen this before, and came back.
    final void markChosen(Sizes sizes) {
        double side = 0.5 * sizes.smallestTarget();
        StackPane badge = new StackPane(Icon.CHECK.drawn(0.7 * side));
        badge.getStyleClass().add("badge");
        badge.setMinSize(side, side);
        badge.setMaxSize(side, side);
        setAlignment(badge, Pos.TOP_RIGHT);
        getChildren().add(badge);
        setChosen(true);
    }

    /// As what was chosen; whoever sets it shows a mark, too, for colour alone says nothing.
    final void setChosen(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }
}
