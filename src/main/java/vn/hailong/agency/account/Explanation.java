package vn.hailong.agency.account;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hailong.wire.SeqRange;

/// Why what a terminal sealed is not the same as what is held of it.
public sealed interface Explanation {
    /// How much of staff's attention it needs.
    enum Weight {
        CALM,
        WATCH,
        ALARM
    }

    /// Waiting on the terminal, which says so itself.
    ///
    /// @param silent   whether nothing was heard of it for a day
    /// @param since    when the oldest of what waits was sealed, as well as that is known
    /// @param patience how long that is
    record OnItsWay(
            long responses, OffsetDateTime heardAt, boolean silent, Optional<OffsetDateTime> since, Patience patience)
            implements Explanation {}

    /// How long something has waited on a terminal. An outage of a night is nothing; who is heard every minute
    /// and sends nothing for a week never will.
    enum Patience {
        USUAL,
        A_DAY_OVER,
        A_WEEK_OVER
    }

    /// Stored, not counted.
    record Quarantined(long responses, Map<String, Long> byCode) implements Explanation {}

    /// In quarantine at numbers that others have. Of each two the first is counted.
    ///
    /// @param recent whether one came in the last 30 days
    record Conflicting(long responses, boolean recent) implements Explanation {}

    /// Counted under another outbox of the same terminal.
    record KnownElsewhere(long responses) implements Explanation {}

    /// Sealed after the last status, and here already.
    record StatusIsOlder(long responses) implements Explanation {}

    /// The terminal was told that they are here, and they are not: the database was restored from an older
    /// backup, or lost rows.
    ///
    /// @param present whether the terminal still has the outbox that could send them again
    /// @param asked   when it was asked for them
    record ResendNeeded(long responses, List<SeqRange> ranges, boolean present, Optional<OutboxAccount.Asked> asked)
            implements Explanation {}

    /// The terminal speaks with another outbox now, and the earlier one still had responses that never came.
    ///
    /// @param recent whether that was in the last 30 days: later nobody is alarmed any more, but the number
    ///               stays
    record LostWithCard(long responses, List<SeqRange> ranges, OffsetDateTime heardAt, boolean recent)
            implements Explanation {}

    /// Of an earlier outbox, read out of it and sealed anew in the following one.
    record Salvaged(long responses) implements Explanation {}

    /// Numbers below others that are here; no status says what became of them.
    record Gaps(long responses, List<SeqRange> ranges) implements Explanation {}

    /// The terminal said it had sealed fewer than before: an old copy of its outbox ran. An alarm until staff
    /// acknowledge it, for it stays true after the outbox has caught up.
    record FallenBack(OutboxAccount.Fall fall) implements Explanation {
        /// Numbers that were given twice, or are lost.
        public long responses() {
            return fall.from() - fall.to();
        }
    }

    /// Two outboxes speak for one terminal in turn, or another terminal uses this one's.
    record Clone(long foreignResponses) implements Explanation {}

    /// Ratings that the terminal could not store.
    record Refused(long presses) implements Explanation {}

    /// Answered while the terminal did not know the time, and dated by the agency. No difference, but a
    /// reason for some.
    ///
    /// @param bound of them, those of whose time only bounds are known
    record Repaired(long responses, long bound) implements Explanation {}

    /// Sealed on this day, answered on another.
    record OtherDays(long responses) implements Explanation {}

    /// Answered on this day, with numbers that were sealed on another or after the day's last status.
    record NumberedElsewhere(long responses) implements Explanation {}

    /// Answered on this day, of which no status was heard.
    record NoStatus(long responses) implements Explanation {}

    /// Here, from an outbox of which no status was ever heard: there is nothing to compare them with.
    record NeverSaid(long responses) implements Explanation {}

    default Weight weight() {
        return switch (this) {
            case OnItsWay way ->
                switch (way.patience()) {
                    case USUAL -> way.silent() ? Weight.WATCH : Weight.CALM;
                    case A_DAY_OVER -> Weight.WATCH;
                    case A_WEEK_OVER -> Weight.ALARM;
                };
            case Quarantined _ -> Weight.WATCH;
            case Conflicting conflicting -> conflicting.recent() ? Weight.ALARM : Weight.WATCH;
            case KnownElsewhere _ -> Weight.CALM;
            case StatusIsOlder _ -> Weight.CALM;
            case ResendNeeded _ -> Weight.ALARM;
            case LostWithCard lost -> lost.recent() ? Weight.ALARM : Weight.WATCH;
            case Salvaged _ -> Weight.CALM;
            case Gaps _ -> Weight.WATCH;
            case FallenBack back -> back.fall().acknowledgedAt().isPresent() ? Weight.CALM : Weight.ALARM;
            case Clone _ -> Weight.ALARM;
            case Refused _ -> Weight.WATCH;
            case Repaired _ -> Weight.CALM;
            case OtherDays _ -> Weight.CALM;
            case NumberedElsewhere _ -> Weight.CALM;
            case NoStatus _ -> Weight.CALM;
            case NeverSaid _ -> Weight.WATCH;
        };
    }
}
