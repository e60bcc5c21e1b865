package vn.hailong.buttons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonBoxTest {
    private final ButtonBox box = new ButtonBox(List.of(5, 4, 3, 2, 1), ButtonBox.STUCK_AFTER);
    private final List<ButtonBox.Effect> effects = new ArrayList<>();

    @Test
    void aPressIsTheMomentInWhichAButtonGoesDown() {
        down(4, 1_000);
        assertEquals(List.of(lamps(true), pressed(4, 1_000)), effects);
        effects.clear();
        up(4, 1_080);
        assertEquals(List.of(), effects);
    }

    @Test
    void aButtonThatIsToldToBeDownAgainIsNotPressedAgain() {
        down(4, 0);
        down(4, 10);
        down(4, 20);
        assertEquals(List.of(pressed(4, 0)), presses());
    }

    @Test
    void everyButtonIsPressedForItself() {
        down(5, 0);
        down(1, 1);
        up(5, 2);
        down(5, 3);
        assertEquals(List.of(pressed(5, 0), pressed(1, 1), pressed(5, 3)), presses());
    }

    @Test
    void aButtonThatIsHeldIsStuckAfterItsTimeOnceUntilItIsReleased() {
        down(2, 500);
        assertEquals(Optional.of(at(700)), box.nextChange(at(500)), "the lamps' answer ends");
        tick(700);
        assertEquals(Optional.of(at(10_500)), box.nextChange(at(700)));
        tick(10_499);
        assertEquals(ButtonState.OK, box.states().get(2));
        effects.clear();

        tick(10_500);
        assertEquals(List.of(new ButtonBox.Effect.Stuck(2, at(10_000))), effects);
        assertEquals(
                Map.of(
                        5,
                        ButtonState.OK,
                        4,
                        ButtonState.OK,
                        3,
                        ButtonState.OK,
                        2,
                        ButtonState.STUCK,
                        1,
                        ButtonState.OK),
                box.states());
        assertEquals(Optional.empty(), box.nextChange(at(10_500)), "nothing more happens by itself");
        tick(60_000);
        down(2, 60_001);
        assertEquals(1, effects.size(), "told once, and not pressed");

        up(2, 60_500);
        assertEquals(new ButtonBox.Effect.Healed(2, at(60_000)), effects.getLast());
        assertEquals(ButtonState.OK, box.states().get(2));
        down(2, 61_000);
        assertEquals(pressed(2, 61_000), effects.getLast());
    }

    @Test
    void aStuckButtonKeepsNoOtherFromBeingHeard() {
        down(2, 0);
        tick(10_000);
        down(4, 11_000);
        assertEquals(List.of(pressed(2, 0), pressed(4, 11_000)), presses());
    }

    @Test
    void whatWasDownWhenTheBoxWasFoundWasNotPressedButMayBeStuck() {
        box.found(List.of(3), at(0));
        down(3, 5);
        assertEquals(List.of(), presses());
        tick(10_000);
        assertEquals(ButtonState.STUCK, box.states().get(3));
        up(3, 11_000);
        down(3, 12_000);
        assertEquals(List.of(pressed(3, 12_000)), presses());
    }

    @Test
    void nothingIsKnownOfABoxThatIsLost() {
        down(2, 0);
        tick(10_000);
        box.lost();
        assertEquals(
                Map.of(
                        5,
                        ButtonState.MISSING,
                        4,
                        ButtonState.MISSING,
                        3,
                        ButtonState.MISSING,
                        2,
                        ButtonState.MISSING,
                        1,
                        ButtonState.MISSING),
                box.states());
        assertEquals(Optional.empty(), box.nextChange(at(10_000)));

        box.found(List.of(), at(20_000));
        assertEquals(ButtonState.OK, box.states().get(2));
        effects.clear();
        down(2, 20_001);
        assertEquals(List.of(pressed(2, 20_001)), presses());
    }

    @Test
    void aButtonThatIsNotThereIsAMistakeOfTheCaller() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> box.level(6, true, at(0)));
        assertEquals("no button 6 on a box of [5, 4, 3, 2, 1]", refused.getMessage());
    }

    @Test
    void theLampsAnswerAtOnceAndThankOnlyAfterTheCommit() {
        down(5, 0);
        box.show(Feedback.TAKEN, at(1));
        up(5, 90);
        assertEquals("1111111111", lampsFrom(0, 1_000), "lit for as long as the disk takes");

        show(Feedback.THANKED, 1_000);
        // Dark, lit, dark, lit, and dark for good: 150 ms each.
        assertEquals(
                "00" + "1" + "0" + "11" + "0000",
                blink(1_000, List.of(0, 149, 150, 300, 450, 599, 600, 800, 1_500, 9_000)));
    }

    @Test
    void aFastDiskDoesNotHideTheAnswer() {
        down(5, 0);
        show(Feedback.TAKEN, 1);
        show(Feedback.THANKED, 5);
        assertEquals("11" + "0" + "1", blink(0, List.of(6, 199, 200, 350)));
    }

    @Test
    void itSoundsOnceAndShortly() {
        down(5, 0);
        show(Feedback.TAKEN, 1);
        show(Feedback.THANKED, 500);
        for (int at = 500; at < 5_000; at += 50) {
            tick(at);
        }
        show(Feedback.THANKED, 5_000);
        show(Feedback.READY, 5_500);
        assertEquals(
                List.of(new ButtonBox.Effect.Sound(true), new ButtonBox.Effect.Sound(false)),
                effects.stream()
                        .filter(ButtonBox.Effect.Sound.class::isInstance)
                        .toList());
    }

    @Test
    void anAnswerThatCouldNotBeStoredIsNotThankedFor() {
        down(5, 0);
        show(Feedback.TAKEN, 1);
        show(Feedback.READY, 900);
        assertEquals(lamps(false), effects.getLast());
        assertEquals(
                0,
                effects.stream()
                        .filter(ButtonBox.Effect.Sound.class::isInstance)
                        .count());
    }

    @Test
    void aPressThatComesTooSoonIsAnsweredToo() {
        down(5, 0);
        show(Feedback.TAKEN, 1);
        show(Feedback.THANKED, 300);
        tick(2_000);
        effects.clear();
        down(3, 2_000);
        assertEquals(List.of(lamps(true), pressed(3, 2_000)), effects);
        tick(2_200);
        assertEquals(lamps(false), effects.getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyButtonIsAnsweredAlike(int level) {
        down(level, 0);
        show(Feedback.TAKEN, 1);
        up(level, 90);
        show(Feedback.THANKED, 40);
        IntStream.range(0, 200).forEach(step -> tick(40 + 10 * step));
        assertEquals(
                List.of(
                        lamps(true),
                        lamps(false),
                        new ButtonBox.Effect.Sound(true),
                        lamps(true),
                        new ButtonBox.Effect.Sound(false),
                        lamps(false),
                        lamps(true),
                        lamps(false)),
                effects.stream()
                        .filter(effect -> !(effect instanceof ButtonBox.Effect.Pressed))
                        .toList());
    }

    /// The owner sleeps until the next change and must miss none of them.
    @Test
    void everyChangeIsForetold() {
        down(5, 0);
        show(Feedback.TAKEN, 1);
        show(Feedback.THANKED, 30);
        List<Duration> wakings = new ArrayList<>();
        Duration now = at(30);
        for (Optional<Duration> next = box.nextChange(now); next.isPresent(); next = box.nextChange(now)) {
            now = next.get();
            wakings.add(now);
            effects.addAll(box.tick(now));
        }
        assertEquals(List.of(at(200), at(350), at(500), at(650), at(800), at(10_000)), wakings);
        assertEquals(ButtonState.STUCK, box.states().get(5));
    }

    private static ButtonBox.Effect lamps(boolean lit) {
        return new ButtonBox.Effect.Lamps(lit);
    }

    private static ButtonBox.Effect pressed(int level, long milliseconds) {
        return new ButtonBox.Effect.Pressed(level, at(milliseconds));
    }

    private static Duration at(long milliseconds) {
        return Duration.ofMillis(milliseconds);
    }

    private void down(int level, long milliseconds) {
        effects.addAll(box.level(level, true, at(milliseconds)));
    }

    private void up(int level, long milliseconds) {
        effects.addAll(box.level(level, false, at(milliseconds)));
    }

    private void show(Feedback feedback, long milliseconds) {
        effects.addAll(box.show(feedback, at(milliseconds)));
    }

    private void tick(long milliseconds) {
        effects.addAll(box.tick(at(milliseconds)));
    }

    private List<ButtonBox.Effect> presses() {
        return effects.stream()
                .filter(ButtonBox.Effect.Pressed.class::isInstance)
                .toList();
    }

    private String lampsFrom(int from, int to) {
        return blink(
                0,
                IntStream.range(0, 10)
                        .mapToObj(step -> from + step * (to - from) / 10)
                        .toList());
    }

    /// The lamps at these times, 1 for lit.
    private String blink(int from, List<Integer> after) {
        StringBuilder seen = new StringBuilder();
        for (int each : after) {
            tick(from + each);
            boolean lit = effects.stream()
                    .filter(ButtonBox.Effect.Lamps.class::isInstance)
                    .reduce((earlier, later) -> later)
                    .filter(lamps(true)::equals)
                    .isPresent();
            seen.append(lit ? '1' : '0');
        }
        return seen.toString();
    }
}
