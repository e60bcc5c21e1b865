package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class PlacementTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 30, 1280, 770);

    @Test
    void aloneItStandsAtTheBottom() {
        assertEquals(new Placement(300, 560, 0), Placement.of(LAPTOP, null, 680, 240));
    }

    @Test
    void aScreenWithRoomBelowStaysWhereItIs() {
        assertEquals(new Placement(110, 352, 40), Placement.of(LAPTOP, new Rectangle2D(50, 40, 800, 300), 680, 240));
    }

    @Test
    void aScreenMovesUpForIt() {
        assertEquals(new Placement(300, 541, 49), Placement.of(LAPTOP, new Rectangle2D(240, 110, 800, 480), 680, 240));
    }

    @Test
    void whereThereIsTooLittleRoomTheScreensLowerEdgeIsCoveredAndNotItsMiddle() {
        assertEquals(new Placement(300, 560, 30), Placement.of(LAPTOP, new Rectangle2D(128, 100, 1024, 630), 680, 240));
    }

    @Test
    void itNeverLeavesTheDesktop() {
        assertEquals(new Placement(600, 541, 49), Placement.of(LAPTOP, new Rectangle2D(900, 110, 800, 480), 680, 240));
        assertEquals(new Placement(0, 0, 0), Placement.of(new Rectangle2D(0, 0, 640, 200), null, 680, 240));
    }
}
