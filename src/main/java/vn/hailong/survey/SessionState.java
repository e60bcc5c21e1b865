package vn.hailong.survey;

import java.time.Duration;
import java.util.Optional;

/// Where the conversation with the citizen in front of the terminal stands, and how it is held.
public record SessionState(Look look, Phase phase) {

    public sealed interface Phase {
        /// Nobody has answered; the next press counts.
        ///
        /// @param touchedAt when the language or the look was last changed, if they are not the usual ones
        record Idle(Optional<Duration> touchedAt) implements Phase {}

        /// The first answer was taken and is on its way to the card. Nothing follows before it is there: recorded means
        /// on disk.
        ///
        /// @param answered the item it answers
        /// @param next     what will be asked then
        record Recording(Draft draft, String answered, Optional<String> next) implements Phase {}

        /// An item is being asked.
        ///
        /// @param shownAt   since when
        /// @param touchedAt the last sign of somebody being there
        record Asking(Draft draft, String item, Duration shownAt, Duration touchedAt) implements Phase {}

        /// The citizen came to the end, or ended the response after `last`; it is on its way to the card.
        record Finishing(Draft draft, String last) implements Phase {}

        /// All is on the card. Lasts until the thanks were shown and the interval between two responses has passed.
        ///
        /// @param since      when the commit was reported
        /// @param suppressed whether a press was ignored since
        /// @param over       whether the thanks have gone, and the terminal looks as it usually does
        /// @param sealed     whether the response was handed over for sealing
        record Thanking(Draft draft, Duration since, boolean suppressed, boolean over, boolean sealed)
                implements Phase {}

        /// The last answer could not be stored. The citizen sees a calm sentence, never an error.
        record Unavailable(Duration since) implements Phase {}
    }

    static SessionState beginning(Look usual) {
        return new SessionState(usual, new Phase.Idle(Optional.empty()));
    }

    SessionState in(Phase other) {
        return new SessionState(look, other);
    }

    /// The response that is being given, if there is one.
    public Optional<Draft> draft() {
        return switch (phase) {
            case Phase.Idle _ -> Optional.empty();
            case Phase.Recording recording -> Optional.of(recording.draft());
            case Phase.Asking asking -> Optional.of(asking.draft());
            case Phase.Finishing finishing -> Optional.of(finishing.draft());
            case Phase.Thanking thanking -> Optional.of(thanking.draft());
            case Phase.Unavailable _ -> Optional.empty();
        };
    }
}
