package vn.hailong.survey;

import java.time.Duration;
import java.util.Optional;

/// Where the conversation with the citizen in front of the terminal stands.
public sealed interface SessionState {
    /// Nobody has rated; the next press counts.
    record Idle() implements SessionState {}

    /// A press was taken and is on its way to the card. No thanks yet: recorded means on disk.
    record Recording(Rating rating, int suppressed) implements SessionState {}

    /// The rating is on the card. The state lasts until the thanks were shown and the interval between two responses
    /// has passed; then the response is sealed.
    ///
    /// @param recordedAt   when the commit was reported
    /// @param suppressed   presses ignored since, because they came within the interval
    /// @param suppressedAt the last of them
    /// @param sealed       whether the response was handed over for sealing
    record Recorded(Rating rating, Duration recordedAt, int suppressed, Optional<Duration> suppressedAt, boolean sealed)
            implements SessionState {}

    /// The last rating could not be stored. The citizen sees a calm sentence, never an error.
    record Unavailable(Duration since) implements SessionState {}
}
