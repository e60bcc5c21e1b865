package vn.hailong.screen;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// A window that shows what the session says and reports what is touched.
///
/// The windowing toolkit starts once in the life of a Java machine, and ends with its last window: after that, or
/// when it could not start, none can be opened.
public interface Screen extends AutoCloseable {

    /// Shows a view in the look that the citizen chose, within a frame for a press. From any thread; never blocks.
    void show(SessionView view, Look look);

    /// Shows or hides the discreet mark that ratings are kept on this machine for now. From any thread; never
    /// blocks.
    void showOffline(boolean offline);

    /// Goes dark, but for a dim clock, or shows the session again. From any thread; never blocks.
    void showNight(boolean night);

    /// Closes the window. From any thread, any number of times; does not call `closed`.
    @Override
    void close();

    /// Opens the window with the question, and returns when its first frame is up.
    ///
    /// @param desk behind the staff's screen; empty: there is no such screen
    /// @throws ScreenUnavailableException if there is no display, or none that answers; the program goes on without
    ///                                    a screen then
    /// @throws IllegalArgumentException   if the scale has more levels than there are faces
    static Screen open(ScreenSettings settings, Listener listener, Optional<StaffDesk> desk)
            throws ScreenUnavailableException {
        return FxScreen.open(settings, listener, desk, () -> LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /// What happens at the screen. Called on the toolkit's thread: an implementation hands over and returns at
    /// once.
    interface Listener {
        /// A citizen touched or clicked something, or chose it with Enter or Space.
        void acted(Act act);

        /// One of the keys 1 to 5 went down, on the row or on the number pad: it stands in for a button of the box.
        /// The scale may have no such level.
        void keyPressed(int level);

        /// That key came up again, or the window no longer hears it.
        void keyReleased(int level);

        /// Somebody touched the dark screen. It stays dark until [Screen#showNight] says otherwise.
        void woken();

        /// Someone asks the window manager to close the window. It stays open until [Screen#close].
        void closed();
    }
}
