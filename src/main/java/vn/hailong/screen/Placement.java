package vn.hailong.screen;

import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/// Where a test box goes on a desktop, and how far a screen in a window moves up for it.
///
/// @param screenY of the screen's window; as it was, if there is none
record Placement(double x, double y, double screenY) {

    /// Between the two windows, if there is room.
    private static final double GAP = 12;

    /// Below the screen if both have room on the desktop, else at its bottom.
    ///
    /// @param desktop  what panels and docks leave free
    /// @param screen   the other window, its frame included; none if there is none, or if it covers everything
    /// @param boxWidth of the test box, its frame included
    static Placement of(Rectangle2D desktop, @Nullable Rectangle2D screen, double boxWidth, double boxHeight) {
        double lowest = Math.max(desktop.getMinY(), desktop.getMaxY() - boxHeight);
        if (screen == null) {
            return new Placement(within(desktop, middle(desktop) - boxWidth / 2, boxWidth), lowest, 0);
        }
        double x = within(desktop, middle(screen) - boxWidth / 2, boxWidth);
        if (screen.getMaxY() + GAP <= lowest) {
            return new Placement(x, screen.getMaxY() + GAP, screen.getMinY());
        }
        double spare = Math.max(0, desktop.getHeight() - screen.getHeight() - GAP - boxHeight);
        double screenY = desktop.getMinY() + spare / 2;
        return new Placement(x, Math.min(lowest, screenY + screen.getHeight() + GAP), screenY);
    }

    private static double middle(Rectangle2D area) {
        return (area.getMinX() + area.getMaxX()) / 2;
    }

    private static double within(Rectangle2D desktop, double x, double width) {
        return Math.max(desktop.getMinX(), Math.min(x, desktop.getMaxX() - width));
    }
}
