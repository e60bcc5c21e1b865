package vn.hailong.survey;

/// What the owner of a session must do for it.
public sealed interface SessionEffect {
    /// Commit this rating as a draft, then report [SessionEvent.Committed] or [SessionEvent.NotCommitted].
    record SaveDraft(Rating rating) implements SessionEffect {}

    /// A press was ignored; `suppressed` is their number since the rating.
    record Suppress(Rating rating, int level, int suppressed) implements SessionEffect {}

    /// The response is finished: give it its place in the sequence.
    record Seal(Rating rating) implements SessionEffect {}
}
