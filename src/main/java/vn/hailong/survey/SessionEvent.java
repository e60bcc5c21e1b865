package vn.hailong.survey;

import java.time.Duration;
import java.util.UUID;

/// What can happen to a session. All times are uptimes of this machine, which never jump.
public sealed interface SessionEvent {
    Duration at();

    /// A physical button went down.
    ///
    /// @param more whether there is a screen on which further items can be asked
    record Pressed(int level, boolean more, Duration at) implements SessionEvent {}

    /// A citizen acted at a screen or a tablet.
    record Acted(Act act, Channel channel, Duration at) implements SessionEvent {}

    /// This revision of the draft is committed and forced to the card, and with it all before it.
    record Committed(UUID id, int revision, Duration at) implements SessionEvent {}

    /// This revision of the draft could not be stored.
    record NotCommitted(UUID id, int revision, Duration at) implements SessionEvent {}

    /// Time passed.
    record Tick(Duration at) implements SessionEvent {}
}
