package vn.hailong.buttons.gpio;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import vn.hailong.buttons.ButtonBox;
import vn.hailong.buttons.RatingButtonsContract;
import vn.hailong.rig.SimulatedChip;

/// How many events a second the reader of the buttons keeps up with, and what it costs while nothing happens;
/// beside `gpiomon` of libgpiod and a loop that asks for the levels, which is what one would take instead. Runs
/// in the virtual machine with a simulated chip; there both sides pay for the emulation, so ratios say more than
/// figures.
///
/// Arguments: the program `gpiomon`, and the folder of its library.
final class ReaderBenchmark {
    private static final int BURSTS = 60;
    private static final int EDGES = 2_000;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration ASKED_EVERY = Duration.ofMillis(10);

    private ReaderBenchmark() {}

    /// Somebody who is told of edges.
    private interface Reader extends AutoCloseable {
        long heard();

        /// What it believes a line's level to be; absent if it was told nothing.
        Map<Integer, Boolean> high();

        @Override
        void close() throws Exception;
    }

    private record Throughput(long made, long heard, Duration time, int right) {
        double eventsPerSecond() {
            return heard / (time.toNanos() / 1e9);
        }

        double edgesPerSecond() {
            return made / (time.toNanos() / 1e9);
        }
    }

    public static void main(String[] arguments) throws Exception {
        measure(new OurReader(), 5); // so that the compiler has seen it
        Throughput ours = measure(new OurReader(), BURSTS);
        Throughput theirs = measure(new Gpiomon(arguments[0], arguments[1]), BURSTS);
        say("gpiomon reader: %s".formatted(describe(theirs)));
        say("buttons reader: %s, %.2f times gpiomon's events/s"
                .formatted(describe(ours), ours.eventsPerSecond() / theirs.eventsPerSecond()));
        boolean cheap = idle();
        // What is promised, not how fast it is.
        System.exit(ours.right() == BURSTS && cheap ? 0 : 1);
    }

    private static String describe(Throughput measured) {
        return String.format(
                Locale.ROOT,
                "%.0f events/s heard of %.0f edges/s made, final level right after %d of %d bursts of %d edges",
                measured.eventsPerSecond(),
                measured.edgesPerSecond(),
                measured.right(),
                BURSTS,
                EDGES);
    }

    private static Throughput measure(Reader reader, int bursts) throws Exception {
        List<Integer> lines = new ArrayList<>(SimulatedChip.BUTTONS.values());
        Collections.sort(lines);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        long made = 0;
        int right = 0;
        long time = 0;
        try (reader;
                Pulls pulls = new Pulls(lines)) {
            for (int burst = 0; burst < bursts; burst++) {
                long from = System.nanoTime();
                for (int edge = 0; edge < EDGES; edge++) {
                    pulls.toggle(lines.get(random.nextInt(lines.size())));
                }
                time += System.nanoTime() - from;
                made += EDGES;
                quiet(reader);
                right += reader.high().equals(pulls.high()) ? 1 : 0;
            }
            return new Throughput(made, reader.heard(), Duration.ofNanos(time), right);
        }
    }

    /// Waits until the reader has heard nothing new for a while.
    private static void quiet(Reader reader) throws InterruptedException {
        long before;
        do {
            before = reader.heard();
            SimulatedChip.pause(100_000);
        } while (reader.heard() != before);
    }

    /// @return whether nothing is done while nothing happens
    private static boolean idle() throws Exception {
        RatingButtonsContract.Heard heard = new RatingButtonsContract.Heard();
        GpioSettings settings =
                Boxes.with(SimulatedChip.BUTTONS, SimulatedChip.LAMPS, OptionalInt.of(SimulatedChip.BUZZER));
        Usage ours;
        try (GpioButtons buttons = GpioButtons.open(settings)) {
            buttons.listen(heard);
            heard.awaitChange();
            SimulatedChip.pause(2_000_000);
            Usage before = Usage.of("buttons");
            SimulatedChip.pause(IDLE.toNanos() / 1_000);
            ours = Usage.of("buttons").since(before);
        }
        Usage asking = usageOfAsking();
        say(String.format(
                Locale.ROOT,
                "buttons idle: %.3f %% of a core, %d wake-ups in %d s (asking for the levels every %d ms: %.3f %%, %d "
                        + "wake-ups)",
                ours.percentOf(IDLE),
                ours.wakeUps(),
                IDLE.toSeconds(),
                ASKED_EVERY.toMillis(),
                asking.percentOf(IDLE),
                asking.wakeUps()));
        return ours.percentOf(IDLE) < 0.2;
    }

    private static Usage usageOfAsking() throws Exception {
        Wiring wiring = new Wiring(Boxes.settings(), (level, down, at) -> {});
        Thread thread = Thread.ofPlatform().name("asking").start(() -> {
            try {
                wiring.connect();
                while (!Thread.interrupted()) {
                    wiring.read();
                    SimulatedChip.pause(ASKED_EVERY.toNanos() / 1_000);
                }
            } catch (GpioFault e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        SimulatedChip.pause(2_000_000);
        Usage before = Usage.of("asking");
        SimulatedChip.pause(IDLE.toNanos() / 1_000);
        Usage usage = Usage.of("asking").since(before);
        thread.interrupt();
        thread.join();
        wiring.close();
        return usage;
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /// What a thread of this process has used, as `/proc` tells: nanoseconds on a processor, and how often it
    /// slept.
    private record Usage(long nanoseconds, long wakeUps) {
        static Usage of(String thread) throws IOException {
            try (var tasks = Files.list(Path.of("/proc/self/task"))) {
                for (Path task : tasks.toList()) {
                    if (Files.readString(task.resolve("comm")).strip().equals(thread)) {
                        long nanoseconds = Long.parseLong(
                                Files.readString(task.resolve("schedstat")).split(" ", 2)[0]);
                        long sleeps = Files.readAllLines(task.resolve("status")).stream()
                                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .sum();
                        return new Usage(nanoseconds, sleeps);
                    }
                }
            }
            throw new IOException("no thread is called " + thread);
        }

        Usage since(Usage before) {
            return new Usage(nanoseconds - before.nanoseconds, wakeUps - before.wakeUps);
        }

        double percentOf(Duration time) {
            return 100.0 * nanoseconds / time.toNanos();
        }
    }

    /// The fingers: they keep their files open, so that they are fast.
    private static final class Pulls implements AutoCloseable {
        private final Map<Integer, FileChannel> files = new ConcurrentHashMap<>();
        private final Map<Integer, Boolean> high = new ConcurrentHashMap<>();

        Pulls(List<Integer> lines) throws IOException {
            for (int line : lines) {
                files.put(line, FileChannel.open(SimulatedChip.pullOf(line), StandardOpenOption.WRITE));
                set(line, true);
            }
        }

        void toggle(int line) throws IOException {
            set(line, !high.getOrDefault(line, true));
        }

        Map<Integer, Boolean> high() {
            return Map.copyOf(high);
        }

        private void set(int line, boolean up) throws IOException {
            FileChannel file = files.get(line);
            if (file != null) {
                file.write(ByteBuffer.wrap((up ? "pull-up" : "pull-down").getBytes(StandardCharsets.US_ASCII)), 0);
            }
            high.put(line, up);
        }

        @Override
        public void close() throws IOException {
            for (Map.Entry<Integer, FileChannel> file : files.entrySet()) {
                set(file.getKey(), true);
                file.getValue().close();
            }
        }
    }

    /// The product's own, without debounce.
    private static final class OurReader implements Reader {
        private final AtomicLong heard = new AtomicLong();
        private final Map<Integer, Boolean> high = new ConcurrentHashMap<>();
        private final DeviceWatch watch = new DeviceWatch();
        private final Wiring wiring;
        private final Thread thread;
        private volatile boolean closing;

        OurReader() throws IOException, GpioFault {
            GpioSettings usual = Boxes.settings();
            wiring = new Wiring(
                    new GpioSettings(
                            usual.chips(),
                            usual.buttons(),
                            usual.lamps(),
                            usual.buzzer(),
                            GpioSettings.Bias.DISABLED,
                            true,
                            Duration.ZERO,
                            ButtonBox.STUCK_AFTER),
                    (level, down, at) -> {
                        heard.incrementAndGet();
                        high.put(SimulatedChip.button(level), !down);
                    });
            SimulatedChip.BUTTONS.values().forEach(line -> high.put(line, true));
            wiring.connect();
            thread = Thread.ofPlatform().name("reader").start(this::run);
        }

        private void run() {
            try {
                while (!closing) {
                    if (watch.sleep(wiring.descriptor(), -1).lines()) {
                        wiring.read();
                    }
                }
            } catch (IOException | GpioFault e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long heard() {
            return heard.get();
        }

        @Override
        public Map<Integer, Boolean> high() {
            return Map.copyOf(high);
        }

        @Override
        public void close() throws Exception {
            closing = true;
            watch.wake();
            thread.join();
            wiring.close();
            watch.close();
        }
    }

    /// libgpiod's program, which prints a line for each event.
    private static final class Gpiomon implements Reader {
        private final AtomicLong heard = new AtomicLong();
        private final Map<Integer, Boolean> high = new ConcurrentHashMap<>();
        private final Process process;
        private final Thread thread;

        Gpiomon(String program, String libraries) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(
                    List.of(program, "--line-buffered", "--bias=disable", "--format=%o %e", SimulatedChip.name()));
            SimulatedChip.BUTTONS.values().forEach(line -> {
                command.add(Integer.toString(line));
                high.put(line, true);
            });
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("LD_LIBRARY_PATH", libraries);
            process = builder.start();
            thread = Thread.ofPlatform().start(this::read);
            SimulatedChip.pause(2_000_000); // until it has its lines
        }

        private void read() {
            try (BufferedReader events = process.inputReader(StandardCharsets.US_ASCII)) {
                for (String event = events.readLine(); event != null; event = events.readLine()) {
                    String[] words = event.split(" ", 2);
                    high.put(Integer.parseInt(words[0]), words[1].equals("1"));
                    heard.incrementAndGet();
                }
            } catch (IOException e) {
                // It was ended while we were reading.
                say("gpiomon: " + e.getMessage());
            }
        }

        @Override
        public long heard() {
            return heard.get();
        }

        @Override
        public Map<Integer, Boolean> high() {
            return Map.copyOf(high);
        }

        @Override
        public void close() throws Exception {
            process.toHandle().destroyForcibly();
            process.waitFor();
            thread.join();
        }
    }
}
