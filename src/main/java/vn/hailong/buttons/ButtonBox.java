package vn.hailong.buttons;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules of a box of buttons, without a clock, a thread or a wire: levels of lines go in, and what follows
/// comes out. Its owner calls it from one thread, with times that don't run backwards by more than events are
/// late.
///
/// ```
/// press ──┐            ┌─ commit
/// lamps   ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▁▁▁▔▔▔▁▁▁▔▔▔▁▁▁▁▁▁
/// sound   ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▔▔▔▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
/// ```
public final class ButtonBox {
    /// How long a button may be down before it is stuck, unless configured.
    public static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    /// So long the lamps answer a press at least: an eye needs that to see it.
    private static final Duration ANSWER = Duration.ofMillis(200);

    private static final Duration BLINK = Duration.ofMillis(150);
    private static final int BLINKS = 2;
    private static final Duration SOUND = BLINK;

    /// What follows from an event.
    public sealed interface Effect {
        /// A button was pressed.
        record Pressed(int level, Duration at) implements Effect {}

        /// A button is down for too long, and is not heard until it is released.
        record Stuck(int level, Duration heldFor) implements Effect {}

        /// A stuck button was released.
        record Healed(int level, Duration heldFor) implements Effect {}

        /// All lamps of the box, always together.
        record Lamps(boolean lit) implements Effect {}

        record Sound(boolean on) implements Effect {}
    }

    private record Held(Duration since, boolean stuck) {}

    private final List<Integer> levels;
    private final Duration stuckAfter;
    private final Map<Integer, Held> held = new TreeMap<>();
    private boolean present = true;
    private Feedback feedback = Feedback.READY;
    private @Nullable Duration answerUntil;
    private @Nullable Duration thanksFrom;
    private boolean lit;
    private boolean sounding;

    /// @param levels the buttons that the box has
    public ButtonBox(Collection<Integer> levels, Duration stuckAfter) {
        this.levels = List.copyOf(levels);
        this.stuckAfter = stuckAfter;
    }

    /// A button is down or up now; told again, nothing follows.
    ///
    /// @throws IllegalArgumentException if the box has no such button
    public List<Effect> level(int level, boolean down, Duration at) {
        if (!levels.contains(level)) {
            throw new IllegalArgumentException("no button " + level + " on a box of " + levels);
        }
        List<Effect> effects = new ArrayList<>();
        Held before = held.get(level);
        if (down && before == null) {
            held.put(level, new Held(at, false));
            answerUntil = at.plus(ANSWER);
            // The lamps first: a citizen waits for them, and the rest has more to do.
            light(at, effects);
            effects.add(new Effect.Pressed(level, at));
        } else if (!down && before != null) {
            held.remove(level);
            if (before.stuck()) {
                effects.add(new Effect.Healed(level, at.minus(before.since())));
            }
        }
        return effects;
    }

    /// The box can't be read: nothing is known of its buttons.
    public void lost() {
        present = false;
        held.clear();
    }

    /// The box can be read, from now on or again. What is down already was not pressed for us, but may be stuck.
    public void found(Collection<Integer> down, Duration at) {
        present = true;
        held.clear();
        down.forEach(level -> held.put(level, new Held(at, false)));
    }

    public List<Effect> show(Feedback now, Duration at) {
        if (now == Feedback.THANKED && feedback != Feedback.THANKED) {
            thanksFrom = answerUntil == null || answerUntil.compareTo(at) < 0 ? at : answerUntil;
        }
        feedback = now;
        List<Effect> effects = new ArrayList<>();
        light(at, effects);
        return effects;
    }

    /// Time has passed.
    public List<Effect> tick(Duration at) {
        List<Effect> effects = new ArrayList<>();
        light(at, effects);
        held.replaceAll((level, button) -> {
            if (button.stuck() || at.minus(button.since()).compareTo(stuckAfter) < 0) {
                return button;
            }
            effects.add(new Effect.Stuck(level, at.minus(button.since())));
            return new Held(button.since(), true);
        });
        return effects;
    }

    /// When something changes by itself after `now`, if nothing else happens: the owner calls [#tick] then. What
    /// was due before must have been done by a tick already.
    public Optional<Duration> nextChange(Duration now) {
        Stream<Duration> stuck = held.values().stream()
                .filter(button -> !button.stuck())
                .map(button -> button.since().plus(stuckAfter));
        Stream<Duration> lamps = lampChanges().filter(at -> at.compareTo(now) > 0);
        return Stream.concat(stuck, lamps).min(Duration::compareTo);
    }

    public Map<Integer, ButtonState> states() {
        Map<Integer, ButtonState> states = new TreeMap<>(Collections.reverseOrder());
        for (int level : levels) {
            Held button = held.get(level);
            states.put(
                    level,
                    !present
                            ? ButtonState.MISSING
                            : button != null && button.stuck() ? ButtonState.STUCK : ButtonState.OK);
        }
        return states;
    }

    /// Whether the lamps are lit, as was told last.
    boolean isLit() {
        return lit;
    }

    boolean isSounding() {
        return sounding;
    }

    private void light(Duration at, List<Effect> effects) {
        boolean lightNow = isLit(at);
        boolean soundNow = isSounding(at);
        if (lightNow != lit) {
            lit = lightNow;
            effects.add(new Effect.Lamps(lit));
        }
        if (soundNow != sounding) {
            sounding = soundNow;
            effects.add(new Effect.Sound(sounding));
        }
    }

    private boolean isLit(Duration at) {
        if (answerUntil != null && at.compareTo(answerUntil) < 0) {
            return true;
        }
        return switch (feedback) {
            case READY -> false;
            case TAKEN -> true;
            case THANKED -> {
                long phase = thanksFrom == null ? -1 : at.minus(thanksFrom).dividedBy(BLINK);
                yield phase >= 0 && phase < 2L * BLINKS && phase % 2 == 1;
            }
        };
    }

    private boolean isSounding(Duration at) {
        return feedback == Feedback.THANKED
                && thanksFrom != null
                && at.compareTo(thanksFrom) >= 0
                && at.compareTo(thanksFrom.plus(SOUND)) < 0;
    }

    private Stream<Duration> lampChanges() {
        Stream<Duration> answer = Stream.ofNullable(answerUntil);
        if (feedback != Feedback.THANKED || thanksFrom == null) {
            return answer;
        }
        Duration from = thanksFrom;
        return Stream.concat(
                answer,
                Stream.iterate(0, i -> i + 1).limit(2L * BLINKS + 1).map(i -> from.plus(BLINK.multipliedBy(i))));
    }
}
