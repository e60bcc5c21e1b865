package vn.hailong.screen;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Texts;

/// A sign, a sentence and a smaller one below it.
final class MessagePane extends VBox {
    private MessagePane(Node sign, String heading, String below, Sizes sizes, Typesetter typesetter) {
        super(0.9 * sizes.heading());
        double width = 0.93 * sizes.contentWidth();
        Typesetter.Block large =
                typesetter.bold(heading, sizes.heading(), sizes.body(), width, sizes.portrait() ? 3 : 2);
        Typesetter.Block small = typesetter.regular(below, 1.1 * sizes.body(), sizes.small(), width, 2);
        VBox words = new VBox(
                0.45 * sizes.heading(),
                Fonts.text(large.lines(), large.font(), TextAlignment.CENTER, "text"),
                Fonts.text(small.lines(), small.font(), TextAlignment.CENTER, "quiet"));
        words.setAlignment(Pos.CENTER);
        setAlignment(Pos.CENTER);
        getChildren().addAll(sign, words);
    }

    /// The same for every level.
    static MessagePane thanks(Texts texts, Sizes sizes, Typesetter typesetter) {
        double radius = radius(sizes);
        Polyline check = new Polyline(
                -0.42 * radius, 0.04 * radius, -0.12 * radius, 0.34 * radius, 0.44 * radius, -0.32 * radius);
        check.setStrokeWidth(0.14 * radius);
        check.setStrokeLineCap(StrokeLineCap.ROUND);
        check.setStrokeLineJoin(StrokeLineJoin.ROUND);
        check.getStyleClass().add("done-mark");
        return new MessagePane(
                new Group(disc(radius, "done-disc"), check),
                texts.get("ui.thanks"),
                texts.get("ui.recorded"),
                sizes,
                typesetter);
    }

    static MessagePane unavailable(Texts texts, Sizes sizes, Typesetter typesetter) {
        double radius = 0.8 * radius(sizes);
        Circle disc = disc(radius, "rest-disc");
        disc.setStrokeWidth(0.06 * radius);
        return new MessagePane(
                new Group(disc, bar(-0.22 * radius, radius), bar(0.22 * radius, radius)),
                texts.get("ui.unavailable"),
                texts.get("ui.unavailable_apology"),
                sizes,
                typesetter);
    }

    private static double radius(Sizes sizes) {
        return 0.125 * sizes.shortSide();
    }

    private static Circle disc(double radius, String styleClass) {
        Circle disc = new Circle(radius);
        disc.getStyleClass().add(styleClass);
        return disc;
    }

    private static Line bar(double x, double radius) {
        Line bar = new Line(x, -0.3 * radius, x, 0.3 * radius);
        bar.setStrokeWidth(0.12 * radius);
        bar.setStrokeLineCap(StrokeLineCap.ROUND);
        bar.getStyleClass().add("rest-mark");
        return bar;
    }
}
