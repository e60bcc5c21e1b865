package vn.hailong.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

/// One option of a list: a box for several, a circle for one, and its text. What is chosen has a check mark.
final class OptionButton extends Target {
    private final Node check;

    /// @param several whether more than one may be chosen
    OptionButton(Surface surface, String text, boolean several, double width, ChoiceLayout layout, Runnable pressed) {
        super(
                surface.sizes(),
                several ? AccessibleRole.CHECK_BOX : AccessibleRole.RADIO_BUTTON,
                text,
                width,
                layout.rowHeight(),
                pressed);
        ChoiceLayout.Cell cell = ChoiceLayout.Cell.of(surface.sizes());
        check = Icon.CHECK.drawn(0.86 * cell.mark());
        StackPane mark = new StackPane(check);
        mark.getStyleClass().add("mark");
        mark.setStyle("-fx-border-radius: %1$.1f; -fx-background-radius: %1$.1f; -fx-border-width: %2$.1f;"
                .formatted(
                        several ? 0.16 * cell.mark() : 0.5 * cell.mark(),
                        surface.sizes().border()));
        mark.setMinSize(cell.mark(), cell.mark());
        mark.setMaxSize(cell.mark(), cell.mark());
        HBox content = new HBox(
                cell.padding(),
                mark,
                surface.typesetter()
                        .regular(text, layout.type(), cell.textWidth(width))
                        .drawn(TextAlignment.LEFT, "word"));
        content.setAlignment(Pos.CENTER_LEFT);
        content.setPadding(new Insets(0, 0, 0, cell.padding()));
        getStyleClass().add("choice");
        getChildren().add(content);
        choose(false);
    }

    void choose(boolean chosen) {
        check.setVisible(chosen);
        setChosen(chosen);
    }
}
