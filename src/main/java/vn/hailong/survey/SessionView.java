package vn.hailong.survey;

/// What the citizen is to see now.
public sealed interface SessionView {
    /// The question and its faces. `waiting` asks to wait a moment, after a press that was ignored.
    record Question(boolean waiting) implements SessionView {}

    /// The face that was pressed, while it is being stored.
    record Pressed(int level) implements SessionView {}

    /// The thanks: the same for every level.
    record Thanks() implements SessionView {}

    /// The terminal can't take an answer now.
    record Unavailable() implements SessionView {}
}
