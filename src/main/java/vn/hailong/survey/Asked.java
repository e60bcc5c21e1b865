package vn.hailong.survey;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hailong.survey.SessionState.Phase;

/// What a citizen can do with the item that is being asked, and what is asked then.
final class Asked {
    private final Route route;
    private final boolean opensWithRating;
    private final Look usual;

    /// @param opensWithRating whether the first item is a rating that nobody passes unanswered
    /// @param usual           how the next citizen is spoken to, where this one leaves nothing behind
    Asked(Route route, boolean opensWithRating, Look usual) {
        this.route = route;
        this.opensWithRating = opensWithRating;
        this.usual = usual;
    }

    Session.Step first(
            SessionState state,
            Draft draft,
            Item item,
            Answer answer,
            boolean more,
            Duration at,
            List<SessionEffect> before) {
        Map<String, Answer> answers = new LinkedHashMap<>(draft.answers());
        answers.put(item.id(), answer);
        Optional<String> next = more ? route.after(item.id(), answers).map(Item::id) : Optional.empty();
        Draft begun = draft.answered(shown(answers, next), next.isEmpty(), state.look(), at);
        SessionEffect save = new SessionEffect.Begin(begun, item.id());
        return new Session.Step(
                state.in(new Phase.Recording(begun, item.id(), next)),
                before.isEmpty() ? List.of(save) : List.of(before.get(0), save));
    }

    Session.Step answer(SessionState state, Phase.Asking asking, Answer answer, Duration at) {
        Draft draft = asking.draft();
        if (draft.isEmpty() && answer instanceof Answer.Skipped) {
            // Nothing was answered so far: it goes on, and still there is nothing to keep.
            Map<String, Answer> answers = with(draft.answers(), asking.item(), answer);
            return route.after(asking.item(), answers)
                    .map(next -> unchanged(state.in(new Phase.Asking(
                            draft.unsaved(shown(answers, Optional.of(next.id()))), next.id(), at, at))))
                    .orElseGet(() -> unchanged(beginning()));
        }
        if (draft.isEmpty()) {
            return first(state, draft.begunAt(at), route.item(asking.item()), answer, true, at, List.of());
        }
        Map<String, Answer> answers = with(draft.answers(), asking.item(), answer);
        Optional<String> next = route.after(asking.item(), answers).map(Item::id);
        Draft now = draft.answered(shown(answers, next), next.isEmpty(), state.look(), at);
        Phase phase = next.<Phase>map(item -> new Phase.Asking(now, item, at, at))
                .orElseGet(() -> new Phase.Finishing(now, asking.item()));
        return new Session.Step(state.in(phase), List.of(new SessionEffect.Amend(now)));
    }

    private static Map<String, Answer> with(Map<String, Answer> answers, String item, Answer answer) {
        Map<String, Answer> now = new LinkedHashMap<>(answers);
        now.put(item, answer);
        return now;
    }

    /// What is asked next is shown and not answered yet; an answer that was given before going back stays.
    private Map<String, Answer> shown(Map<String, Answer> answers, Optional<String> next) {
        Map<String, Answer> now = new LinkedHashMap<>(answers);
        next.ifPresent(item -> now.putIfAbsent(item, new Answer.Skipped()));
        return route.kept(now);
    }

    Session.Step skipped(SessionState state, Phase.Asking asking, Duration at) {
        // The rating that made this a response can be corrected, not taken back.
        boolean opens = opensWithRating && route.first().id().equals(asking.item());
        Answer answer =
                opens ? new Answer.Number(asking.draft().level(asking.item()).orElseThrow()) : new Answer.Skipped();
        return answer(state, asking, answer, at);
    }

    Session.Step typed(SessionState state, Phase.Asking asking, String text, Duration at) {
        if (!(route.item(asking.item()).form() instanceof Item.Form.Comment)) {
            return unchanged(state);
        }
        Answer answer =
                Answers.normal(route.item(asking.item()), new Answer.Text(text)).orElseGet(Answer.Skipped::new);
        Draft draft = asking.draft();
        Map<String, Answer> answers = route.kept(with(draft.answers(), asking.item(), answer));
        if (draft.isEmpty()) {
            return unchanged(state.in(new Phase.Asking(draft.unsaved(answers), asking.item(), asking.shownAt(), at)));
        }
        Draft now = draft.answered(answers, false, state.look(), at);
        return new Session.Step(
                state.in(new Phase.Asking(now, asking.item(), asking.shownAt(), at)),
                List.of(new SessionEffect.Amend(now)));
    }

    Session.Step back(SessionState state, Phase.Asking asking, Duration at) {
        return route.before(asking.item(), asking.draft().answers())
                .map(item -> unchanged(state.in(new Phase.Asking(asking.draft(), item.id(), at, at))))
                .orElseGet(() -> asking.draft().isEmpty() ? unchanged(beginning()) : unchanged(state));
    }

    Session.Step finish(SessionState state, Phase.Asking asking, Duration at) {
        Draft draft = asking.draft();
        if (draft.isEmpty()) {
            return unchanged(beginning());
        }
        boolean end = route.after(asking.item(), draft.answers()).isEmpty();
        Draft now = draft.answered(draft.answers(), end, state.look(), at);
        return new Session.Step(
                state.in(new Phase.Finishing(now, asking.item())), List.of(new SessionEffect.Amend(now)));
    }

    private SessionState beginning() {
        return SessionState.beginning(usual);
    }

    private static Session.Step unchanged(SessionState state) {
        return new Session.Step(state, List.of());
    }
}
