package vn.hailong.wholepath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.awaitility.Awaitility;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.Backlog;
import vn.hailong.outbox.Responses;
import vn.hailong.rig.Checkpoint;
import vn.hailong.rig.Comparisons;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;
import vn.hailong.terminal.Terminal;
import vn.hailong.wire.Response;

/// How long a terminal takes to be rid of a backlog, until it has the agency's receipts for all of it, beside what one
/// would take instead: an outbox in Python and a Mosquitto bridge, which are done when a broker has everything.
/// Arguments: the name of a JSON file to write, the backlog, the rounds.
///
/// The agency is a process of its own with a real PostgreSQL, the broker a real Mosquitto, all on this machine.
final class DrainBenchmark {
    private static final int WARMING = 2;
    private static final double PYTHON_TARGET = 2;
    private static final double BRIDGE_TARGET = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final int backlog;

    /// Responses a second.
    private record Rates(double fromStart, double fromConnecting, double fromFirstReceipt) {}

    DrainBenchmark(Path folder, int backlog) {
        this.folder = folder;
        this.backlog = backlog;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("drain");
        DrainBenchmark benchmark = new DrainBenchmark(folder, Integer.parseInt(arguments[1]));
        System.exit(benchmark.run(Path.of(arguments[0]), Integer.parseInt(arguments[2])) ? 0 : 1);
    }

    /// @return whether all targets are met
    boolean run(Path json, int rounds) throws Exception {
        List<Rates> ours = new ArrayList<>();
        List<Double> python = new ArrayList<>();
        List<Double> bridge = new ArrayList<>();
        try (Mosquitto broker = Mosquitto.started(folder, "max_inflight_messages 0", "max_queued_messages 0");
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Ward ward = new Ward(folder, broker.address(), server);
            Path config = ward.agencyFile(Mosquitto.freePort());
            try (HailongProcess agency =
                    HailongProcess.startByLauncher(folder, "agency", "run", "--config", config.toString())) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> agency.errors().stream().anyMatch(line -> line.contains("Receiving for agency")));
                for (int round = -WARMING; round < rounds; round++) { // an agency runs for months
                    Checkpoint.of(server.database());
                    rest();
                    Rates own = drain(ward, round);
                    double[] seconds = {
                        other(
                                "outbox",
                                "--port",
                                Integer.toString(broker.address().getPort())),
                        other("bridge")
                    };
                    if (round >= 0) {
                        ours.add(own);
                        python.add(backlog / seconds[0]);
                        bridge.add(backlog / seconds[1]);
                    }
                }
                int held = ward.rows().size();
                if (held != (rounds + WARMING) * backlog) {
                    throw new IllegalStateException("the agency holds " + held);
                }
            }
        }
        return report(json, ours, median(python), median(bridge));
    }

    private boolean report(Path json, List<Rates> ours, double python, double bridge) throws IOException {
        double fromStart = median(ours.stream().map(Rates::fromStart).toList());
        double fromConnecting = median(ours.stream().map(Rates::fromConnecting).toList());
        double fromFirstReceipt =
                median(ours.stream().map(Rates::fromFirstReceipt).toList());
        Comparisons found = new Comparisons("drain");
        String what = String.format(Locale.ROOT, "responses a second, %,d to receipts, from ", backlog);
        found.atLeast(what + "connecting", fromConnecting, "Python, paho and SQLite, to PUBACK", python, PYTHON_TARGET);
        found.atLeast(
                what + "the first to the last", fromFirstReceipt, "Mosquitto bridge, to PUBACK", bridge, BRIDGE_TARGET);
        found.tell(what + "the terminal's start in a warm Java machine", fromStart);
        found.write(json);
        System.out.printf(
                Locale.ROOT,
                "drain: %.0f responses a second to receipts out of PostgreSQL, Python's outbox %.0f; from the first to the"
                        + " last %.0f, the bridge %.0f; from the terminal's start %.0f%n",
                fromConnecting,
                python,
                fromFirstReceipt,
                bridge,
                fromStart);
        return found.areMet();
    }

    private Rates drain(Ward ward, int round) throws Exception {
        Path terminal = ward.terminalFolder("0 s", "{mode: none}");
        Path data = folder.resolve("terminal/data");
        if (Files.exists(data)) {
            Files.move(data, folder.resolve("terminal/data-" + round));
        }
        Backlog.fill(Files.createDirectories(data), backlog, id -> response(round, id));
        TerminalConfig config = unhurried(TerminalConfigReader.read(terminal));
        long start = System.nanoTime();
        Terminal started = Terminal.start(config, new KeyboardButtons(List.of(5, 4, 3, 2, 1)), rating -> {});
        try {
            long connecting = System.nanoTime();
            long first = awaitPending(started, pending -> pending < backlog);
            long named = backlog - started.totals().pending();
            long last = awaitPending(started, pending -> pending == 0);
            return new Rates(
                    rate(backlog, start, last),
                    rate(backlog, connecting, last),
                    named < backlog ? rate(backlog - named, first, last) : rate(backlog, connecting, last));
        } finally {
            started.close();
        }
    }

    private static long awaitPending(Terminal terminal, LongPredicate isReached) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> isReached.test(terminal.totals().pending()));
        return System.nanoTime();
    }

    private static double rate(long responses, long from, long to) {
        return responses / ((to - from) / 1e9);
    }

    /// A province's terminals send what an outage left behind slowly, for the sake of the others; here is only one.
    private static TerminalConfig unhurried(TerminalConfig config) {
        return new TerminalConfig(
                config.agency(),
                config.terminal(),
                config.unit(),
                config.counter(),
                config.stage(),
                config.field(),
                config.agencyName(),
                config.counterName(),
                config.seal(),
                config.languages(),
                config.questionnaire(),
                config.broker(),
                config.buttons(),
                config.screen(),
                config.dataFolder(),
                config.pace(),
                config.voice(),
                config.openingHours(),
                config.staffPin(),
                config.tablets(),
                new TerminalConfig.Sync(1_000_000),
                config.reserveMiB());
    }

    private static Response response(int round, UUID id) {
        return Responses.at(
                OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.MILLIS),
                Ward.UNIT,
                new UUID(id.getMostSignificantBits() ^ (round + 7L) << 32, id.getLeastSignificantBits()),
                4);
    }

    /// Each begins when the disk has what the one before has left it to write.
    private static void rest() throws Exception {
        new ProcessBuilder("sync").inheritIO().start().waitFor();
    }

    private double other(String what, String... more) throws Exception {
        rest();
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/python3", "-B", "src/rig/bench/drain.py", what, "--messages", Integer.toString(backlog)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " said " + said);
        }
        return Double.parseDouble(said.strip().replaceAll("(?s).*seconds ", ""));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
