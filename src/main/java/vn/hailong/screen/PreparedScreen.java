package vn.hailong.screen;

import java.util.Optional;

/// A screen without a window, whose picture is being drawn.
public interface PreparedScreen {

    /// Opens the window with the question, once, and returns when its first frame is up.
    ///
    /// @param desk behind the staff's screen; empty: there is no such screen
    /// @throws ScreenUnavailableException if there is no display, or none that answers; the program goes on without
    ///                                    a screen then
    Screen open(Optional<StaffDesk> desk) throws ScreenUnavailableException;
}
