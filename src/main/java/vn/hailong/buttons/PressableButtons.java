package vn.hailong.buttons;

/// Buttons without wires: something else says which goes down and up. A level that has no button is no button.
public interface PressableButtons extends RatingButtons {
    /// A button goes down. Told again before it comes up, nothing follows.
    void down(int level);

    /// A button comes up.
    void up(int level);

    /// A button goes down and comes up.
    default void press(int level) {
        down(level);
        up(level);
    }
}
