package vn.hailong.survey;

import java.time.Duration;
import java.util.UUID;

/// What can happen to a session. All times are uptimes of this machine, which never jump.
public sealed interface SessionEvent {
    Duration at();

    /// A level was pressed on the buttons, the screen or the tablet: three doors to the same session.
    record Pressed(int level, Channel channel, Duration at) implements SessionEvent {}

    /// The draft with this id is committed and forced to the card.
    record Committed(UUID id, Duration at) implements SessionEvent {}

    /// The draft with this id could not be stored.
    record NotCommitted(UUID id, Duration at) implements SessionEvent {}

    /// Time passed.
    record Tick(Duration at) implements SessionEvent {}
}
