package vn.hailong.screen;

import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// The card with what was typed, and the caret behind it. When the text has more lines than the card, it shows the
/// last ones.
final class TypingField extends Pane {
    private final TypingSizes sizes;
    private final double width;
    private final Font font;
    private final Font counterFont;
    private final String placeholder;

    TypingField(TypingSizes sizes, double width, double radius, double small, Fonts fonts, String placeholder) {
        this.sizes = sizes;
        this.width = width;
        this.placeholder = placeholder;
        font = fonts.regular(sizes.type());
        counterFont = fonts.regular(small);
        getStyleClass().add("typing-field");
        setStyle("-fx-background-radius: %1$.1f; -fx-border-radius: %1$.1f; -fx-border-width: 2;".formatted(radius));
        setMinSize(width, sizes.fieldHeight());
        setMaxSize(width, sizes.fieldHeight());
    }

    /// @param counter how much may still be typed; empty while that is plenty
    void show(String text, String counter) {
        getChildren().clear();
        double left = 0.5 * sizes.type();
        double room = width - 2 * left;
        double line = sizes.type() * Sizes.LINE;
        double top = (sizes.fieldHeight() - sizes.lines() * line) / 2;
        if (!counter.isEmpty()) {
            double counterWidth = Fonts.width(List.of(counter), counterFont);
            add(counter, counterFont, "notice", width - left - counterWidth, top + (sizes.lines() - 1) * line);
            room -= counterWidth + left;
        }
        ToDoubleFunction<String> measure = Fonts.widthIn(font);
        List<String> lines = TypedLines.last(sizes.lines(), text, room, measure);
        for (int i = 0; i < lines.size(); i++) {
            add(lines.get(i), font, "text", left, top + i * line);
        }
        double end = Math.min(room, measure.applyAsDouble(lines.getLast()));
        double thickness = Math.max(2, 0.08 * sizes.type());
        Rectangle caret =
                new Rectangle(left + end + thickness / 2, top + (lines.size() - 0.92) * line, thickness, 0.84 * line);
        caret.getStyleClass().add("caret");
        getChildren().add(caret);
        if (text.isEmpty()) {
            List<String> hint = TypedLines.last(sizes.lines(), placeholder, room, measure);
            for (int i = 0; i < hint.size(); i++) {
                add(hint.get(i), font, "quiet", left + 3 * thickness, top + i * line);
            }
        }
    }

    private void add(String words, Font face, String styleClass, double x, double y) {
        if (words.isEmpty()) {
            return;
        }
        Text text = Fonts.text(List.of(words), face, TextAlignment.LEFT, styleClass);
        text.setTextOrigin(VPos.TOP);
        text.setX(x);
        text.setY(y);
        getChildren().add(text);
    }
}
