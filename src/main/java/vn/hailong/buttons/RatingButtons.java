package vn.hailong.buttons;

import java.util.function.IntConsumer;

/// The box of rating buttons at the counter.
public interface RatingButtons extends AutoCloseable {
    /// Begins to report presses, by level. The listener is called on a thread of the buttons and returns at once.
    void listen(IntConsumer pressed);

    @Override
    void close();
}
