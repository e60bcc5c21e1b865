package vn.hailong.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Whose terminal this is, and the time.
final class Header extends HBox {
    private final Text clock;

    Header(Surface surface) {
        Sizes sizes = surface.sizes();
        Typesetter typesetter = surface.typesetter();
        ScreenSettings settings = surface.settings();
        double seal = Math.max(0.075 * sizes.shortSide(), 2.1 * sizes.least());
        double spacing = 0.35 * seal;
        clock = Fonts.text(List.of("00:00"), typesetter.fonts().regular(sizes.small()), TextAlignment.RIGHT, "quiet");
        double clockWidth = Fonts.widthIn(clock.getFont()).applyAsDouble("00:00");
        double room = sizes.contentWidth() - seal - 2 * spacing - clockWidth;
        Typesetter.Block name = typesetter.bold(
                surface.in(settings.agencyName()),
                Math.max(1.08 * sizes.small(), 0.031 * sizes.shortSide()),
                sizes.least(),
                room,
                1);
        Typesetter.Block counter = surface.small(surface.in(settings.counterName()), room, 1);
        VBox words = new VBox(name.drawn(TextAlignment.LEFT, "text"), counter.drawn(TextAlignment.LEFT, "quiet"));
        words.setAlignment(Pos.CENTER_LEFT);
        Region push = new Region();
        setHgrow(push, Priority.ALWAYS);

        getChildren().addAll(seal(settings.seal(), seal, typesetter), words, push, clock);
        setMargin(words, new Insets(0, 0, 0, spacing));
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, sizes.margin(), 0, sizes.margin()));
        double height = Math.ceil(Math.max(seal, name.height() + counter.height()) + 0.02 * sizes.shortSide());
        setMinHeight(height);
        setMaxHeight(height);
    }

    void showTime(String time) {
        clock.setText(time);
    }

    private static StackPane seal(String letters, double diameter, Typesetter typesetter) {
        Circle disc = new Circle(diameter / 2);
        disc.getStyleClass().add("seal");
        Typesetter.Block block = typesetter.bold(letters, 0.38 * diameter, 0.2 * diameter, 0.8 * diameter, 1);
        return new StackPane(disc, block.drawn(TextAlignment.CENTER, "seal-letters"));
    }
}
