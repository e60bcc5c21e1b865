package vn.hailong.buttons;

import java.time.Duration;

/// The box of rating buttons at the counter: it reports presses, says how its buttons are, and answers with its
/// lamps and its sound.
///
/// A press is the moment in which a button goes down and stays down for longer than the contacts bounce. A button
/// that is held is one press, however long; held for longer than its time it is [stuck][ButtonState#STUCK] until
/// it is released. What was down before [#listen] was called was not pressed for this terminal.
///
/// Every button is answered alike: who stands by can't tell from the lamps or the sound which one was pressed.
public interface RatingButtons extends AutoCloseable {
    /// What happens at the box. Called on a thread of the buttons, one call at a time: an implementation hands
    /// over and returns at once.
    interface Listener {
        /// A button was pressed.
        ///
        /// @param at on the clock of [System#nanoTime], as exactly as the box knows. Presses come in this
        /// order.
        void pressed(int level, Duration at);

        /// [#state] has changed.
        void changed();
    }

    /// Begins to report. Returns at once, also if there is no box yet. Called once.
    void listen(Listener listener);

    /// How the box is now.
    BoxState state();

    /// What the box is to tell the citizen. From any thread; never blocks.
    void show(Feedback feedback);

    /// Ends reporting, with the lamps off. After it has returned, nobody is called. Any number of times.
    @Override
    void close();
}
