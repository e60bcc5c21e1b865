package vn.hailong.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hailong.rig.Disk;

/// A terminal with its machine and its citizens, and what was heard there: a witness outside of the process, so that no
/// kill takes back what was said.
final class Desk implements AutoCloseable {
    private static final Path QUESTIONNAIRES =
            Path.of("device-config/questionnaires").toAbsolutePath();
    private static final int DISK_MEBIBYTES = 96;
    /// Between two presses, in milliseconds.
    private static final int PAUSE = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String terminal;
    private final Path folder;
    private final Path preload;
    private final Disk disk;
    private final Host host;

    private final Set<UUID> thanked = Collections.synchronizedSet(new HashSet<>());
    private final List<String> oddities = Collections.synchronizedList(new ArrayList<>());
    private volatile long refused;
    private volatile int cutOff;
    private volatile long strangeTimes;
    private volatile boolean killing;
    private @Nullable Process process;
    private @Nullable Thread witness;
    private volatile String lastHeard = "";
    private String zone = "Asia/Ho_Chi_Minh";

    /// @param broker the section `broker` of its file
    Desk(Path folder, String terminal, String counter, String broker, Path preload) throws IOException {
        this.terminal = terminal;
        this.folder = Files.createDirectories(folder);
        this.preload = preload;
        this.host = new Host(folder.resolve("host"));
        this.disk = Disk.ext4(folder.resolve("card"), folder.resolve("card.img"), DISK_MEBIBYTES);
        Files.writeString(
                folder.resolve("terminal.yaml"), """
                agency: ba-ngoi
                terminal: %s
                unit: ttpvhcc
                counter: %s
                names:
                  agency: {vi: Trung tâm Phục vụ hành chính công phường Ba Ngòi, en: Ba Ngòi Centre}
                  counter: {vi: Quầy, en: Counter}
                seal: BN
                language: vi
                questionnaire: q1
                questionnaires: %s
                broker: %s
                buttons: {source: keyboard}
                screen: {mode: none}
                dataFolder: %s
                responseInterval: 0 s
                thanks: 2500 ms
                idle: 15 s
                sync: {backlogPerSecond: 1000}
                reserveMiB: 16
                """.formatted(terminal, counter, QUESTIONNAIRES, broker, data()));
    }

    private Path data() {
        return disk.folder().resolve("data");
    }

    Disk disk() {
        return disk;
    }

    Host host() {
        return host;
    }

    void zone(String name) {
        zone = name;
    }

    ProcessHandle process() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(terminal + " does not run");
        }
        return running.toHandle();
    }

    /// Lets citizens press.
    void start() throws IOException {
        start(Integer.toString(PAUSE));
    }

    private void start(String manner) throws IOException {
        killing = false;
        lastHeard = "";
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dtinylog.configuration=src/main/resources/tinylog.properties",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TortureTerminal.class.getName(),
                        folder.toString(),
                        manner)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("terminal.log").toFile()));
        builder.environment().put("LD_PRELOAD", preload.toString());
        builder.environment().put("HAILONG_RIG_HOST", folder.resolve("host").toString());
        builder.environment().put("TZ", zone);
        Process started = builder.start();
        process = started;
        witness = Thread.ofPlatform().name(terminal + " witness").daemon().start(() -> listen(started));
    }

    private void listen(Process started) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            oddities.add("its output can't be read: " + e.getMessage());
        }
        if (lastHeard.equals("press")) {
            cutOff++;
        }
    }

    private void hear(String line) {
        if (line.startsWith("thanked ") && line.length() == "thanked ".length() + 36) {
            UUID id = UUID.fromString(line.substring("thanked ".length()));
            if (!thanked.add(id)) {
                oddities.add("thanked twice for " + id);
            }
            // The first 48 bits of such an id are the milliseconds of the terminal's clock.
            if (Duration.between(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16), Instant.now())
                            .abs()
                            .compareTo(Duration.ofHours(1))
                    > 0) {
                strangeTimes++;
            }
        } else if (line.equals("refused")) {
            refused++;
        } else if (line.equals("silent")) {
            oddities.add("a press that nothing answered");
        }
        lastHeard = line;
    }

    /// SIGKILL. What it said before is still heard.
    void kill() throws InterruptedException {
        killing = true;
        // Not by the process object, which would close the pipe that its last words are in.
        process().destroyForcibly();
        await(PATIENCE);
    }

    /// Lets the citizen before it be answered, and ends it in good order.
    void end() throws IOException, InterruptedException {
        Process running = process;
        if (running == null) {
            return;
        }
        running.getOutputStream().close();
        int code = await(PATIENCE);
        if (code != 0) {
            oddities.add("ended with exit code " + code);
        }
    }

    private int await(Duration patience) throws InterruptedException {
        Process running = process;
        Thread listening = witness;
        process = null;
        if (running == null || listening == null) {
            return 0;
        }
        if (!running.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            oddities.add("does not end");
            running.toHandle().destroyForcibly();
            running.waitFor();
        }
        listening.join();
        int code = running.exitValue();
        if (killing && code != 128 + 9) {
            oddities.add("had ended by itself with exit code " + code);
        }
        return code;
    }

    /// Starts it a last time, without a press, until the agency has receipted everything.
    void drain(Duration patience) throws IOException, InterruptedException {
        start("drain");
        Process running = process;
        if (running != null && !running.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            oddities.add("not drained after " + patience);
        }
        end();
    }

    Path dataFolder() {
        return data();
    }

    Set<UUID> thanked() {
        synchronized (thanked) {
            return Set.copyOf(thanked);
        }
    }

    long refused() {
        return refused;
    }

    /// Presses whose answer a kill has cut off.
    int cutOff() {
        return cutOff;
    }

    /// Thanks whose time is more than an hour off.
    long strangeTimes() {
        return strangeTimes;
    }

    /// What should never happen.
    List<String> oddities() {
        synchronized (oddities) {
            return oddities.stream().map(oddity -> terminal + ": " + oddity).toList();
        }
    }

    @Override
    public String toString() {
        return terminal;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null) {
            kill();
        }
        disk.close();
    }
}
