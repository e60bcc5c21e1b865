package vn.hailong.screen;

import java.time.Duration;
import java.util.List;
import javafx.geometry.Point2D;

/// Moves the picture by a few pixels, so slowly that nobody sees it: what stands in one place for years burns in. No
/// margin is as narrow as the shift, so nothing is cut.
final class PixelShift {
    static final Duration STEP = Duration.ofMinutes(4);
    static final int FARTHEST = 4;

    /// A square around the middle, and back through it.
    private static final List<Point2D> WAY = List.of(
            new Point2D(0, 0),
            new Point2D(2, 0),
            new Point2D(4, 0),
            new Point2D(4, 2),
            new Point2D(4, 4),
            new Point2D(2, 4),
            new Point2D(0, 4),
            new Point2D(-2, 4),
            new Point2D(-4, 4),
            new Point2D(-4, 2),
            new Point2D(-4, 0),
            new Point2D(-4, -2),
            new Point2D(-4, -4),
            new Point2D(-2, -4),
            new Point2D(0, -4),
            new Point2D(2, -4),
            new Point2D(4, -4),
            new Point2D(2, -2));

    private PixelShift() {}

    /// Where the picture stands so long after the start.
    static Point2D at(Duration sinceStart) {
        return WAY.get((int) (sinceStart.dividedBy(STEP) % WAY.size()));
    }
}
