package vn.hailong.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration THANKS = Duration.ofMillis(2500);
    private static final Duration UNAVAILABLE = Duration.ofSeconds(10);

    private long ids;
    private final Session session =
            new Session(ratingItem(), new Session.Timing(INTERVAL, THANKS, UNAVAILABLE), () -> new UUID(0, ++ids));
    private SessionState state = session.start();
    private final List<SessionEffect> effects = new ArrayList<>();

    @Test
    void aPressIsSavedThenThankedThenSealedWhenTheIntervalIsOver() {
        press(4, 0);
        assertEquals(new SessionView.Pressed(4), view(0));
        assertInstanceOf(SessionEffect.SaveDraft.class, effects.getLast());

        committed(1, 30);
        assertEquals(new SessionView.Thanks(), view(30));
        assertEquals(1, effects.size(), "nothing is sealed yet");

        tick(2530);
        assertEquals(new SessionView.Question(false), view(2530));
        tick(5000);
        assertInstanceOf(SessionEffect.Seal.class, effects.getLast());
        assertEquals(new SessionState.Idle(), state);
    }

    @Test
    void thereAreNoThanksBeforeTheCommit() {
        press(5, 0);
        tick(60_000);
        assertEquals(new SessionView.Pressed(5), view(60_000));
    }

    @Test
    void pressesWithinTheIntervalAreCountedAndTheCitizenIsAskedToWait() {
        press(5, 0);
        press(5, 10);
        committed(1, 30);
        press(1, 2900);
        press(1, 4999);

        assertEquals(
                List.of(1, 2, 3),
                effects.stream()
                        .filter(SessionEffect.Suppress.class::isInstance)
                        .map(effect -> ((SessionEffect.Suppress) effect).suppressed())
                        .toList());
        assertEquals(1, saved(), "one response only");
        assertEquals(new SessionView.Question(true), view(4999));
        tick(5000);
        assertEquals(new SessionView.Question(false), view(5000));
    }

    @Test
    void aPressAtTheEndOfTheIntervalIsANewResponseAndSealsTheOneBefore() {
        press(5, 0);
        committed(1, 30);
        press(2, 5000);

        assertEquals(2, saved());
        assertInstanceOf(SessionEffect.Seal.class, effects.get(1), "sealed before the next is saved");
        assertEquals(new SessionView.Pressed(2), view(5000));
    }

    @Test
    void threeDoorsPressedAtOnceMakeOneResponse() {
        step(new SessionEvent.Pressed(5, Channel.KIOSK_BUTTON, ms(0)));
        step(new SessionEvent.Pressed(1, Channel.KIOSK_SCREEN, ms(0)));
        step(new SessionEvent.Pressed(3, Channel.KIOSK_TABLET, ms(0)));
        assertEquals(1, saved());
    }

    @Test
    void whatCouldNotBeStoredIsNeverThankedFor() {
        press(5, 0);
        step(new SessionEvent.NotCommitted(new UUID(0, 1), ms(20)));
        assertEquals(new SessionView.Unavailable(), view(20));
        tick(10_020);
        assertEquals(new SessionView.Question(false), view(10_020));
        assertEquals(1, effects.size(), "nothing is sealed");
    }

    @Test
    void theNextCitizenMayTryAgainWhileTheTerminalSaysItRests() {
        press(5, 0);
        step(new SessionEvent.NotCommitted(new UUID(0, 1), ms(20)));
        press(4, 4000);
        committed(2, 4010);
        assertEquals(new SessionView.Thanks(), view(4010));
    }

    @Test
    void aReportForAnotherResponseChangesNothing() {
        press(5, 0);
        committed(99, 10);
        assertEquals(new SessionView.Pressed(5), view(10));
    }

    @Test
    void aButtonBeyondTheScaleIsNoAnswer() {
        press(6, 0);
        press(0, 1);
        assertEquals(List.of(), effects);
        assertEquals(new SessionState.Idle(), state);
    }

    @Test
    void aLateCommitStillShowsItsThanks() {
        press(5, 0);
        committed(1, 7000);
        assertEquals(new SessionView.Thanks(), view(7000));
        tick(7001);
        assertEquals(1, seals());
        tick(9500);
        assertEquals(new SessionState.Idle(), state);
        assertEquals(1, seals(), "sealed once");
    }

    /// Whatever happens in whatever order: every saved response is sealed at most once, a response is never open while
    /// another begins, and following the announced changes always leads back to the question.
    @Test
    void anyOrderOfEventsKeepsTheRules() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            state = session.start();
            effects.clear();
            long now = 0;
            for (int i = 0; i < 80; i++) {
                now += random.nextInt(3000);
                UUID last = new UUID(0, ids);
                switch (random.nextInt(4)) {
                    case 0, 1 -> press(1 + random.nextInt(5), now);
                    case 2 -> step(new SessionEvent.Committed(last, ms(now)));
                    case 3 -> {
                        if (random.nextInt(4) == 0) {
                            step(new SessionEvent.NotCommitted(last, ms(now)));
                        } else {
                            tick(now);
                        }
                    }
                    default -> throw new AssertionError();
                }
            }
            step(new SessionEvent.Committed(new UUID(0, ids), ms(now)));
            for (int i = 0; i < 10 && session.nextChange(state, ms(now)).isPresent(); i++) {
                now = Math.max(now, session.nextChange(state, ms(now)).get().toMillis());
                tick(now);
            }
            assertEquals(new SessionState.Idle(), state, "seed " + seed);
            List<UUID> sealed = effects.stream()
                    .filter(SessionEffect.Seal.class::isInstance)
                    .map(effect -> ((SessionEffect.Seal) effect).rating().id())
                    .toList();
            assertEquals(List.copyOf(new java.util.LinkedHashSet<>(sealed)), sealed, "sealed once, seed " + seed);
        }
    }

    @Test
    void onlyARatingCanBeAsked() {
        Item comment = new Item(
                "quick.comment",
                new LocalizedText(Map.of("vi", "Ý kiến khác")),
                Optional.empty(),
                Optional.empty(),
                Kind.COMMENT,
                Optional.empty(),
                false,
                new Condition.Always(),
                new Item.Form.Comment(500));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Session(comment, new Session.Timing(INTERVAL, THANKS, UNAVAILABLE), UUID::randomUUID));
    }

    private static Item ratingItem() {
        List<Scale.Level> levels = IntStream.rangeClosed(1, 5)
                .mapToObj(value -> new Scale.Level(
                        value, "level" + value, new LocalizedText(Map.of("vi", "Mức " + value)), value >= 4))
                .toList();
        return new Item(
                "btn.overall",
                new LocalizedText(Map.of("vi", "Ông/Bà có hài lòng với việc phục vụ hôm nay không?")),
                Optional.empty(),
                Optional.empty(),
                Kind.RATING,
                Optional.of(Factor.OVERALL),
                false,
                new Condition.Always(),
                new Item.Form.Rating(new Scale("scale5", levels), Optional.empty()));
    }

    private void press(int level, long at) {
        step(new SessionEvent.Pressed(level, Channel.KIOSK_BUTTON, ms(at)));
    }

    private void committed(long id, long at) {
        step(new SessionEvent.Committed(new UUID(0, id), ms(at)));
    }

    private void tick(long at) {
        step(new SessionEvent.Tick(ms(at)));
    }

    private void step(SessionEvent event) {
        Session.Step step = session.step(state, event);
        state = step.state();
        effects.addAll(step.effects());
    }

    private SessionView view(long at) {
        return session.view(state, ms(at));
    }

    private long saved() {
        return effects.stream()
                .filter(SessionEffect.SaveDraft.class::isInstance)
                .count();
    }

    private long seals() {
        return effects.stream().filter(SessionEffect.Seal.class::isInstance).count();
    }

    private static Duration ms(long milliseconds) {
        return Duration.ofMillis(milliseconds);
    }
}
