package vn.hailong.screen;

import java.util.Map;

/// A small window that looks like the box of buttons at a counter, for a machine that has none: it reports what is
/// pressed, and shows the lamps, the sound and the state of each button. What a press means, and whether a button is
/// stuck, others decide.
///
/// The toolkit's rules are those of [Screen]: one may be open beside the other, and the last one ends it.
public interface TestBox extends AutoCloseable {

    /// How a button is.
    enum State {
        OK,
        STUCK,
        MISSING
    }

    /// All lamps, always together. From any thread; never blocks.
    void lit(boolean lit);

    /// From any thread; never blocks.
    void sounding(boolean on);

    /// Writes under each button how it is. From any thread; never blocks.
    ///
    /// @param buttons by level; one that is left out stays as it was
    void show(Map<Integer, State> buttons);

    /// Closes the window. From any thread, any number of times; does not call `closed`.
    @Override
    void close();

    /// Opens the window, and returns when its first frame is up. A screen that is open already and leaves room moves
    /// up for it.
    ///
    /// @throws ScreenUnavailableException if there is no display, or none that answers
    /// @throws IllegalArgumentException   if the scale has more levels than there are faces
    static TestBox open(TestBoxSettings settings, Listener listener) throws ScreenUnavailableException {
        return FxTestBox.open(settings, listener);
    }

    /// What happens at the box. Called on the toolkit's thread: an implementation hands over and returns at once.
    interface Listener {
        /// A button goes down: by the pointer, a finger, or its key.
        void down(int level);

        /// It comes up: what held it let go, left it, or went to another window.
        void up(int level);

        /// Someone asks the window manager to close the window. It stays open until [TestBox#close].
        void closed();
    }
}
