package vn.hailong.survey;

import java.util.Optional;
import java.util.OptionalInt;

/// What the citizen is to see now.
public sealed interface SessionView {
    /// The rating that opens the questionnaire, and its faces. `waiting` asks to wait a moment, after a press that was
    /// ignored.
    record Opening(boolean waiting) implements SessionView {}

    /// The face that was pressed, while it is being stored.
    record Pressed(int level) implements SessionView {}

    /// An invitation to begin, where the questionnaire does not open with a rating.
    record Invitation() implements SessionView {}

    /// One item of the questionnaire.
    ///
    /// @param answer      what the citizen has answered already, after going back, or has written so far
    /// @param number      which of the items asked of this citizen it is, from 1
    /// @param of          how many those are by now: branches add to them
    /// @param recorded    whether the response is on the card. To be said where `number` is 2: did my press do
    ///                    anything?
    /// @param back        whether there is an item before this one
    /// @param last        whether nothing follows, by what has been answered so far
    /// @param secondsLeft until the response ends by itself, once that is near; a touch puts it off
    record Step(
            Item item,
            Optional<Answer> answer,
            int number,
            int of,
            boolean recorded,
            boolean back,
            boolean last,
            OptionalInt secondsLeft)
            implements SessionView {}

    /// The thanks: the same for every level.
    record Thanks() implements SessionView {}

    /// The terminal can't take an answer now.
    record Unavailable() implements SessionView {}
}
