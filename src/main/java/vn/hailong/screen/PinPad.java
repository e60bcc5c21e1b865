package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Texts;

/// Asks for the PIN. Shows how many digits were typed, never which.
final class PinPad extends StackPane {
    static final int MOST_DIGITS = 12;

    private static final PseudoClass TYPED = PseudoClass.getPseudoClass("typed");

    private final List<Circle> dots = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();
    private final Text message;
    private final Consumer<String> entered;
    private boolean waiting;

    /// @param entered gets what was typed; nothing more is taken until [#say]
    PinPad(Texts texts, Sizes sizes, Typesetter typesetter, Consumer<String> entered, Runnable exit) {
        this.entered = entered;
        double gap = 0.25 * sizes.margin();
        double height = Math.min(1.3 * sizes.smallestTarget(), (sizes.height() - 4 * gap - sizes.margin()) / 4);
        double width = Math.min(1.35 * height, (sizes.contentWidth() - 2 * gap) / 3);
        double left = sizes.portrait() ? sizes.contentWidth() : sizes.contentWidth() - 3 * width - 4 * gap;
        Typesetter.Block title = typesetter.bold(texts.get("staff.pin"), 1.3 * sizes.body(), sizes.small(), left, 2);
        message = Fonts.text(List.of(""), typesetter.fonts().regular(sizes.body()), TextAlignment.CENTER, "alarm-text");
        message.setWrappingWidth(left);
        StaffKey leave = new StaffKey(texts.get("staff.exit"), typesetter, sizes.body(), 1.6 * width, height, exit);
        VBox words = new VBox(
                0.8 * sizes.body(),
                Fonts.text(title.lines(), title.font(), TextAlignment.CENTER, "text"),
                dots(sizes),
                message);
        words.setAlignment(Pos.CENTER);
        Node keys = keys(texts, sizes, typesetter, width, height, gap);
        if (sizes.portrait()) {
            VBox column = new VBox(1.5 * sizes.body(), words, keys, leave);
            column.setAlignment(Pos.BOTTOM_CENTER);
            column.setStyle("-fx-padding: %.1f;".formatted(2 * sizes.margin()));
            getChildren().add(column);
        } else {
            words.getChildren().add(leave);
            words.setMinWidth(left);
            words.setMaxWidth(left);
            HBox row = new HBox(2 * gap, words, keys);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
        getStyleClass().add("staff");
        show();
    }

    /// Why the PIN that was typed does not open anything.
    void say(String words) {
        message.setText(words);
        waiting = false;
        digits.setLength(0);
        show();
    }

    private Node dots(Sizes sizes) {
        HBox row = new HBox(0.45 * sizes.small());
        row.setAlignment(Pos.CENTER);
        for (int i = 0; i < MOST_DIGITS; i++) {
            Circle dot = new Circle(0.3 * sizes.small());
            dot.getStyleClass().add("pin-dot");
            dots.add(dot);
            row.getChildren().add(dot);
        }
        return row;
    }

    private Node keys(Texts texts, Sizes sizes, Typesetter typesetter, double width, double height, double gap) {
        GridPane grid = new GridPane(gap, gap);
        grid.setAlignment(Pos.CENTER);
        double size = 0.36 * height;
        for (int digit = 1; digit <= 9; digit++) {
            int typed = digit;
            grid.add(
                    new StaffKey(Integer.toString(digit), typesetter, size, width, height, () -> type(typed)),
                    (digit - 1) % 3,
                    (digit - 1) / 3);
        }
        grid.add(new StaffKey(texts.get("staff.erase"), typesetter, sizes.body(), width, height, this::erase), 0, 3);
        grid.add(new StaffKey("0", typesetter, size, width, height, () -> type(0)), 1, 3);
        grid.add(
                new StaffKey(texts.get("staff.confirm"), typesetter, sizes.body(), width, height, this::enter)
                        .primary(),
                2,
                3);
        return grid;
    }

    private void type(int digit) {
        if (!waiting && digits.length() < MOST_DIGITS) {
            message.setText("");
            digits.append(digit);
            show();
        }
    }

    private void erase() {
        if (!waiting && !digits.isEmpty()) {
            digits.setLength(digits.length() - 1);
            show();
        }
    }

    private void enter() {
        if (!waiting && !digits.isEmpty()) {
            waiting = true;
            entered.accept(digits.toString());
        }
    }

    private void show() {
        for (int i = 0; i < MOST_DIGITS; i++) {
            dots.get(i).pseudoClassStateChanged(TYPED, i < digits.length());
        }
    }
}
