package vn.hailong.screen;

import java.time.LocalDateTime;
import java.time.ZoneId;
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

    /// Begins to start the toolkit, if there is a display. Returns at once: it takes a good part of a program's start,
    /// and can go beside the rest.
    static void warmUp() {
        var unused = Toolkit.start(System.getenv("DISPLAY"));
    }

    /// No window will be opened: ends what [#warmUp] began.
    static void dismiss() {
        Toolkit.dismiss();
    }

    /// Begins to draw the question, without a window yet. Returns at once.
    ///
    /// @throws IllegalArgumentException if a scale has more levels than there are faces
    static PreparedScreen prepare(ScreenSettings settings, Listener listener) {
        return FxScreen.prepare(settings, listener, () -> LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")));
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
