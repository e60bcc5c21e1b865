package vn.hailong.screen;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// Any picture of the screen without a window, as large as its settings say. On the toolkit's thread.
final class Still {
    private final ScreenPane pane;
    private final Scene scene;
    private final Sizes sizes;

    Still(ScreenSettings settings, Fonts fonts, SessionView view, Look look, Consumer<Act> acts) {
        pane = new ScreenPane(settings, fonts, settings.width(), settings.height(), view, look, acts);
        pane.showTime("09:14");
        scene = new Scene(pane, settings.width(), settings.height());
        scene.getStylesheets().add(Window.stylesheet());
        sizes = Sizes.of(settings.width(), settings.height(), settings.diagonalInches(), look.larger());
    }

    /// What can be touched now, as a screen reader names it.
    Optional<Target> find(String name) {
        return targets()
                .filter(target -> name.equals(target.getAccessibleText()))
                .findFirst();
    }

    /// @throws IllegalArgumentException if there is nothing of this name
    void press(String name) {
        Event.fireEvent(
                find(name)
                        .orElseThrow(() -> new IllegalArgumentException("no target " + name + " among "
                                + targets().map(Target::getAccessibleText).toList())),
                pressed());
    }

    /// The first button of a mouse goes down.
    static MouseEvent pressed() {
        return new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    /// All that is seen now.
    Stream<Node> nodes() {
        return nodes(scene.getRoot());
    }

    private Stream<Target> targets() {
        return nodes().filter(Target.class::isInstance).map(Target.class::cast);
    }

    private static Stream<Node> nodes(Node node) {
        if (!node.isVisible()) {
            return Stream.of();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(Still::nodes))
                : Stream.of(node);
    }

    ScreenPane pane() {
        return pane;
    }

    List<Fault> faults() {
        return ScreenInspection.faults(scene, sizes);
    }

    WritableImage image() {
        return scene.snapshot(null);
    }

    /// As a PNG file.
    void write(Path file) throws IOException {
        WritableImage image = image();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        ImageIO.write(copy, "png", file.toFile());
    }
}
