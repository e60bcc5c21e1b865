package vn.hailong.gallery;

import java.util.Arrays;
import java.util.List;

/// A panel in use.
///
/// @param inches of its diagonal: it turns millimetres of a finger into pixels
public record Panel(int width, int height, double inches) {
    /// On a counter, and lying and standing in a hall.
    public static final List<Panel> ALL = List.of(
            new Panel(800, 480, 7),
            new Panel(1024, 600, 10.1),
            new Panel(1280, 800, 10.1),
            new Panel(1920, 1080, 21.5),
            new Panel(1080, 1920, 21.5));

    private static final double MILLIMETRES_PER_INCH = 25.4;

    /// @throws IllegalArgumentException if there is no such panel
    static Panel of(String name) {
        return ALL.stream()
                .filter(panel -> panel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no panel " + name + ", expected one of "
                        + Arrays.toString(ALL.stream().map(Panel::name).toArray())));
    }

    public String name() {
        return width + "x" + height;
    }

    public double pixelsPerMillimetre() {
        return Math.hypot(width, height) / (inches * MILLIMETRES_PER_INCH);
    }
}
