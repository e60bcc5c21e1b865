package vn.hailong.screen;

import java.util.OptionalInt;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Tells that the response will end by itself, and that a touch puts that off. Hidden until then.
final class Countdown extends HBox {
    /// Wide enough for every number of seconds.
    private static final int WIDEST = 88;

    private final Surface surface;
    private final Text text;

    Countdown(Surface surface, double height) {
        this.surface = surface;
        Sizes sizes = surface.sizes();
        Typesetter.Block block = surface.typesetter()
                .bold(sentence(WIDEST), 1.05 * sizes.small(), sizes.least(), sizes.contentWidth(), 1);
        text = block.drawn(TextAlignment.CENTER, "countdown-text");
        getStyleClass().add("countdown");
        setAlignment(Pos.CENTER);
        setPadding(new Insets(0, sizes.margin(), 0, sizes.margin()));
        setMinHeight(height);
        setMaxHeight(height);
        getChildren().add(text);
        show(OptionalInt.empty());
    }

    void show(OptionalInt secondsLeft) {
        setVisible(secondsLeft.isPresent());
        secondsLeft.ifPresent(seconds -> text.setText(sentence(seconds)));
    }

    private String sentence(int seconds) {
        return surface.text("ui.timeout", seconds) + " · " + surface.text("ui.stay");
    }
}
