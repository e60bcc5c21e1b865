package vn.hailong.buttons;

/// No box that could be pressed: none is configured, or its kind can't work on this machine.
///
/// @param state what is said of it
public record NoButtons(BoxState state) implements RatingButtons {
    @Override
    public void listen(Listener listener) {
        // Nothing is ever pressed.
    }

    @Override
    public void show(Feedback feedback) {
        // Nothing to show it with.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
