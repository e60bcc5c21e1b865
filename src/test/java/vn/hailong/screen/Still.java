package vn.hailong.screen;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
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

    ScreenPane pane() {
        return pane;
    }

    Scene scene() {
        return scene;
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
