package vn.hailong.screen;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// A line below a question: how it is to be answered, and how far it is.
final class Hint extends StackPane {
    private final Text text;
    private final Surface surface;

    Hint(Surface surface) {
        this.surface = surface;
        double height = height(surface);
        text = surface.small("", surface.sizes().contentWidth(), 1).drawn(TextAlignment.CENTER, "quiet");
        setMinHeight(height);
        setMaxHeight(height);
        getChildren().add(text);
    }

    static double height(Surface surface) {
        return Math.ceil(surface.sizes().small() * Sizes.LINE);
    }

    /// What is empty is left out.
    void show(String... parts) {
        String line =
                Arrays.stream(parts).filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(" · "));
        text.setText(line);
        text.setFont(surface.small(line, surface.sizes().contentWidth(), 1).font());
    }
}
