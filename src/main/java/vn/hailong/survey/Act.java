package vn.hailong.survey;

/// What a citizen does at a screen or a tablet. An act that speaks of an item counts only while that item is being
/// asked, so that a second tap, or a page sent twice, answers nothing else.
public sealed interface Act {
    /// A level of the rating that opens the questionnaire.
    record Rate(int level) implements Act {}

    /// Begins a questionnaire that opens with another kind of question.
    record Start() implements Act {}

    /// Answers, and goes on. A comment of nothing but space, and an empty choice, are skipped.
    record Give(String item, Answer answer) implements Act {}

    /// A comment as it stands, while it is being written. Does not go on.
    record Type(String item, String text) implements Act {}

    /// Leaves the item unanswered, and goes on.
    record Skip(String item) implements Act {}

    /// To the item before this one.
    record Back(String item) implements Act {}

    /// Ends the response here, with what has been answered.
    record Finish(String item) implements Act {}

    /// A touch that answers nothing, such as on a help text: somebody is there.
    record Touch() implements Act {}

    /// Reads on in another language.
    record Speak(String language) implements Act {}

    record Enlarge(boolean larger) implements Act {}

    record Contrast(boolean contrast) implements Act {}

    /// Somebody of the desk helps with the answers, or no longer.
    record Assist(boolean assisted) implements Act {}
}
