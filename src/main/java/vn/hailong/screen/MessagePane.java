package vn.hailong.screen;

import java.util.function.DoubleFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.SessionView;

/// A sign, a sentence and a smaller one below it.
final class MessagePane implements Picture {
    private static final double SIGN = 0.125;

    private final BorderPane node = new BorderPane();
    private final VBox middle = new VBox();
    private final Header header;
    private final SessionView shown;

    private MessagePane(Surface surface, SessionView shown, DoubleFunction<Node> sign, String heading, String below) {
        this.shown = shown;
        Sizes sizes = surface.sizes();
        Typesetter typesetter = surface.typesetter();
        header = new Header(surface);
        double width = 0.93 * sizes.contentWidth();
        Typesetter.Block large =
                typesetter.bold(heading, sizes.heading(), sizes.body(), width, sizes.portrait() ? 3 : 2);
        Typesetter.Block small = typesetter.regular(below, 1.1 * sizes.body(), sizes.least(), width, 2);
        double height = sizes.height() - header.getMinHeight();
        VBox words = new VBox(
                0.45 * sizes.heading(),
                large.drawn(TextAlignment.CENTER, "text"),
                small.drawn(TextAlignment.CENTER, "quiet"));
        words.setAlignment(Pos.CENTER);
        double room = height - large.height() - small.height() - words.getSpacing() - 2 * sizes.heading();
        middle.setSpacing(0.9 * sizes.heading());
        middle.setAlignment(Pos.CENTER);
        middle.getChildren().addAll(sign.apply(Math.clamp(room / 2, 1, SIGN * sizes.shortSide())), words);
        // The eye's middle of what is below the header.
        middle.setPadding(new Insets(0, 0, 0.12 * height, 0));
        node.setTop(header);
        node.setCenter(middle);
    }

    /// The same for every level.
    static MessagePane thanks(Surface surface) {
        return new MessagePane(
                surface,
                new SessionView.Thanks(),
                MessagePane::check,
                surface.text("ui.thanks"),
                surface.text("ui.recorded"));
    }

    static MessagePane unavailable(Surface surface) {
        return new MessagePane(
                surface,
                new SessionView.Unavailable(),
                MessagePane::pause,
                surface.text("ui.unavailable"),
                surface.text("ui.unavailable_apology"));
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Node appearing() {
        return middle;
    }

    @Override
    public boolean show(SessionView view) {
        return view.equals(shown);
    }

    @Override
    public void showTime(String time) {
        header.showTime(time);
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
