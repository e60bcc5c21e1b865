package vn.hailong.wholepath;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.ButtonState;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.buttons.gpio.GpioButtons;
import vn.hailong.buttons.gpio.GpioSettings;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.Pending;
import vn.hailong.rig.SimulatedChip;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.terminal.TerminalProgram;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;

/// A whole terminal (outbox, session, buttons; no screen, no network) on the simulated chip of the virtual
/// machine, as a user without rights, pressed by somebody who is not gentle; then what it has sealed is read and
/// compared.
///
/// Arguments: the machine's architecture, and the folder of questionnaires. Exit code 0 if everything is as it
/// must be.
final class GpioTerminalTrial implements AutoCloseable {
    private static final int PRESSES = 40;
    private static final Duration INTERVAL = Duration.ofMillis(600);

    /// A glitch, and the time between two edges of a bounce, is shorter; what the machine's slowness made longer
    /// is a press as good as any.
    private static final Duration DEBOUNCE = Duration.ofMillis(20);

    /// Where the terminal logs when it is tested.
    private static final Path LOG = Path.of("target/tests.log");

    private static final Duration GLITCH = Duration.ofMillis(5);

    private static final String CONFIG = """
            agency: ba-ngoi
            terminal: bn-q01
            unit: ttpvhcc
            counter: q01
            names:
              agency: {vi: Ủy ban nhân dân phường Ba Ngòi}
              counter: {vi: Quầy 1}
            seal: BN
            language: vi
            questionnaire: q1
            questionnaires: %s
            broker: {address: mqtt://127.0.0.1:1883}
            buttons:
              source: gpio
              chips: [pinctrl-bcm2711, pinctrl-rp1, pinctrl-sim]
              lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}
              lamps: {5: 16, 4: 20, 3: 13, 2: 19, 1: 26}
              buzzer: 12
              bias: none
            screen: {mode: none}
            dataFolder: data
            responseInterval: 600 ms
            thanks: 500 ms
            """;

    private final TerminalConfig config;
    private final long logBefore;
    private final BlockingQueue<Long> thanks = new LinkedBlockingQueue<>();
    private final List<Integer> pressed = new ArrayList<>();
    private final List<Long> pressToCommit = new ArrayList<>();
    private final List<Long> pressToLamp = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long suppressed;
    private boolean slow;
    private Duration longestGlitch = Duration.ZERO;
    private int unasked;
    private @Nullable TerminalProgram terminal;

    private GpioTerminalTrial(TerminalConfig config) throws IOException {
        this.config = config;
        try (Stream<String> lines = Files.exists(LOG) ? Files.lines(LOG) : Stream.empty()) {
            logBefore = lines.count();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("hailong-trial");
        Files.writeString(folder.resolve("terminal.yaml"), CONFIG.formatted(arguments[1]));
        TerminalConfig config = TerminalConfigReader.read(folder);
        boolean right;
        try (GpioTerminalTrial trial = new GpioTerminalTrial(config)) {
            trial.run();
            right = trial.judge(arguments[0]);
        }
        System.exit(right ? 0 : 1);
    }

    private void run() throws Exception {
        say("user " + System.getProperty("user.name") + ", " + SimulatedChip.name());
        startWhileALineIsBusyAndAButtonIsDown();
        cleanPresses(5);
        bouncingPresses(8);
        glitchesBetweenPresses(6);
        twoAtOnce(4);
        pressesThatComeTooSoon(3);
        aStuckButton();
        aChipThatVanishes();
        cleanPresses(PRESSES - 1 - pressed.size());
        restartWithAButtonDown();
        close();
    }

    private void startWhileALineIsBusyAndAButtonIsDown() throws Exception {
        GpioSettings other = new GpioSettings(
                List.of(SimulatedChip.LABEL),
                Map.of(1, SimulatedChip.button(3)),
                Map.of(),
                OptionalInt.empty(),
                GpioSettings.Bias.DISABLED,
                true,
                Duration.ZERO,
                Duration.ofHours(1));
        SimulatedChip.pull(SimulatedChip.button(5), true);
        try (RatingButtons holder = GpioButtons.open(other)) {
            holder.listen(new Deaf());
            await("another box holds line 22", () -> isAll(holder.state(), ButtonState.OK));
            start();
            await("the busy line is reported", () -> box().fault().isPresent());
            expect(
                    "fault",
                    Optional.of("line 22 of " + SimulatedChip.name() + " (pinctrl-sim), the button of level 3, is held "
                            + "by \"hailong\": stop that program, or use another line"),
                    box().fault());
        }
        await("the terminal takes the freed line", () -> isAll(box(), ButtonState.OK));
        SimulatedChip.pull(SimulatedChip.button(5), false);
        SimulatedChip.finger();
        nobodyWasThanked("a button that was down at the start");
        say("a busy line was named, and taken when it was free");
    }

    private void cleanPresses(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            int level = 5 - i % 5;
            press(level, () -> SimulatedChip.pull(SimulatedChip.button(level), true));
            release(level);
        }
        say(number + " clean presses");
    }

    /// Contacts that bounce for thirteen edges, going down and coming up.
    private void bouncingPresses(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            int level = 1 + i % 5;
            press(level, () -> burst(SimulatedChip.button(level), true));
            burst(SimulatedChip.button(level), false);
            afterwards();
        }
        say(number + " presses of 13 edges each");
    }

    private void glitchesBetweenPresses(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            int level = 5 - i % 5;
            for (int line : SimulatedChip.BUTTONS.values()) {
                glitch(line);
            }
            press(level, () -> SimulatedChip.pull(SimulatedChip.button(level), true));
            glitch(SimulatedChip.button(level == 3 ? 4 : 3));
            release(level);
        }
        say(5 * number + " glitches of at most " + longestGlitch.toMillis() + " ms between " + number + " presses");
    }

    private void twoAtOnce(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            int first = 5 - i % 5;
            int second = first == 1 ? 5 : first - 1;
            // Further apart than the kernel's ticks, closer than any finger.
            press(first, () -> {
                SimulatedChip.pull(SimulatedChip.button(first), true);
                SimulatedChip.pause(10_000);
                SimulatedChip.pull(SimulatedChip.button(second), true);
            });
            suppressed++;
            SimulatedChip.pull(SimulatedChip.button(second), false);
            release(first);
        }
        say(number + " times two at once");
    }

    private void pressesThatComeTooSoon(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            press(4, () -> SimulatedChip.pull(SimulatedChip.button(4), true));
            SimulatedChip.pull(SimulatedChip.button(4), false);
            SimulatedChip.finger();
            SimulatedChip.pull(SimulatedChip.button(1), true);
            SimulatedChip.finger();
            SimulatedChip.pull(SimulatedChip.button(1), false);
            suppressed++;
            afterwards();
        }
        say(number + " presses that came too soon");
    }

    private void aStuckButton() throws Exception {
        press(2, () -> SimulatedChip.pull(SimulatedChip.button(2), true));
        afterwards();
        await("button 2 is stuck", () -> box().buttons().get(2) == ButtonState.STUCK);
        for (int level : List.of(4, 1)) {
            press(level, () -> SimulatedChip.pull(SimulatedChip.button(level), true));
            release(level);
        }
        SimulatedChip.pull(SimulatedChip.button(2), false);
        await("button 2 is healed", () -> isAll(box(), ButtonState.OK));
        press(2, () -> SimulatedChip.pull(SimulatedChip.button(2), true));
        release(2);
        say("a stuck button was reported, ignored and healed");
    }

    private void aChipThatVanishes() throws Exception {
        SimulatedChip.ask("unplug");
        await("the chip is missed", () -> isAll(box(), ButtonState.MISSING));
        SimulatedChip.ask("plug");
        await("the chip is back", () -> isAll(box(), ButtonState.OK));
        press(3, () -> SimulatedChip.pull(SimulatedChip.button(3), true));
        release(3);
        say("the chip vanished and came back");
    }

    private void restartWithAButtonDown() throws Exception {
        // That press counts: it came to a running terminal.
        press(1, () -> SimulatedChip.pull(SimulatedChip.button(1), true));
        running().close();
        start();
        await("the restarted terminal has its buttons", () -> isAll(box(), ButtonState.OK));
        SimulatedChip.pull(SimulatedChip.button(1), false);
        SimulatedChip.finger();
        nobodyWasThanked("a button that was down across a restart");
        say("restarted with a button down");
    }

    /// Compares what was sealed with what was pressed.
    private boolean judge(String architecture) throws Exception {
        List<Integer> sealed = new ArrayList<>();
        try (Outbox outbox = Outbox.open(config.dataFolder(), 1, Clock.systemUTC())) {
            for (Pending pending : outbox.pending(0, 10_000)) {
                Response response = ResponseCodec.decode(pending.bytes()).response();
                expect("channel of response " + pending.seq(), Channel.KIOSK_BUTTON, response.channel());
                if (response.answers().get("btn.overall") instanceof Answer.Number answer) {
                    sealed.add(answer.value());
                } else {
                    wrong.add("response " + pending.seq() + " has no rating: " + response.answers());
                }
            }
            expect("levels sealed", pressed, sealed);
            long counted = outbox.totals().suppressed();
            if (slow && counted > suppressed) {
                // A burst that the machine drew out is several presses, of which the later ones came too soon.
                say("suppressed " + counted + ", of which " + suppressed + " were meant: this machine is slow");
            } else {
                expect("presses suppressed", suppressed, counted);
                say("suppressed " + counted);
            }
        }
        say("press to lamp p50 " + milliseconds(pressToLamp, 50) + " ms p99 " + milliseconds(pressToLamp, 99)
                + " ms, the 20 ms of debounce included");
        expect("stuck reported in the log", 1L, logged("it is stuck, and ignored until it is released"));
        expect("healed in the log", 1L, logged("and is heard again"));
        wrong.forEach(each -> say("WRONG: " + each));
        System.out.printf(
                Locale.ROOT,
                "gpio rig %s: pressed %d, sealed %d, spurious %d, stuck reported %d, healed %d, "
                        + "press-to-commit p50 %s ms p99 %s ms%n",
                architecture,
                pressed.size(),
                sealed.size(),
                sealed.size() - common(pressed, sealed) + unasked + thanks.size(),
                logged("it is stuck, and ignored until it is released"),
                logged("and is heard again"),
                milliseconds(pressToCommit, 50),
                milliseconds(pressToCommit, 99));
        boolean right = wrong.isEmpty() && pressed.size() == PRESSES && thanks.isEmpty();
        if (!right) {
            say("gpio rig " + architecture + ": FAILED, see WRONG above");
        }
        return right;
    }

    /// How many of these were pressed, in this order: the longest common subsequence.
    private static int common(List<Integer> pressed, List<Integer> sealed) {
        int[] above = new int[sealed.size() + 1];
        for (int level : pressed) {
            int[] row = new int[sealed.size() + 1];
            for (int i = 0; i < sealed.size(); i++) {
                row[i + 1] = sealed.get(i) == level ? above[i] + 1 : Math.max(above[i + 1], row[i]);
            }
            above = row;
        }
        return above[sealed.size()];
    }

    /// How often the terminal has told its log something since the trial began.
    private long logged(String words) throws IOException {
        try (Stream<String> lines = Files.lines(LOG)) {
            return lines.skip(logBefore).filter(line -> line.contains(words)).count();
        }
    }

    private interface Movement {
        void move() throws Exception;
    }

    /// One press that must count: thanked once, with all lamps lit before.
    private void press(int level, Movement movement) throws Exception {
        nobodyWasThanked("before the press of level " + level);
        long from = System.nanoTime();
        movement.move();
        long patience = from + 10_000_000_000L;
        while (!SimulatedChip.isHigh(SimulatedChip.lamp(level)) && System.nanoTime() < patience) {
            SimulatedChip.pause(500);
        }
        if (!SimulatedChip.isHigh(SimulatedChip.lamp(level)) && System.nanoTime() >= patience) {
            wrong.add("the lamps did not answer a press of level " + level);
        }
        pressToLamp.add(System.nanoTime() - from);
        Long at = thanks.poll(10, TimeUnit.SECONDS);
        if (at == null) {
            wrong.add("press " + (pressed.size() + 1) + " of level " + level + " was not thanked for");
        } else {
            pressToCommit.add(at - from);
        }
        pressed.add(level);
    }

    private void release(int level) throws Exception {
        SimulatedChip.pull(SimulatedChip.button(level), false);
        afterwards();
    }

    /// The time after which the next press counts.
    private static void afterwards() throws InterruptedException {
        SimulatedChip.pause(INTERVAL.plusMillis(100).toNanos() / 1_000);
    }

    private void burst(int line, boolean down) throws IOException {
        slow |= SimulatedChip.bounce(line, down).compareTo(DEBOUNCE) >= 0;
    }

    private void glitch(int line) throws Exception {
        Duration length = SimulatedChip.glitch(line);
        SimulatedChip.finger();
        // Shorter than the debounce, but longer than what is meant here: once more.
        for (int again = 0; again < 10 && length.compareTo(GLITCH) > 0 && length.compareTo(DEBOUNCE) < 0; again++) {
            nobodyWasThanked("a glitch of " + length.toMillis() + " ms");
            length = SimulatedChip.glitch(line);
            SimulatedChip.finger();
        }
        longestGlitch = length.compareTo(longestGlitch) > 0 ? length : longestGlitch;
        if (length.compareTo(DEBOUNCE) >= 0) {
            slow = true;
            if (thanks.poll() != null) {
                say("a glitch became a press of " + length.toMillis() + " ms");
                SimulatedChip.BUTTONS.forEach((level, each) -> {
                    if (each == line) {
                        pressed.add(level);
                    }
                });
                afterwards();
            }
        }
    }

    private void nobodyWasThanked(String when) {
        if (!thanks.isEmpty()) {
            wrong.add("somebody was thanked: " + when);
            unasked += thanks.size();
            thanks.clear();
        }
    }

    private void start() throws Exception {
        terminal =
                TerminalProgram.start(config, InputStream.nullInputStream(), rating -> thanks.add(System.nanoTime()));
    }

    private TerminalProgram running() {
        if (terminal == null) {
            throw new IllegalStateException("no terminal runs");
        }
        return terminal;
    }

    private BoxState box() {
        return running().buttons();
    }

    private static boolean isAll(BoxState box, ButtonState state) {
        return box.buttons().values().stream().allMatch(Predicate.isEqual(state));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain: " + what + "; the box is " + box());
            }
            SimulatedChip.pause(2_000);
        }
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            wrong.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private static String milliseconds(List<Long> nanoseconds, int percentile) {
        long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return "?";
        }
        int rank = (int) Math.ceil(percentile / 100.0 * sorted.length);
        return String.format(Locale.ROOT, "%.1f", sorted[Math.max(0, rank - 1)] / 1e6);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.close();
            terminal = null;
        }
    }

    /// Hears nothing: it only holds lines.
    private static final class Deaf implements RatingButtons.Listener {
        @Override
        public void pressed(int level, Duration at) {}

        @Override
        public void changed() {}
    }
}
