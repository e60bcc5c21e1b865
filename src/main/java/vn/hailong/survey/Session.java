package vn.hailong.survey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The rules of one counter, as a pure function of state and event: a press is recorded, thanked for, and sealed when
/// the interval has passed; further presses within the interval are counted, not recorded.
///
/// Buttons, screen and tablet are doors to the same session, so two of them pressed at once make one response.
public final class Session {
    /// What follows from an event.
    public record Step(SessionState state, List<SessionEffect> effects) {}

    /// @param interval    shortest time between two responses, 5 s unless configured (integrity defaults)
    /// @param thanks      how long the thanks stay
    /// @param unavailable how long the terminal says that it can't take an answer before it asks again
    public record Timing(Duration interval, Duration thanks, Duration unavailable) {}

    private final Item item;
    private final Scale scale;
    private final Timing timing;
    private final Supplier<UUID> ids;

    /// @param item the rating that is asked
    /// @param ids  draws the id of each response
    /// @throws IllegalArgumentException if the item is no rating
    public Session(Item item, Timing timing, Supplier<UUID> ids) {
        if (!(item.form() instanceof Item.Form.Rating rating)) {
            throw new IllegalArgumentException("item " + item.id() + " is no rating");
        }
        this.item = item;
        this.scale = rating.scale();
        this.timing = timing;
        this.ids = ids;
    }

    public SessionState start() {
        return new SessionState.Idle();
    }

    public Step step(SessionState state, SessionEvent event) {
        return switch (event) {
            case SessionEvent.Pressed pressed -> pressed(state, pressed);
            case SessionEvent.Committed committed -> committed(state, committed);
            case SessionEvent.NotCommitted failed -> notCommitted(state, failed);
            case SessionEvent.Tick tick -> passed(state, tick.at());
        };
    }

    /// What to show at the time `now`.
    public SessionView view(SessionState state, Duration now) {
        return switch (state) {
            case SessionState.Idle() -> new SessionView.Question(false);
            case SessionState.Recording recording ->
                new SessionView.Pressed(recording.rating().level());
            case SessionState.Recorded recorded ->
                now.compareTo(recorded.recordedAt().plus(timing.thanks())) < 0
                        ? new SessionView.Thanks()
                        : new SessionView.Question(recorded.suppressedAt().isPresent());
            case SessionState.Unavailable ignored -> new SessionView.Unavailable();
        };
    }

    /// When the state changes by itself, if nothing else happens: the owner sends a tick then.
    public Optional<Duration> nextChange(SessionState state, Duration now) {
        return switch (state) {
            case SessionState.Idle() -> Optional.empty();
            case SessionState.Recording ignored -> Optional.empty();
            case SessionState.Recorded recorded -> {
                Duration thanksEnd = recorded.recordedAt().plus(timing.thanks());
                Duration intervalEnd = intervalEnd(recorded.rating());
                yield Optional.of(
                        recorded.sealed() || (now.compareTo(thanksEnd) < 0 && thanksEnd.compareTo(intervalEnd) < 0)
                                ? thanksEnd
                                : intervalEnd);
            }
            case SessionState.Unavailable unavailable ->
                Optional.of(unavailable.since().plus(timing.unavailable()));
        };
    }

    private Step pressed(SessionState state, SessionEvent.Pressed press) {
        if (scale.level(press.level()).isEmpty()) {
            return unchanged(state); // a button of a larger box than the scale: not an answer at all
        }
        return switch (state) {
            case SessionState.Idle() -> begin(press, List.of());
            case SessionState.Unavailable ignored -> begin(press, List.of());
            case SessionState.Recording recording -> {
                int suppressed = recording.suppressed() + 1;
                yield new Step(
                        new SessionState.Recording(recording.rating(), suppressed),
                        List.of(new SessionEffect.Suppress(recording.rating(), press.level(), suppressed)));
            }
            case SessionState.Recorded recorded -> {
                if (press.at().compareTo(intervalEnd(recorded.rating())) >= 0) {
                    yield begin(
                            press, recorded.sealed() ? List.of() : List.of(new SessionEffect.Seal(recorded.rating())));
                }
                int suppressed = recorded.suppressed() + 1;
                yield new Step(
                        new SessionState.Recorded(
                                recorded.rating(),
                                recorded.recordedAt(),
                                suppressed,
                                Optional.of(press.at()),
                                recorded.sealed()),
                        List.of(new SessionEffect.Suppress(recorded.rating(), press.level(), suppressed)));
            }
        };
    }

    private Step begin(SessionEvent.Pressed press, List<SessionEffect> before) {
        Rating rating = new Rating(ids.get(), item.id(), press.level(), press.channel(), press.at());
        SessionEffect save = new SessionEffect.SaveDraft(rating);
        return new Step(
                new SessionState.Recording(rating, 0), before.isEmpty() ? List.of(save) : List.of(before.get(0), save));
    }

    private static Step committed(SessionState state, SessionEvent.Committed committed) {
        if (state instanceof SessionState.Recording recording
                && recording.rating().id().equals(committed.id())) {
            return unchanged(new SessionState.Recorded(
                    recording.rating(), committed.at(), recording.suppressed(), Optional.empty(), false));
        }
        return unchanged(state);
    }

    private static Step notCommitted(SessionState state, SessionEvent.NotCommitted failed) {
        if (state instanceof SessionState.Recording recording
                && recording.rating().id().equals(failed.id())) {
            return unchanged(new SessionState.Unavailable(failed.at()));
        }
        return unchanged(state);
    }

    private Step passed(SessionState state, Duration now) {
        return switch (state) {
            case SessionState.Idle idle -> unchanged(idle);
            case SessionState.Recording recording -> unchanged(recording);
            case SessionState.Recorded recorded -> {
                boolean intervalOver = now.compareTo(intervalEnd(recorded.rating())) >= 0;
                boolean thanksOver = now.compareTo(recorded.recordedAt().plus(timing.thanks())) >= 0;
                List<SessionEffect> effects = intervalOver && !recorded.sealed()
                        ? List.of(new SessionEffect.Seal(recorded.rating()))
                        : List.of();
                yield new Step(
                        intervalOver && thanksOver
                                ? new SessionState.Idle()
                                : new SessionState.Recorded(
                                        recorded.rating(),
                                        recorded.recordedAt(),
                                        recorded.suppressed(),
                                        recorded.suppressedAt(),
                                        recorded.sealed() || intervalOver),
                        effects);
            }
            case SessionState.Unavailable unavailable ->
                unchanged(
                        now.compareTo(unavailable.since().plus(timing.unavailable())) >= 0
                                ? new SessionState.Idle()
                                : unavailable);
        };
    }

    private Duration intervalEnd(Rating rating) {
        return rating.pressedAt().plus(timing.interval());
    }

    private static Step unchanged(SessionState state) {
        return new Step(state, List.of());
    }
}
