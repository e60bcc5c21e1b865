package vn.hailong.screen;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import vn.hailong.gallery.Door;
import vn.hailong.gallery.Fault;

/// Takes pictures of a scene without a window, and inspects what is on them. On the toolkit's thread.
final class Camera {
    /// @param behind how to get here from the sight
    record Shot(String behind, List<Fault> faults, Optional<Door.Picture> picture) {}

    private final Scene scene;
    private final Sizes sizes;
    private final Optional<WritableImage> film;
    private final List<Shot> shots = new ArrayList<>();

    /// @param film what the scene is drawn on, if pictures are wanted. One does for all of a size: the toolkit takes
    /// its
    ///             time to give back each.
    Camera(Scene scene, Sizes sizes, Optional<WritableImage> film) {
        this.scene = scene;
        this.sizes = sizes;
        this.film = film;
    }

    Shot take(String behind) {
        List<Fault> faults =
                ScreenInspection.faults(scene, sizes).stream().map(Camera::told).toList();
        Shot shot = new Shot(behind, faults, film.map(each -> new Door.Picture.Drawn(copy(scene.snapshot(each)))));
        shots.add(shot);
        return shot;
    }

    List<Shot> shots() {
        return List.copyOf(shots);
    }

    private static BufferedImage copy(WritableImage drawn) {
        int width = (int) drawn.getWidth();
        int height = (int) drawn.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        drawn.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return image;
    }

    private static Fault told(vn.hailong.screen.Fault fault) {
        return switch (fault) {
            case vn.hailong.screen.Fault.Clipped(String what, String by) -> Fault.clipped(what, by, "beyond it");
            case vn.hailong.screen.Fault.Overlapping(String what, String other) -> Fault.overlapping(what, other);
            case vn.hailong.screen.Fault.TooSmall(String what, double millimetres, double least) ->
                Fault.smallTarget(what, millimetres, least);
            case vn.hailong.screen.Fault.TooPale(String what, double contrast, double least) ->
                Fault.lowContrast(what, contrast, least);
            case vn.hailong.screen.Fault.TooTiny(String what, double pixels) -> Fault.smallText(what, pixels);
            case vn.hailong.screen.Fault.OutOfReach(String what) -> Fault.outOfReach(what);
        };
    }
}
