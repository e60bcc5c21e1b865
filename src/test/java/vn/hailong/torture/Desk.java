package vn.hailong.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// A terminal with its machine and its citizens, kept running as on a device.
final class Desk implements AutoCloseable {
    private static final Path QUESTIONNAIRES =
            Path.of("device-config/questionnaires").toAbsolutePath();
    private static final String DATA = "data";
    /// Between two presses, in milliseconds.
    private static final int PAUSE = 40;
    /// A terminal whose card is well must be ready within this, restarts included.
    private static final Duration READY = Duration.ofSeconds(120);

    private final String terminal;
    private final Path folder;
    private final Path preload;
    private final Card card;
    private final Host host;
    private final String counter;
    private final Heard heard;
    private @Nullable Service service;
    private volatile int restarts;
    private volatile boolean drained;
    private String zone = "Asia/Ho_Chi_Minh";

    /// @param broker the section `broker` of its file
    Desk(Path folder, String terminal, String counter, String broker, Path preload, Wall wall) throws IOException {
        this.terminal = terminal;
        this.counter = counter;
        this.folder = Files.createDirectories(folder);
        this.preload = preload;
        this.heard = new Heard(wall);
        this.host = new Host(folder.resolve("host"), wall);
        this.card = Card.in(folder.resolve("card"), DATA, folder.resolve("card.img"), wall);
        Files.writeString(folder.resolve("terminal.yaml"), """
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
                """.formatted(
                        terminal, counter, QUESTIONNAIRES, broker, dataFolder()));
    }

    Path dataFolder() {
        return card.folder().resolve(DATA);
    }

    Card card() {
        return card;
    }

    Host host() {
        return host;
    }

    Heard heard() {
        return heard;
    }

    /// The one it stands at.
    String counter() {
        return counter;
    }

    void zone(String name) {
        zone = name;
    }

    /// How often it was started again because its start had met a card that was not well.
    int restarts() {
        return restarts;
    }

    ProcessHandle process() throws IOException {
        return running().toHandle();
    }

    private Process running() throws IOException {
        Process running = service == null ? null : service.running();
        if (running == null) {
            throw new IOException(terminal + " does not run");
        }
        return running;
    }

    /// Lets citizens press, when it is ready.
    void start() throws IOException {
        start(Integer.toString(PAUSE));
    }

    private void start(String manner) throws IOException {
        if (service != null) {
            throw new IllegalStateException(terminal + " runs already");
        }
        drained = false;
        ProcessBuilder program = new ProcessBuilder(
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
        program.environment().putAll(host.environment(preload));
        program.environment().put("TZ", zone);
        service = Service.start(terminal, program, new Witness(), Service.pause());
    }

    /// Returns when citizens can press: at once, if they can now.
    void awaitReady() throws IOException {
        Service now = service;
        if (now == null) {
            throw new IOException(terminal + " is not started");
        }
        long begun = System.nanoTime();
        try {
            Awaitility.await()
                    .forever()
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> now.isReady() || card.wellFor(begun).compareTo(READY) > 0);
        } catch (ConditionTimeoutException e) {
            throw new IOException(e);
        }
        if (!now.isReady()) {
            throw new IOException(terminal + " is not ready " + READY.toSeconds() + " s after its card was well");
        }
    }

    /// SIGKILL. What it said before is still heard.
    void kill() throws InterruptedException {
        Service killed = service;
        service = null;
        if (killed != null) {
            killed.kill();
        }
    }

    /// Lets the citizen before it be answered, and ends it in good order.
    void end() throws InterruptedException {
        Service ended = service;
        service = null;
        if (ended != null) {
            ended.end();
        }
    }

    /// Nobody presses any more, and what runs goes on.
    ///
    /// @return whether the agency has receipted everything in time
    boolean drainRunning(Duration patience) throws IOException {
        awaitReady();
        OutputStream orders = running().getOutputStream();
        orders.write("drain\n".getBytes(StandardCharsets.UTF_8));
        orders.flush();
        return awaitDrained(patience);
    }

    /// Starts it a last time, without a press, and lets it run.
    ///
    /// @return whether the agency has receipted everything in time
    boolean drainAnew(Duration patience) throws IOException {
        start("drain");
        awaitReady();
        return awaitDrained(patience);
    }

    private boolean awaitDrained(Duration patience) {
        try {
            Awaitility.await()
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> drained);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /// Puts right whatever a fault may have left, and starts it again.
    void mend() throws IOException, InterruptedException {
        host.clockRight();
        host.forcing(Duration.ZERO);
        kill();
        card.mend();
        start();
        awaitReady();
    }

    /// What should never happen.
    List<String> oddities() {
        return heard.oddities().stream().map(oddity -> terminal + ": " + oddity).toList();
    }

    @Override
    public String toString() {
        return terminal;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        card.close();
    }

    /// On the service's thread.
    private final class Witness implements Service.Listener {
        private Card.Health atLaunch = card.health();

        @Override
        public void launching() {
            atLaunch = card.health();
        }

        @Override
        public void said(String line) {
            heard.hear(line);
            if (line.equals("drained")) {
                drained = true;
            }
        }

        /// Only a start that met a card in trouble may fail, and only as `hailong` does.
        @Override
        public void ended(int code, boolean wanted, boolean ready) {
            heard.ended();
            if (wanted) {
                return;
            }
            if (!ready && code == 1 && card.wasSickSince(atLaunch)) {
                restarts++;
            } else {
                heard.odd("ended with exit code " + code + (ready ? "" : " before it was ready"));
            }
        }

        @Override
        public void odd(String oddity) {
            heard.odd(oddity);
        }
    }
}
