package vn.hailong.survey;

/// What the owner of a session must do for it.
public sealed interface SessionEffect {
    /// Commit this draft, then report [SessionEvent.Committed] or [SessionEvent.NotCommitted] with its revision.
    ///
    /// @param opening the item that was answered first: a rating given there is counted as a press
    record Begin(Draft draft, String opening) implements SessionEffect {}

    /// Commit what the draft has become, then report as above. Only the latest of several counts.
    record Amend(Draft draft) implements SessionEffect {}

    /// A press was ignored; `draft` holds their number since it began.
    record Suppress(Draft draft, int level) implements SessionEffect {}

    /// The response is finished as it stands here: give it its place in the sequence.
    record Seal(Draft draft) implements SessionEffect {}
}
