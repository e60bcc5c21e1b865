package vn.hailong.survey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.hailong.survey.SessionState.Phase;

/// What a session looks like, and when that changes by itself.
final class Presentation {
    private final Route route;
    private final boolean rated;
    private final Session.Timing timing;

    /// @param rated whether the questionnaire opens with a rating
    Presentation(Route route, boolean rated, Session.Timing timing) {
        this.route = route;
        this.rated = rated;
        this.timing = timing;
    }

    /// What to show at the time `now`.
    SessionView view(SessionState state, Duration now) {
        return switch (state.phase()) {
            case Phase.Idle _ -> idleView(false);
            case Phase.Recording recording ->
                rated
                        ? new SessionView.Pressed(
                                recording.draft().level(route.first().id()).orElseThrow())
                        : item(recording.draft(), recording.answered(), OptionalInt.empty());
            case Phase.Asking asking -> item(asking.draft(), asking.item(), secondsLeft(asking, now));
            case Phase.Finishing finishing -> item(finishing.draft(), finishing.last(), OptionalInt.empty());
            case Phase.Thanking thanking ->
                thanking.over() ? idleView(thanking.suppressed()) : new SessionView.Thanks();
            case Phase.Unavailable _ -> new SessionView.Unavailable();
        };
    }

    private SessionView idleView(boolean waiting) {
        return rated ? new SessionView.Opening(waiting) : new SessionView.Invitation();
    }

    private SessionView.Step item(Draft draft, String id, OptionalInt secondsLeft) {
        List<Item> asked = route.asked(draft.answers());
        int place = asked.indexOf(route.item(id));
        Optional<Answer> answer =
                Optional.ofNullable(draft.answers().get(id)).filter(given -> !(given instanceof Answer.Skipped));
        return new SessionView.Step(
                asked.get(place),
                answer,
                place + 1,
                asked.size(),
                !draft.isEmpty(),
                place > 0,
                place == asked.size() - 1,
                secondsLeft);
    }

    private OptionalInt secondsLeft(Phase.Asking asking, Duration now) {
        Duration left = asking.touchedAt().plus(timing.idle()).minus(now);
        if (left.compareTo(timing.warning()) > 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) Math.max(0, Math.ceilDiv(left.toMillis(), 1_000L)));
    }

    /// When the state or the view changes by itself, if nothing else happens: the owner sends a tick then.
    Optional<Duration> nextChange(SessionState state, Duration now) {
        return switch (state.phase()) {
            case Phase.Idle(Optional<Duration> touchedAt) -> touchedAt.map(timing.idle()::plus);
            case Phase.Recording _ -> Optional.empty();
            case Phase.Finishing _ -> Optional.empty();
            case Phase.Asking asking -> {
                Duration end = asking.touchedAt().plus(timing.idle());
                Duration warning = end.minus(timing.warning());
                if (now.compareTo(warning) < 0) {
                    yield Optional.of(warning);
                }
                long secondsAfterThis = Math.max(0, (end.minus(now).toMillis() - 1) / 1_000);
                yield Optional.of(end.minusSeconds(secondsAfterThis));
            }
            case Phase.Thanking thanking -> {
                Duration thanksEnd = thanking.since().plus(timing.thanks(state.look()));
                Duration intervalEnd = timing.intervalEnd(thanking.draft());
                boolean thanksNext = !thanking.over() && (thanking.sealed() || thanksEnd.compareTo(intervalEnd) < 0);
                yield Optional.of(thanksNext ? thanksEnd : intervalEnd);
            }
            case Phase.Unavailable unavailable ->
                Optional.of(unavailable.since().plus(timing.unavailable()));
        };
    }
}
