package vn.hailong.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Texts;

/// What stays while the middle changes: above, whose terminal this is; below, the promise of anonymity, the mark of a
/// terminal without network, and the time.
final class Frame extends BorderPane {
    /// Of the content's width, to the right in the header: kept free for the buttons of language and contrast.
    private static final double KEPT_FREE = 0.22;

    private final Text clock;
    private final HBox offline;
    private final double headerHeight;
    private final double footerHeight;

    Frame(ScreenSettings settings, Texts texts, Sizes sizes, Typesetter typesetter) {
        Region header = header(settings, sizes, typesetter);
        headerHeight = header.getMinHeight();
        clock = Fonts.text(List.of("00:00"), typesetter.fonts().regular(sizes.small()), TextAlignment.RIGHT, "quiet");
        offline = offlineMark(texts, sizes, typesetter);
        offline.setVisible(false);
        Region footer = footer(texts, sizes, typesetter);
        footerHeight = footer.getMinHeight();
        setTop(header);
        setBottom(footer);
    }

    /// Height between header and footer.
    double middleHeight(Sizes sizes) {
        return sizes.height() - headerHeight - footerHeight;
    }

    void showTime(String time) {
        clock.setText(time);
    }

    void showOffline(boolean shown) {
        offline.setVisible(shown);
    }

    private static Region header(ScreenSettings settings, Sizes sizes, Typesetter typesetter) {
        double smallest = sizes.small();
        double target = Math.max(smallest * 1.08, 0.031 * sizes.shortSide());
        double seal = Math.max(0.075 * sizes.shortSide(), 2.1 * smallest);
        double spacing = 0.35 * seal;
        double room = sizes.contentWidth() * (1 - KEPT_FREE) - seal - spacing;
        Typesetter.Block name =
                typesetter.bold(settings.agencyName().in(settings.language()), target, smallest, room, 1);
        Typesetter.Block counter =
                typesetter.regular(settings.counterName().in(settings.language()), smallest, smallest, room, 1);
        VBox words = new VBox(
                Fonts.text(name.lines(), name.font(), TextAlignment.LEFT, "text"),
                Fonts.text(counter.lines(), counter.font(), TextAlignment.LEFT, "quiet"));
        words.setAlignment(Pos.CENTER_LEFT);

        Circle disc = new Circle(seal / 2);
        disc.getStyleClass().add("seal");
        Typesetter.Block letters = typesetter.bold(settings.seal(), 0.38 * seal, 0.2 * seal, 0.8 * seal, 1);
        StackPane round =
                new StackPane(disc, Fonts.text(letters.lines(), letters.font(), TextAlignment.CENTER, "seal-letters"));

        HBox header = new HBox(spacing, round, words);
        header.getStyleClass().add("header");
        header.setAlignment(Pos.CENTER_LEFT);
        header.setPadding(new Insets(0, sizes.margin(), 0, sizes.margin()));
        double height = Math.max(seal, name.height() + counter.height()) + 0.034 * sizes.shortSide();
        setHeight(header, Math.ceil(height));
        return header;
    }

    private static HBox offlineMark(Texts texts, Sizes sizes, Typesetter typesetter) {
        Circle dot = new Circle(0.28 * sizes.small());
        dot.setStrokeWidth(0.13 * sizes.small());
        dot.getStyleClass().add("offline-dot");
        HBox mark = new HBox(
                0.5 * sizes.small(),
                dot,
                Fonts.text(
                        List.of(texts.get("ui.offline")),
                        typesetter.fonts().regular(sizes.small()),
                        TextAlignment.LEFT,
                        "quiet"));
        mark.setAlignment(Pos.CENTER_LEFT);
        return mark;
    }

    /// The mark stands beside the promise where there is room, else above it. Its place is kept while it is hidden, so
    /// that nothing moves when the network comes and goes.
    private Region footer(Texts texts, Sizes sizes, Typesetter typesetter) {
        double small = sizes.small();
        double spacing = 2 * small;
        double clockWidth = Fonts.widthIn(clock.getFont()).applyAsDouble("00:00");
        double room = sizes.contentWidth() - clockWidth - spacing;
        double markWidth = Math.ceil(offline.prefWidth(-1)) + spacing;
        String promise = texts.get("ui.privacy");
        Typesetter.Block beside = typesetter.regular(promise, small, small, room - markWidth, 2);
        boolean fits = beside.lines().size() <= 2 && beside.width() <= room - markWidth;
        Typesetter.Block words = fits ? beside : typesetter.regular(promise, small, small, room, 2);
        Text text = Fonts.text(words.lines(), words.font(), TextAlignment.LEFT, "quiet");

        Region push = new Region();
        HBox.setHgrow(push, Priority.ALWAYS);
        Node left = fits ? text : new VBox(offline, text);
        HBox footer = fits ? new HBox(left, push, offline, clock) : new HBox(left, push, clock);
        HBox.setMargin(clock, new Insets(0, 0, 0, spacing));
        footer.setAlignment(Pos.BOTTOM_LEFT);
        footer.setFillHeight(false);
        double below = Math.max(0.5 * small, 0.02 * sizes.shortSide());
        footer.setPadding(new Insets(0, sizes.margin(), below, sizes.margin()));
        double lines = words.height() + (fits ? 0 : small * Sizes.LINE);
        setHeight(footer, Math.ceil(lines + below));
        return footer;
    }

    private static void setHeight(Region region, double height) {
        region.setMinHeight(height);
        region.setPrefHeight(height);
        region.setMaxHeight(height);
    }
}
