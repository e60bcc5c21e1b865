package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

final class PixelShiftTest {
    @Test
    void thePictureMovesALittleAtATimeAndNeverFar() {
        Set<Point2D> places = new HashSet<>();
        Point2D before = PixelShift.at(Duration.ZERO);
        assertEquals(Point2D.ZERO, before, "a picture that was just opened stands where it belongs");
        for (int step = 0; step < 100; step++) {
            Point2D now = PixelShift.at(PixelShift.STEP.multipliedBy(step));
            assertTrue(now.distance(before) < 3, before + " to " + now);
            assertTrue(Math.abs(now.getX()) <= PixelShift.FARTHEST && Math.abs(now.getY()) <= PixelShift.FARTHEST);
            places.add(now);
            before = now;
        }
        assertTrue(places.size() > 15, "it does not stay in a few places: " + places);
    }
}
