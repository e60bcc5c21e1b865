package vn.hailong.agency.account;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.hailong.wire.SeqRange;

/// Explains every difference between what a terminal says and what is held. Knows no database and no clock.
public final class Reconciliation {
    private static final Duration SILENCE = Duration.ofDays(1);

    /// Two outboxes in turn are an alarm for as long as it may still go on.
    private static final Duration CLONE_SHOWN = Duration.ofDays(1);

    /// What nobody could mend in this time nobody will: an alarm that never ends is soon overlooked.
    private static final Duration ALARMED = Duration.ofDays(30);

    private static final Duration WAITED_LONG = Duration.ofDays(1);
    private static final Duration WAITED_FOR_EVER = Duration.ofDays(7);

    private Reconciliation() {}

    /// Explains an outbox as a whole.
    ///
    /// @return the gravest first; empty if all that was sealed is held
    public static List<Explanation> explain(OutboxAccount account, Instant now) {
        List<Explanation> explanations = new ArrayList<>();
        account.said().ifPresentOrElse(said -> explainMissing(account, said, now, explanations), () -> {
            long here = account.held() + account.elsewhere();
            if (here > 0) {
                explanations.add(new Explanation.NeverSaid(here));
            }
            if (account.missing() > 0) {
                explanations.add(new Explanation.Gaps(account.missing(), account.ranges()));
            }
        });
        boolean inTurn = account.returnedAt()
                .filter(at -> at.toInstant().plus(CLONE_SHOWN).isAfter(now))
                .isPresent();
        long foreign = account.foreign()
                .filter(others -> isRecent(others.last(), now))
                .map(OutboxAccount.Unwelcome::responses)
                .orElse(0L);
        if (inTurn || foreign > 0) {
            explanations.add(new Explanation.Clone(foreign));
        }
        account.fall().ifPresent(fall -> explanations.add(new Explanation.FallenBack(fall)));
        account.said()
                .filter(said -> account.later() > 0 && (account.fall().isEmpty() || said.sealed() >= said.most()))
                .ifPresent(said -> explanations.add(new Explanation.StatusIsOlder(account.later())));
        if (account.quarantinedTotal() > 0) {
            explanations.add(new Explanation.Quarantined(account.quarantinedTotal(), account.quarantined()));
        }
        account.conflicting()
                .ifPresent(others -> explanations.add(
                        new Explanation.Conflicting(others.responses(), isRecent(others.last(), now))));
        if (account.elsewhere() > 0) {
            explanations.add(new Explanation.KnownElsewhere(account.elsewhere()));
        }
        account.said()
                .filter(said -> said.refused() > 0)
                .ifPresent(said -> explanations.add(new Explanation.Refused(said.refused())));
        long repaired = account.repaired().byClock() + account.repaired().bound();
        if (repaired > 0) {
            explanations.add(
                    new Explanation.Repaired(repaired, account.repaired().bound()));
        }
        return gravestFirst(explanations);
    }

    private static void explainMissing(
            OutboxAccount account, OutboxAccount.Said said, Instant now, List<Explanation> explanations) {
        if (account.owed() > 0) {
            explanations.add(
                    new Explanation.ResendNeeded(account.owed(), account.ranges(), account.present(), account.asked()));
        }
        long waiting = account.missing() - account.owed();
        if (waiting == 0) {
            return;
        }
        if (account.present()) {
            explanations.add(onItsWay(waiting, said, now));
            return;
        }
        long salvaged = Math.min(waiting, account.salvaged());
        if (salvaged > 0) {
            explanations.add(new Explanation.Salvaged(salvaged));
        }
        if (waiting > salvaged) {
            explanations.add(new Explanation.LostWithCard(
                    waiting - salvaged, account.ranges(), said.at(), isRecent(said.at(), now)));
        }
    }

    private static Explanation onItsWay(long responses, OutboxAccount.Said said, Instant now) {
        Duration waited = said.waiting()
                .map(since -> Duration.between(since.toInstant(), now))
                .orElse(Duration.ZERO);
        Explanation.Patience patience = waited.compareTo(WAITED_FOR_EVER) > 0
                ? Explanation.Patience.A_WEEK_OVER
                : waited.compareTo(WAITED_LONG) > 0 ? Explanation.Patience.A_DAY_OVER : Explanation.Patience.USUAL;
        return new Explanation.OnItsWay(responses, said.at(), isSilent(said, now), said.waiting(), patience);
    }

    private static boolean isRecent(OffsetDateTime at, Instant now) {
        return at.toInstant().plus(ALARMED).isAfter(now);
    }

    private static boolean isSilent(OutboxAccount.Said said, Instant now) {
        return said.at().toInstant().plus(SILENCE).isBefore(now);
    }

    /// Explains one day: what is missing of its numbers, and what belongs elsewhere.
    public static List<Explanation> explain(DayAccount account, Instant now) {
        List<Explanation> explanations = new ArrayList<>();
        OutboxAccount outbox = account.outbox();
        if (account.said().isEmpty()) {
            explanations.add(new Explanation.NoStatus(account.belongs()));
            return explanations;
        }
        DayAccount.Said said = account.said().get();
        if (said.missing() > 0) {
            explanations.add(missing(outbox, said, now));
        }
        if (said.quarantined() > 0) {
            // Which codes they have is known of the outbox as a whole.
            explanations.add(new Explanation.Quarantined(
                    said.quarantined(),
                    said.quarantined() == outbox.quarantinedTotal() ? outbox.quarantined() : Map.of()));
        }
        if (said.conflicting() > 0) {
            boolean recent = outbox.conflicting()
                    .filter(others -> isRecent(others.last(), now))
                    .isPresent();
            explanations.add(new Explanation.Conflicting(said.conflicting(), recent));
        }
        if (said.elsewhere() > 0) {
            explanations.add(new Explanation.KnownElsewhere(said.elsewhere()));
        }
        if (said.otherDays() > 0) {
            explanations.add(new Explanation.OtherDays(said.otherDays()));
        }
        if (account.belongs() > said.ofThisDay()) {
            explanations.add(new Explanation.NumberedElsewhere(account.belongs() - said.ofThisDay()));
        }
        if (said.refused() > 0) {
            explanations.add(new Explanation.Refused(said.refused()));
        }
        return gravestFirst(explanations);
    }

    private static Explanation missing(OutboxAccount outbox, DayAccount.Said day, Instant now) {
        OutboxAccount.Said said = outbox.said().orElseThrow();
        if (outbox.owed() > 0) {
            return new Explanation.ResendNeeded(
                    day.missing(), within(outbox.ranges(), day), outbox.present(), outbox.asked());
        }
        if (outbox.present()) {
            return onItsWay(day.missing(), said, now);
        }
        return outbox.salvaged() >= outbox.missing()
                ? new Explanation.Salvaged(day.missing())
                : new Explanation.LostWithCard(
                        day.missing(), within(outbox.ranges(), day), said.at(), isRecent(said.at(), now));
    }

    private static List<SeqRange> within(List<SeqRange> ranges, DayAccount.Said day) {
        long last = day.first() + day.sealed() - 1;
        return ranges.stream()
                .filter(range -> range.first() <= last && range.last() >= day.first())
                .map(range -> new SeqRange(Math.max(range.first(), day.first()), Math.min(range.last(), last)))
                .toList();
    }

    private static List<Explanation> gravestFirst(List<Explanation> explanations) {
        return explanations.stream()
                .sorted((one, other) -> other.weight().compareTo(one.weight()))
                .toList();
    }
}
