package vn.hailong.rig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The simulated GPIO chip of the virtual machine in which `src/rig/gpio/run` runs us:
/// `linux/Documentation/admin-guide/
/// gpio/gpio-sim.rst`. Its lines are pulled up; a button pulls one down.
public final class SimulatedChip {
    public static final String LABEL = "pinctrl-sim";
    public static final int LINES = 28;

    /// A line that another program holds, and that program's name.
    public static final int HELD_LINE = 7;

    public static final String HOLDER = "other-program";

    /// A box on this chip, wired like the first counter of the example ward: level → line.
    public static final Map<Integer, Integer> BUTTONS = Map.of(5, 17, 4, 27, 3, 22, 2, 23, 1, 24);

    public static final Map<Integer, Integer> LAMPS = Map.of(5, 16, 4, 20, 3, 13, 2, 19, 1, 26);
    public static final int BUZZER = 12;

    private static final Path RIG = Path.of("/run/rig");

    /// Longer than the debounce and the kernel's ticks, on a slow machine: as a finger does it.
    private static final long FINGER_MILLISECONDS = 80;

    private SimulatedChip() {}

    /// Such as `gpiochip1`.
    public static String name() throws IOException {
        return Files.readString(RIG.resolve("chip")).strip();
    }

    /// The line of a button.
    public static int button(int level) {
        return Objects.requireNonNull(BUTTONS.get(level));
    }

    /// The line of a button's lamp.
    public static int lamp(int level) {
        return Objects.requireNonNull(LAMPS.get(level));
    }

    /// Pulls a line down or lets it up, and goes on at once.
    public static void pull(int line, boolean down) throws IOException {
        Files.writeString(sysfs(line, "pull"), down ? "pull-down" : "pull-up", StandardOpenOption.WRITE);
    }

    /// Contacts that bounce for thirteen edges and come to rest.
    ///
    /// @return the longest time between two edges; if that is near the debounce, the machine was too slow to bounce
    public static Duration bounce(int line, boolean down) throws IOException {
        long longest = 0;
        try (FileChannel pull = FileChannel.open(sysfs(line, "pull"), StandardOpenOption.WRITE)) {
            long last = System.nanoTime();
            for (int edge = 0; edge < 13; edge++) {
                pull.write(word(edge % 2 == 0 == down), 0);
                long now = System.nanoTime();
                longest = Math.max(longest, now - last);
                last = now;
            }
        }
        return Duration.ofNanos(longest);
    }

    /// A line that goes down and at once up again.
    ///
    /// @return for how long it was down at most
    public static Duration glitch(int line) throws IOException {
        try (FileChannel pull = FileChannel.open(sysfs(line, "pull"), StandardOpenOption.WRITE)) {
            long from = System.nanoTime();
            pull.write(word(true), 0);
            pull.write(word(false), 0);
            return Duration.ofNanos(System.nanoTime() - from);
        }
    }

    private static ByteBuffer word(boolean down) {
        return ByteBuffer.wrap((down ? "pull-down" : "pull-up").getBytes(StandardCharsets.US_ASCII));
    }

    /// The level of a line, also of an output.
    public static boolean isHigh(int line) throws IOException {
        return Files.readString(sysfs(line, "value")).startsWith("1");
    }

    /// Has root do one of unplug, plug, lock, unlock.
    public static void ask(String command) throws IOException, InterruptedException {
        List<String> before = Files.readAllLines(RIG.resolve("done"));
        Files.writeString(RIG.resolve("do"), command + "\n", StandardOpenOption.WRITE);
        List<String> after = before;
        while (after.size() == before.size()) {
            pause(2_000);
            after = Files.readAllLines(RIG.resolve("done"));
        }
        if (!after.getLast().equals("done " + command)) {
            throw new IOException(command + ": " + after.getLast());
        }
    }

    /// As long as a finger stays on a button, or away from it.
    public static void finger() throws InterruptedException {
        pause(FINGER_MILLISECONDS * 1_000);
    }

    /// Real time, for what is physical.
    public static void pause(long microseconds) throws InterruptedException {
        var unused = new CountDownLatch(1).await(microseconds, TimeUnit.MICROSECONDS);
    }

    /// The file that pulls a line, for who writes it often.
    public static Path pullOf(int line) throws IOException {
        return sysfs(line, "pull");
    }

    private static Path sysfs(int line, String attribute) throws IOException {
        return Path.of(Files.readString(RIG.resolve("sim")).strip(), "sim_gpio" + line, attribute);
    }
}
