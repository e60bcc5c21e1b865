package vn.hailong.survey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import vn.hailong.survey.SessionState.Phase;

/// The rules of one conversation, as a pure function of state and event. The first answer is recorded before anything
/// follows; further items amend it; the end, a time-out or the next citizen seals it. Presses that come too soon are
/// counted, not recorded.
///
/// Buttons and screen are doors to the same session, so two of them pressed at once make one response. Each tablet has
/// a session of its own.
public final class Session {
    /// What follows from an event.
    public record Step(SessionState state, List<SessionEffect> effects) {}

    /// @param interval    shortest time between two responses, 5 s unless configured (integrity defaults)
    /// @param thanks      how long the thanks stay
    /// @param unavailable how long the terminal says that it can't take an answer before it asks again
    /// @param idle        how long nothing may happen before a response ends by itself
    /// @param warning     how long before that the citizen is told
    public record Timing(Duration interval, Duration thanks, Duration unavailable, Duration idle, Duration warning) {
        /// Larger text is read more slowly.
        Duration thanks(Look look) {
            return look.larger() ? thanks.multipliedBy(2) : thanks;
        }

        Duration intervalEnd(Draft draft) {
            return draft.answeredAt().plus(interval);
        }
    }

    /// A second tap in the same place answers nothing: nobody reads a question in this time.
    static final Duration GUARD = Duration.ofMillis(350);

    /// The same for physical buttons, which children press again and again.
    static final Duration BUTTON_GUARD = Duration.ofSeconds(1);

    private final Route route;
    private final Optional<Scale> opening;
    private final Look usual;
    private final Timing timing;
    private final Supplier<UUID> ids;
    private final Presentation presentation;
    private final Asked asked;

    /// @param stage where in the procedure the citizens of this counter stand; empty if they may be anywhere
    /// @param usual how every citizen is spoken to at first
    /// @param ids   draws the id of each response
    public Session(Questionnaire questionnaire, Optional<Stage> stage, Look usual, Timing timing, Supplier<UUID> ids) {
        this.route = new Route(questionnaire, stage);
        this.opening = questionnaire.openingScale();
        this.usual = usual;
        this.timing = timing;
        this.ids = ids;
        this.presentation = new Presentation(route, opening.isPresent(), timing);
        this.asked = new Asked(route, opening.isPresent(), usual);
    }

    public SessionState start() {
        return SessionState.beginning(usual);
    }

    public Step step(SessionState state, SessionEvent event) {
        return switch (event) {
            case SessionEvent.Pressed pressed -> pressed(state, pressed);
            case SessionEvent.Acted acted -> acted(state, acted);
            case SessionEvent.Committed committed -> committed(state, committed);
            case SessionEvent.NotCommitted failed -> notCommitted(state, failed);
            case SessionEvent.Tick tick -> passed(state, tick.at());
        };
    }

    /// What to show at the time `now`.
    public SessionView view(SessionState state, Duration now) {
        return presentation.view(state, now);
    }

    /// When the state or the view changes by itself, if nothing else happens: the owner sends a tick then.
    public Optional<Duration> nextChange(SessionState state, Duration now) {
        return presentation.nextChange(state, now);
    }

    private Step pressed(SessionState state, SessionEvent.Pressed press) {
        if (state.phase() instanceof Phase.Asking asking
                && route.item(asking.item()).form() instanceof Item.Form.Rating rating
                && rating.scale().level(press.level()).isPresent()) {
            // The box has the faces that the screen shows: it is this question that is answered.
            return press.at().compareTo(asking.shownAt().plus(BUTTON_GUARD)) < 0
                    ? suppress(state, asking.draft(), press.level())
                    : asked.answer(state, asking, new Answer.Number(press.level()), press.at());
        }
        if (opening.flatMap(scale -> scale.level(press.level())).isEmpty()) {
            return unchanged(state); // a button of a larger box than the scale: not an answer at all
        }
        return rated(state, press.level(), Channel.KIOSK_BUTTON, press.more(), press.at());
    }

    private Step acted(SessionState state, SessionEvent.Acted acted) {
        Duration at = acted.at();
        return switch (acted.act()) {
            case Act.Rate(int level) ->
                opening.flatMap(scale -> scale.level(level)).isEmpty()
                        ? unchanged(state)
                        : rated(state, level, acted.channel(), true, at);
            case Act.Start() -> start(state, acted.channel(), at);
            case Act.Give(String item, Answer answer) ->
                asking(
                        state,
                        item,
                        at,
                        asking -> Answers.normal(route.item(item), answer)
                                .map(normal -> asked.answer(state, asking, normal, at))
                                .orElseGet(() -> unchanged(state)));
            case Act.Type(String item, String text) ->
                asking(state, item, at, asking -> asked.typed(state, asking, text, at));
            case Act.Skip(String item) -> asking(state, item, at, asking -> asked.skipped(state, asking, at));
            case Act.Back(String item) -> asking(state, item, at, asking -> asked.back(state, asking, at));
            case Act.Finish(String item) -> asking(state, item, at, asking -> asked.finish(state, asking, at));
            case Act.Touch() -> touched(state, state.look(), at);
            case Act.Speak(String language) -> touched(state, state.look().in(language), at);
            case Act.Enlarge(boolean larger) -> touched(state, state.look().larger(larger), at);
            case Act.Contrast(boolean contrast) -> touched(state, state.look().contrast(contrast), at);
            case Act.Assist(boolean assisted) -> touched(state, state.look().assisted(assisted), at);
        };
    }

    private interface WhileAsking {
        Step step(Phase.Asking asking);
    }

    /// What speaks of an item counts only while it is asked, and not in the first moment.
    private static Step asking(SessionState state, String item, Duration at, WhileAsking then) {
        return state.phase() instanceof Phase.Asking asking
                        && asking.item().equals(item)
                        && at.compareTo(asking.shownAt().plus(GUARD)) >= 0
                ? then.step(asking)
                : unchanged(state);
    }

    /// A rating of the question that opens the questionnaire.
    private Step rated(SessionState state, int level, Channel channel, boolean more, Duration at) {
        return switch (state.phase()) {
            case Phase.Idle _ -> begin(state, level, channel, more, at, List.of());
            case Phase.Unavailable _ -> begin(state, level, channel, more, at, List.of());
            case Phase.Recording recording -> suppress(state, recording.draft(), level);
            case Phase.Finishing finishing -> suppress(state, finishing.draft(), level);
            case Phase.Asking asking ->
                // Whoever answers further questions does so on the screen: this is the next citizen.
                channel == Channel.KIOSK_BUTTON
                                && at.compareTo(asking.touchedAt().plus(timing.interval())) >= 0
                        ? begin(start(), level, channel, more, at, sealed(asking.draft()))
                        : suppress(state, asking.draft(), level);
            case Phase.Thanking thanking -> {
                if (at.compareTo(timing.intervalEnd(thanking.draft())) < 0) {
                    yield suppress(state, thanking.draft(), level);
                }
                SessionState next = thanking.over() ? state : start();
                yield begin(next, level, channel, more, at, thanking.sealed() ? List.of() : sealed(thanking.draft()));
            }
        };
    }

    private Step begin(
            SessionState state, int level, Channel channel, boolean more, Duration at, List<SessionEffect> before) {
        return asked.first(
                state,
                Draft.begin(ids.get(), channel, at, state.look()),
                route.first(),
                new Answer.Number(level),
                more,
                at,
                before);
    }

    /// Whoever begins with another kind of question has not answered anything yet: nothing is saved before that.
    private Step start(SessionState state, Channel channel, Duration at) {
        if (opening.isPresent() || !(state.phase() instanceof Phase.Idle)) {
            return unchanged(state);
        }
        Draft draft = Draft.begin(ids.get(), channel, at, state.look());
        return unchanged(state.in(new Phase.Asking(draft, route.first().id(), at, at)));
    }

    private Step touched(SessionState state, Look look, Duration at) {
        Phase phase = switch (state.phase()) {
            case Phase.Idle _ -> new Phase.Idle(look.equals(usual) ? Optional.empty() : Optional.of(at));
            case Phase.Asking asking -> new Phase.Asking(asking.draft(), asking.item(), asking.shownAt(), at);
            case Phase.Recording recording -> recording;
            case Phase.Finishing finishing -> finishing;
            case Phase.Thanking thanking -> thanking;
            case Phase.Unavailable unavailable -> unavailable;
        };
        return unchanged(new SessionState(look, phase));
    }

    private static Step suppress(SessionState state, Draft draft, int level) {
        Draft now = draft.suppressed(draft.suppressed() + 1);
        Phase phase = switch (state.phase()) {
            case Phase.Recording recording -> new Phase.Recording(now, recording.answered(), recording.next());
            case Phase.Asking asking -> new Phase.Asking(now, asking.item(), asking.shownAt(), asking.touchedAt());
            case Phase.Finishing finishing -> new Phase.Finishing(now, finishing.last());
            case Phase.Thanking thanking ->
                new Phase.Thanking(now, thanking.since(), true, thanking.over(), thanking.sealed());
            case Phase.Idle idle -> idle;
            case Phase.Unavailable unavailable -> unavailable;
        };
        return new Step(state.in(phase), List.of(new SessionEffect.Suppress(now, level)));
    }

    private Step committed(SessionState state, SessionEvent.Committed committed) {
        Duration at = committed.at();
        return switch (state.phase()) {
            case Phase.Recording recording
            when isOf(recording.draft(), committed.id(), committed.revision()) ->
                unchanged(state.in(recording
                        .next()
                        .<Phase>map(item -> new Phase.Asking(recording.draft(), item, at, at))
                        .orElseGet(() -> new Phase.Thanking(recording.draft(), at, false, false, false))));
            case Phase.Finishing finishing
            when isOf(finishing.draft(), committed.id(), committed.revision()) ->
                unchanged(state.in(new Phase.Thanking(finishing.draft(), at, false, false, false)));
            case Phase _ -> unchanged(state);
        };
    }

    private Step notCommitted(SessionState state, SessionEvent.NotCommitted failed) {
        return switch (state.phase()) {
            case Phase.Recording recording
            when isOf(recording.draft(), failed.id(), failed.revision()) ->
                unchanged(state.in(new Phase.Unavailable(failed.at())));
            // The answers up to the last commit are on the card; sealing hands over the rest until it is, too.
            case Phase.Finishing finishing
            when isOf(finishing.draft(), failed.id(), failed.revision()) ->
                unchanged(state.in(new Phase.Thanking(finishing.draft(), failed.at(), false, false, false)));
            case Phase _ -> unchanged(state);
        };
    }

    private static boolean isOf(Draft draft, UUID id, int revision) {
        return draft.id().equals(id) && draft.revision() == revision;
    }

    private Step passed(SessionState state, Duration now) {
        return switch (state.phase()) {
            case Phase.Idle(Optional<Duration> touchedAt) ->
                touchedAt.isPresent() && isOver(touchedAt.get(), timing.idle(), now)
                        ? unchanged(start())
                        : unchanged(state);
            case Phase.Recording _ -> unchanged(state);
            case Phase.Finishing _ -> unchanged(state);
            case Phase.Asking asking ->
                isOver(asking.touchedAt(), timing.idle(), now)
                        ? new Step(start(), sealed(asking.draft()))
                        : unchanged(state);
            case Phase.Thanking thanking -> thanked(state.look(), thanking, now);
            case Phase.Unavailable unavailable ->
                isOver(unavailable.since(), timing.unavailable(), now) ? unchanged(start()) : unchanged(state);
        };
    }

    private Step thanked(Look look, Phase.Thanking thanking, Duration now) {
        boolean intervalOver = now.compareTo(timing.intervalEnd(thanking.draft())) >= 0;
        boolean over = thanking.over() || isOver(thanking.since(), timing.thanks(look), now);
        // With the thanks the last citizen's look goes; what is chosen after them is the next one's.
        Look seen = over && !thanking.over() ? usual : look;
        List<SessionEffect> effects = intervalOver && !thanking.sealed() ? sealed(thanking.draft()) : List.of();
        Phase phase = intervalOver && over
                ? new Phase.Idle(seen.equals(usual) ? Optional.empty() : Optional.of(now))
                : new Phase.Thanking(
                        thanking.draft(),
                        thanking.since(),
                        thanking.suppressed(),
                        over,
                        thanking.sealed() || intervalOver);
        return new Step(new SessionState(seen, phase), effects);
    }

    private static boolean isOver(Duration since, Duration length, Duration now) {
        return now.compareTo(since.plus(length)) >= 0;
    }

    private static List<SessionEffect> sealed(Draft draft) {
        return draft.isEmpty() ? List.of() : List.of(new SessionEffect.Seal(draft));
    }

    private static Step unchanged(SessionState state) {
        return new Step(state, List.of());
    }
}
