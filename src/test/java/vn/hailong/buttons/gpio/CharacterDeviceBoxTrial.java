package vn.hailong.buttons.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.hailong.buttons.ButtonState;
import vn.hailong.buttons.Feedback;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.buttons.RatingButtonsContract;
import vn.hailong.rig.SimulatedChip;

/// Boxes of every wiring on a real kernel; what a technician reads when one does not work, and that it works
/// again when the cause is gone.
class CharacterDeviceBoxTrial {
    private final RatingButtonsContract.Heard heard = new RatingButtonsContract.Heard();

    @Test
    void aChipThatIsNotThere() throws Exception {
        GpioSettings settings = withChips(List.of("pinctrl-bcm2711", "pinctrl-rp1"));
        try (GpioButtons buttons = GpioButtons.open(settings)) {
            buttons.listen(heard);
            awaitFault(
                    buttons,
                    "no GPIO chip is labelled pinctrl-bcm2711 or pinctrl-rp1: found gpiochip0 (decoy), "
                            + SimulatedChip.name()
                            + " (pinctrl-sim); name one of them as buttons.chips in terminal.yaml if it is the right one");
            assertEquals(all(ButtonState.MISSING), buttons.state().buttons());
        }
    }

    @Test
    void aLineThatAnotherProgramHolds() throws Exception {
        Map<Integer, Integer> lines = new TreeMap<>(SimulatedChip.BUTTONS);
        lines.put(2, SimulatedChip.HELD_LINE);
        try (GpioButtons buttons = GpioButtons.open(Boxes.with(lines, Map.of(), OptionalInt.empty()))) {
            buttons.listen(heard);
            awaitFault(
                    buttons,
                    "line 7 of " + SimulatedChip.name() + " (pinctrl-sim), the button of level 2, is held by "
                            + "\"other-program\": stop that program, or use another line");
            assertEquals(all(ButtonState.MISSING), buttons.state().buttons());
        }
    }

    @Test
    void aBoxThatAnotherTerminalHoldsIsTakenWhenItIsFree() throws Exception {
        try (GpioButtons second = GpioButtons.open(Boxes.settings())) {
            try (GpioButtons first = GpioButtons.open(Boxes.settings())) {
                first.listen(new RatingButtonsContract.Heard());
                awaitState(first, ButtonState.OK);
                second.listen(heard);
                awaitFault(
                        second,
                        "line 17 of " + SimulatedChip.name() + " (pinctrl-sim), the button of level 5, is held by "
                                + "\"hailong\": stop that program, or use another line");
            }
            awaitState(second, ButtonState.OK);
            assertEquals(Optional.empty(), second.state().fault());
            press(3);
            heard.awaitPresses(1);
            assertEquals(List.of(3), heard.levels());
        }
    }

    @Test
    void aLineThatTheChipDoesNotHave() throws Exception {
        Map<Integer, Integer> lines = new TreeMap<>(SimulatedChip.BUTTONS);
        lines.put(1, 28);
        try (GpioButtons buttons = GpioButtons.open(Boxes.with(lines, Map.of(), OptionalInt.empty()))) {
            buttons.listen(heard);
            awaitFault(
                    buttons,
                    "line 28, the button of level 1, is not on " + SimulatedChip.name()
                            + " (pinctrl-sim), which has lines 0 to 27");
        }
    }

    @Test
    void aDeviceThatBelongsToRootAlone() throws Exception {
        SimulatedChip.ask("lock");
        try (GpioButtons buttons = GpioButtons.open(Boxes.settings())) {
            buttons.listen(heard);
            awaitFault(
                    buttons,
                    "the user hailong may not open /dev/" + SimulatedChip.name() + " (of root:root, rw-------): "
                            + "expected the group gpio and rw-rw----; install the udev rule for the group gpio");
            SimulatedChip.ask("unlock");
            awaitState(buttons, ButtonState.OK);
            press(4);
            heard.awaitPresses(1);
            assertEquals(List.of(4), heard.levels());
        } finally {
            SimulatedChip.ask("unlock");
        }
    }

    @Test
    void aChipThatVanishesAndReturns() throws Exception {
        try (GpioButtons buttons = GpioButtons.open(Boxes.settings())) {
            buttons.listen(heard);
            awaitState(buttons, ButtonState.OK);
            press(5);
            heard.awaitPresses(1);
            String name = SimulatedChip.name();
            SimulatedChip.pull(SimulatedChip.button(4), true);
            heard.awaitPresses(2);

            SimulatedChip.ask("unplug");
            awaitFaultEither(
                    buttons,
                    List.of(
                            name + " (pinctrl-sim) has vanished",
                            "no GPIO chip is labelled pinctrl-bcm2711 or pinctrl-rp1 or pinctrl-sim: found gpiochip0 "
                                    + "(decoy); name one of them as buttons.chips in terminal.yaml if it is the "
                                    + "right one"));
            assertEquals(all(ButtonState.MISSING), buttons.state().buttons());

            SimulatedChip.ask("plug");
            awaitState(buttons, ButtonState.OK);
            assertEquals(Optional.empty(), buttons.state().fault());
            press(1);
            heard.awaitPresses(3);
            assertEquals(List.of(5, 4, 1), heard.levels());
        }
    }

    @Test
    void lampsThatAnotherProgramHoldsKeepNoPressFromBeingHeard() throws Exception {
        GpioSettings settings =
                Boxes.with(SimulatedChip.BUTTONS, Map.of(5, 5), OptionalInt.of(SimulatedChip.HELD_LINE));
        try (GpioButtons buttons = GpioButtons.open(settings)) {
            buttons.listen(heard);
            awaitFault(
                    buttons,
                    "line 7 of " + SimulatedChip.name() + " (pinctrl-sim), the buzzer, is held by \"other-program\": "
                            + "stop that program, or use another line; the buttons work without lamps and sound");
            assertEquals(all(ButtonState.OK), buttons.state().buttons());
            press(2);
            heard.awaitPresses(1);
            assertEquals(List.of(2), heard.levels());
        }
    }

    @Test
    void allLampsAnswerAlikeAndTheSoundFollowsTheCommit() throws Exception {
        GpioSettings settings =
                Boxes.with(SimulatedChip.BUTTONS, SimulatedChip.LAMPS, OptionalInt.of(SimulatedChip.BUZZER));
        for (int level : List.of(5, 1)) {
            RatingButtonsContract.Heard presses = new RatingButtonsContract.Heard();
            try (GpioButtons buttons = GpioButtons.open(settings)) {
                buttons.listen(presses);
                awaitState(buttons, ButtonState.OK);
                assertLamps(false);
                SimulatedChip.pull(SimulatedChip.button(level), true);
                buttons.show(Feedback.TAKEN);
                presses.awaitPresses(1);
                // Before anybody was told, and for as long as the disk takes.
                assertLamps(true);
                SimulatedChip.pull(SimulatedChip.button(level), false);
                SimulatedChip.pause(300_000);
                assertLamps(true);
                assertFalse(SimulatedChip.isHigh(SimulatedChip.BUZZER), "it sounds before the commit");

                buttons.show(Feedback.THANKED);
                await(() -> SimulatedChip.isHigh(SimulatedChip.BUZZER), "the sound");
                await(() -> !SimulatedChip.isHigh(SimulatedChip.BUZZER), "silence");
                await(() -> SimulatedChip.isHigh(SimulatedChip.lamp(5)), "the lamps blink");
                await(() -> !SimulatedChip.isHigh(SimulatedChip.lamp(5)), "the lamps are dark");
            }
        }
    }

    @Test
    void aButtonThatIsDownWhenTheBoxIsFoundIsNotPressedButStuckInTime() throws Exception {
        SimulatedChip.pull(SimulatedChip.button(5), true);
        try (GpioButtons buttons = GpioButtons.open(held(Duration.ofSeconds(1), Map.of()))) {
            buttons.listen(heard);
            await(() -> buttons.state().buttons().get(5) == ButtonState.STUCK, "button 5 is stuck");
            SimulatedChip.pull(SimulatedChip.button(5), false);
            awaitState(buttons, ButtonState.OK);
            press(4);
            heard.awaitPresses(1);
            assertEquals(List.of(4), heard.levels());
        } finally {
            SimulatedChip.pull(SimulatedChip.button(5), false);
        }
    }

    @Test
    void lampsThatWereLitAreLitAgainWhenTheChipReturns() throws Exception {
        try (GpioButtons buttons = GpioButtons.open(held(Duration.ofSeconds(10), SimulatedChip.LAMPS))) {
            buttons.listen(heard);
            awaitState(buttons, ButtonState.OK);
            buttons.show(Feedback.TAKEN);
            await(() -> SimulatedChip.isHigh(SimulatedChip.lamp(5)), "lit");
            SimulatedChip.ask("unplug");
            awaitState(buttons, ButtonState.MISSING);
            SimulatedChip.ask("plug");
            awaitState(buttons, ButtonState.OK);
            assertLamps(true);
            buttons.show(Feedback.READY);
            await(() -> !SimulatedChip.isHigh(SimulatedChip.lamp(5)), "dark");
        }
    }

    @Test
    void aThreadThatFailsSaysSoAndGivesTheLinesBack() throws Exception {
        try (GpioButtons broken = GpioButtons.open(Boxes.settings());
                GpioButtons next = GpioButtons.open(Boxes.settings())) {
            broken.listen(new RatingButtons.Listener() {
                @Override
                public void pressed(int level, Duration at) {
                    throw new OutOfMemoryError("as if");
                }

                @Override
                public void changed() {}
            });
            awaitState(broken, ButtonState.OK);
            press(3);
            awaitFault(broken, "the buttons' thread failed: java.lang.OutOfMemoryError: as if; restart the terminal");
            assertEquals(all(ButtonState.MISSING), broken.state().buttons());
            next.listen(heard);
            awaitState(next, ButtonState.OK);
        }
    }

    /// Without debounce and with edges that come faster than anybody reads them.
    @Test
    void afterEveryBurstTheLevelsAreRight() throws Exception {
        Map<Integer, Boolean> down = new ConcurrentHashMap<>();
        GpioSettings usual = held(Duration.ofSeconds(10), Map.of());
        GpioSettings quick = new GpioSettings(
                usual.chips(),
                usual.buttons(),
                usual.lamps(),
                usual.buzzer(),
                usual.bias(),
                usual.activeLow(),
                Duration.ZERO,
                usual.stuckAfter());
        try (DeviceWatch watch = new DeviceWatch();
                Wiring wiring = new Wiring(quick, (level, isDown, at) -> down.put(level, isDown))) {
            wiring.connect();
            AtomicBoolean closing = new AtomicBoolean();
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    while (!closing.get()) {
                        watch.sleep(wiring.descriptor(), -1);
                        wiring.read();
                    }
                } catch (SystemCallException | GpioFault e) {
                    throw new IllegalStateException(e);
                }
            });
            List<Integer> levels = List.copyOf(SimulatedChip.BUTTONS.keySet());
            RandomGenerator random = new Random(7);
            for (int burst = 0; burst < 20; burst++) {
                Map<Integer, Boolean> pulled = new TreeMap<>();
                for (int edge = 0; edge < 400; edge++) {
                    int level = levels.get(random.nextInt(levels.size()));
                    pulled.put(level, edge % 2 == 0);
                    SimulatedChip.pull(SimulatedChip.button(level), edge % 2 == 0);
                }
                await(
                        () -> pulled.entrySet().stream()
                                .allMatch(each ->
                                        down.getOrDefault(each.getKey(), false).equals(each.getValue())),
                        () -> pulled + ", found " + down);
            }
            closing.set(true);
            watch.wake();
            reader.join();
        } finally {
            for (int line : SimulatedChip.BUTTONS.values()) {
                SimulatedChip.pull(line, false);
            }
        }
    }

    /// A box with resistors of its own, so that the simulation leaves a held button down.
    private static GpioSettings held(Duration stuckAfter, Map<Integer, Integer> lamps) {
        GpioSettings usual = Boxes.settings();
        return new GpioSettings(
                usual.chips(),
                usual.buttons(),
                lamps,
                usual.buzzer(),
                GpioSettings.Bias.DISABLED,
                usual.activeLow(),
                usual.debounce(),
                stuckAfter);
    }

    @Test
    void aBoxOfThreeButtons() throws Exception {
        GpioSettings settings = Boxes.with(Map.of(3, 17, 2, 27, 1, 22), Map.of(), OptionalInt.empty());
        try (GpioButtons buttons = GpioButtons.open(settings)) {
            buttons.listen(heard);
            await(
                    () -> buttons.state()
                            .buttons()
                            .equals(Map.of(3, ButtonState.OK, 2, ButtonState.OK, 1, ButtonState.OK)),
                    "three buttons");
            for (int line : List.of(17, 27, 22, 23)) {
                SimulatedChip.pull(line, true);
                SimulatedChip.finger();
                SimulatedChip.pull(line, false);
                SimulatedChip.finger();
            }
            heard.awaitPresses(3);
            assertEquals(List.of(3, 2, 1), heard.levels());
        }
    }

    @Test
    void buttonsThatConnectToPlus() throws Exception {
        GpioSettings usual = Boxes.settings();
        GpioSettings settings = new GpioSettings(
                usual.chips(),
                usual.buttons(),
                usual.lamps(),
                usual.buzzer(),
                GpioSettings.Bias.PULL_DOWN,
                false,
                usual.debounce(),
                usual.stuckAfter());
        try (GpioButtons buttons = GpioButtons.open(settings)) {
            buttons.listen(heard);
            awaitState(buttons, ButtonState.OK);
            SimulatedChip.pull(SimulatedChip.button(4), false); // up is pressed
            SimulatedChip.finger();
            SimulatedChip.pull(SimulatedChip.button(4), true);
            SimulatedChip.finger();
            heard.awaitPresses(1);
            assertEquals(List.of(4), heard.levels());
        } finally {
            for (int line : SimulatedChip.BUTTONS.values()) {
                SimulatedChip.pull(line, false);
            }
        }
    }

    @Test
    void bounceIsOnePressAndAGlitchIsNone() throws Exception {
        try (GpioButtons buttons = GpioButtons.open(Boxes.settings())) {
            buttons.listen(heard);
            awaitState(buttons, ButtonState.OK);
            List<Integer> expected = new ArrayList<>();
            int quick = 0;
            for (int round = 0; quick < 5; round++) {
                assertTrue(round < 50, "this machine is too slow to bounce");
                Duration longest = SimulatedChip.bounce(17, true);
                SimulatedChip.finger();
                longest = longer(longest, SimulatedChip.bounce(17, false));
                SimulatedChip.finger();
                longest = longer(longest, SimulatedChip.glitch(24));
                press(3);
                if (longest.compareTo(Duration.ofMillis(5)) < 0) {
                    quick++;
                    expected.addAll(List.of(5, 3));
                    heard.awaitPresses(expected.size());
                } else {
                    // What was drawn out may be several presses, and rightly so.
                    SimulatedChip.finger();
                    expected.clear();
                    expected.addAll(heard.levels());
                }
                assertEquals(expected, heard.levels());
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Test
    void twoAtOnceAreToldByTheKernelsTime() throws Exception {
        try (GpioButtons buttons = GpioButtons.open(Boxes.settings())) {
            buttons.listen(heard);
            awaitState(buttons, ButtonState.OK);
            for (int round = 1; round <= 5; round++) {
                SimulatedChip.pull(17, true);
                SimulatedChip.pull(24, true);
                SimulatedChip.finger();
                SimulatedChip.pull(17, false);
                SimulatedChip.pull(24, false);
                SimulatedChip.finger();
                heard.awaitPresses(2 * round);
            }
            assertEquals(heard.times().stream().sorted().toList(), heard.times());
        }
    }

    private static void press(int level) throws Exception {
        SimulatedChip.pull(SimulatedChip.button(level), true);
        SimulatedChip.finger();
        SimulatedChip.pull(SimulatedChip.button(level), false);
        SimulatedChip.finger();
    }

    private static GpioSettings withChips(List<String> chips) {
        GpioSettings usual = Boxes.settings();
        return new GpioSettings(
                chips,
                usual.buttons(),
                usual.lamps(),
                usual.buzzer(),
                usual.bias(),
                usual.activeLow(),
                usual.debounce(),
                usual.stuckAfter());
    }

    private static Map<Integer, ButtonState> all(ButtonState state) {
        Map<Integer, ButtonState> states = new TreeMap<>();
        SimulatedChip.BUTTONS.keySet().forEach(level -> states.put(level, state));
        return states;
    }

    private static void assertLamps(boolean lit) throws Exception {
        for (Map.Entry<Integer, Integer> lamp : SimulatedChip.LAMPS.entrySet()) {
            assertEquals(lit, SimulatedChip.isHigh(lamp.getValue()), "lamp " + lamp.getKey());
        }
    }

    private static void awaitState(RatingButtons buttons, ButtonState state) throws Exception {
        await(() -> buttons.state().buttons().equals(all(state)), () -> "buttons " + state + ": " + buttons.state());
    }

    private static void awaitFault(RatingButtons buttons, String fault) throws Exception {
        AtomicReference<Optional<String>> last = new AtomicReference<>(Optional.empty());
        await(
                () -> {
                    last.set(buttons.state().fault());
                    return last.get().isPresent();
                },
                "a fault");
        assertEquals(Optional.of(fault), last.get());
    }

    private static void awaitFaultEither(RatingButtons buttons, List<String> faults) throws Exception {
        await(() -> buttons.state().fault().isPresent(), "a fault");
        String found = buttons.state().fault().orElse("");
        assertTrue(faults.contains(found), found);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition, String what) throws Exception {
        await(condition, () -> what);
    }

    private static void await(Condition condition, Supplier<String> what) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("expected " + what.get());
            }
            SimulatedChip.pause(2_000);
        }
    }
}
