package vn.hailong.screen;

import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// A page that lies over the picture until it is touched: why all this is asked, what a question means, or how the
/// citizen wants to be spoken to.
final class Cover extends BorderPane {
    private final Countdown countdown;

    /// @param share   of the height, that the title may take
    /// @param place   of title and content
    /// @param content made for the height that there is
    private Cover(Surface surface, String title, double share, Pos place, DoubleFunction<Region> content) {
        Sizes sizes = surface.sizes();
        getStyleClass().add("cover");
        double line = Math.ceil(1.5 * sizes.small());
        countdown = new Countdown(surface, line);
        double height = sizes.height() - line - Bars.total(sizes);
        Typesetter.Block heading = surface.typesetter()
                .boldWithin(title, sizes.heading(), sizes.least(), sizes.contentWidth(), share * height);
        double room = Math.min(height - heading.height(), sizes.height() - sizes.reach() - Bars.total(sizes));
        VBox middle = new VBox(
                sizes.gap(), heading.drawn(TextAlignment.CENTER, "text"), content.apply(room - 2 * sizes.gap()));
        middle.setAlignment(place);
        middle.setPadding(new Insets(0, sizes.margin(), sizes.gap(), sizes.margin()));
        setTop(countdown);
        setCenter(middle);
        setBottom(close(surface));
        // Whoever has read it touches it somewhere.
        Press.on(this, surface.hand()::uncover);
    }

    /// Why all this is asked, and what becomes of it (R148).
    static Cover why(Surface surface) {
        return new Cover(
                surface,
                surface.text("why.title"),
                0.14,
                Pos.CENTER,
                height -> Prose.list(
                        surface,
                        height,
                        surface.text("why.purpose"),
                        surface.text("why.result"),
                        surface.text("why.anonymous"),
                        surface.text("why.free")));
    }

    static Cover help(Surface surface, String question, String help) {
        return new Cover(surface, question, 0.25, Pos.CENTER, height -> Prose.paragraph(surface, height, help));
    }

    static Cover look(Surface surface) {
        Pos place = surface.sizes().portrait() ? Pos.BOTTOM_CENTER : Pos.CENTER;
        return new Cover(
                surface, surface.text("look.question"), 0.14, place, height -> LookChoices.of(surface, height));
    }

    void show(OptionalInt secondsLeft) {
        countdown.show(secondsLeft);
    }

    private static HBox close(Surface surface) {
        Sizes sizes = surface.sizes();
        HBox bar = new HBox(new Button(
                Button.Kind.MAIN,
                Icon.CHECK,
                surface.text("ui.close"),
                surface,
                Bars.mainWidth(sizes),
                Bars.height(sizes),
                surface.hand()::uncover));
        Bars.place(bar, sizes);
        bar.setAlignment(Pos.TOP_CENTER);
        return bar;
    }
}
