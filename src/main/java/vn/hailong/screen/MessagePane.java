package vn.hailong.screen;

import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Texts;

/// A sign, a sentence and a smaller one below it.
final class MessagePane extends VBox {
    private static final double SIGN = 0.125;

    private MessagePane(
            DoubleFunction<Node> sign,
            String heading,
            String below,
            Sizes sizes,
            Typesetter typesetter,
            double height) {
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
        double room = height - large.height() - small.height() - words.getSpacing() - 2 * getSpacing();
        getChildren().addAll(sign.apply(Math.clamp(room / 2, 1, SIGN * sizes.shortSide())), words);
    }

    /// The same for every level.
    static MessagePane thanks(Texts texts, Sizes sizes, Typesetter typesetter, double height) {
        return new MessagePane(
                MessagePane::check, texts.get("ui.thanks"), texts.get("ui.recorded"), sizes, typesetter, height);
    }

    static MessagePane unavailable(Texts texts, Sizes sizes, Typesetter typesetter, double height) {
        return new MessagePane(
                MessagePane::pause,
                texts.get("ui.unavailable"),
                texts.get("ui.unavailable_apology"),
                sizes,
                typesetter,
                height);
    }

    private static Node check(double radius) {
        Polyline check = new Polyline(
                -0.42 * radius, 0.04 * radius, -0.12 * radius, 0.34 * radius, 0.44 * radius, -0.32 * radius);
        check.setStrokeWidth(0.14 * radius);
        check.getStyleClass().add("done-mark");
        return new Group(disc(radius, "done-disc"), check);
    }

    private static Node pause(double largest) {
        double radius = 0.8 * largest;
        Circle disc = disc(radius, "rest-disc");
        disc.setStrokeWidth(0.06 * radius);
        return new Group(disc, bar(-0.22 * radius, radius), bar(0.22 * radius, radius));
    }

    private static Circle disc(double radius, String styleClass) {
        Circle disc = new Circle(radius);
        disc.getStyleClass().add(styleClass);
        return disc;
    }

    private static Line bar(double x, double radius) {
        Line bar = new Line(x, -0.3 * radius, x, 0.3 * radius);
        bar.setStrokeWidth(0.12 * radius);
        bar.getStyleClass().add("rest-mark");
        return bar;
    }
}
