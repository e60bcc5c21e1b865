package vn.hailong.wholepath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.config.AgencyConfig;
import vn.hailong.rig.Checkpoint;
import vn.hailong.rig.Comparisons;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;

/// A thousand terminals against a real Mosquitto, receivers as processes of their own and a real PostgreSQL,
/// all on this machine: `src/rig/bench/run fleet`. Says what was receipted in a second, how long it took, and
/// what every part used.
final class FleetBenchmark {
    private static final int COUNTERS = 5;
    private static final double RATE_TARGET = 10_000;
    private static final double P99_TARGET = 2;
    /// What we hand out for a broker, as far as it bears on speed.
    private static final Path BROKER = Path.of("device-config/mosquitto/hailong.conf");

    private final Path folder;
    private final int terminals;
    private final int receivers;

    private FleetBenchmark(Path folder, int terminals, int receivers) {
        this.folder = folder;
        this.terminals = terminals;
        this.receivers = receivers;
    }

    /// `json terminals receivers rate minutes backlog`
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("fleet");
        FleetBenchmark benchmark =
                new FleetBenchmark(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        boolean met = benchmark.run(Path.of(arguments[0]), new Load(arguments[3], arguments[4], arguments[5]));
        System.exit(met ? 0 : 1); // the folder of a database is left to whoever looks why
    }

    /// @param rate    of new responses a second, from all terminals
    /// @param backlog of each terminal
    private record Load(String rate, String minutes, String backlog) {
        /// A receiver runs for months: what it does in its first minute is another matter.
        static final Load WARMING = new Load("4000", "0.5", "0");

        boolean isLive() {
            return !rate.equals("0");
        }
    }

    private boolean run(Path json, Load load) throws Exception {
        String[] limits = Files.readAllLines(BROKER).stream()
                .filter(line -> line.startsWith("max_") || line.startsWith("message_size_limit"))
                .toArray(String[]::new);
        try (Mosquitto broker = Mosquitto.started(folder, limits);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            List<HailongProcess> agencies = new ArrayList<>();
            try {
                Path config = config(broker, server.database());
                for (int i = 0; i < receivers; i++) {
                    agencies.add(receiver(config, i));
                }
                Outcome warming = simulate(config, broker, Load.WARMING);
                Checkpoint.of(server.database());
                Map<String, List<ProcessHandle>> parts = parts(broker, agencies);
                Map<String, Duration> before = processorTimes(parts);
                Outcome outcome = simulate(config, broker, load);
                long held = held(server.database());
                if (!warming.sound() || !outcome.sound() || warming.receipted() + outcome.receipted() != held) {
                    throw new IllegalStateException("receipted " + warming.receipted() + " and " + outcome.receipted()
                            + ", PostgreSQL holds " + held);
                }
                return report(json, load, outcome, parts, before);
            } finally {
                agencies.forEach(each -> each.process().destroy());
                for (HailongProcess each : agencies) {
                    each.process().waitFor(20, TimeUnit.SECONDS);
                }
            }
        }
    }

    private record Outcome(String line, boolean sound) {
        private static final Pattern LINE =
                Pattern.compile(".*receipted (\\d+) in [\\d.]+ s \\((\\d+)/s\\).*p50 (\\d+) ms, p99 (\\d+) ms.*");

        long receipted() {
            return number(1);
        }

        long perSecond() {
            return number(2);
        }

        long p99() {
            return number(4);
        }

        private long number(int group) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalStateException("the fleet said: " + line);
            }
            return Long.parseLong(matcher.group(group));
        }
    }

    private Outcome simulate(Path config, Mosquitto broker, Load load) throws Exception {
        try (HailongProcess fleet = HailongProcess.startByLauncher(
                folder,
                "fleet",
                "simulate",
                "--counted",
                "--agency",
                config.toString(),
                "--broker",
                broker.address().toString(),
                "--terminals",
                Integer.toString(terminals),
                "--rate",
                load.rate(),
                "--minutes",
                load.minutes(),
                "--backlog",
                load.backlog())) {
            while (!fleet.process().waitFor(1, TimeUnit.SECONDS)) {}
            if (fleet.output().isEmpty()) {
                throw new IllegalStateException("the fleet did not start: " + fleet);
            }
            fleet.output().forEach(System.out::println);
            return new Outcome(fleet.output().getLast(), fleet.exitCode() == 0);
        }
    }

    private HailongProcess receiver(Path config, int number) throws IOException {
        Path own = Files.writeString(
                folder.resolve("agency" + number + ".yaml"),
                Files.readString(config).replace("port: 8080", "port: " + Mosquitto.freePort()));
        HailongProcess receiver = HailongProcess.startByLauncher(folder, "agency", "run", "--config", own.toString());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (!receiver.process().isAlive()) {
                throw new IllegalStateException("the receiver ended: " + receiver);
            }
            return receiver.errors().stream().anyMatch(line -> line.contains("Receiving for agency"));
        });
        return receiver;
    }

    private Path config(Mosquitto broker, AgencyConfig.Database database) throws IOException {
        StringBuilder yaml = new StringBuilder("agency: tinh\nname: {vi: Tỉnh}\nunits:\n");
        StringBuilder list = new StringBuilder("terminals:\n");
        for (int unit = 0; unit * COUNTERS < terminals; unit++) {
            yaml.append("  - {id: u%03d, name: {vi: Phường %d}, counters: [".formatted(unit, unit));
            for (int counter = 1; counter <= COUNTERS; counter++) {
                yaml.append("{id: q%02d, name: {vi: Quầy %d}}, ".formatted(counter, counter));
                list.append("  - {id: t%05d, unit: u%03d, counter: q%02d}\n"
                        .formatted(unit * COUNTERS + counter, unit, counter));
            }
            yaml.append("]}\n");
        }
        return Files.writeString(
                folder.resolve("agency.yaml"),
                yaml
                        + list.toString()
                        + """
                        questionnaires: %s
                        broker: {address: %s}
                        database: {address: %s, user: %s}
                        web: {host: 127.0.0.1, port: 8080}
                        dataFolder: %s
                        smallCell: 5
                        """.formatted(
                                        Path.of("device-config/questionnaires").toAbsolutePath(),
                                        broker.address(),
                                        database.address(),
                                        database.user(),
                                        folder.resolve("agency")),
                StandardCharsets.UTF_8);
    }

    private static long held(AgencyConfig.Database database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.address(), database.user(), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select coalesce(sum(n), 0) from response_tally")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private boolean report(
            Path json, Load load, Outcome outcome, Map<String, List<ProcessHandle>> parts, Map<String, Duration> before)
            throws IOException {
        String with = String.format(Locale.ROOT, ", %,d terminals, receivers: %d", terminals, receivers);
        Comparisons found = new Comparisons("fleet");
        String what = load.isLive() ? "live responses" : "backlog";
        if (load.isLive()) {
            found.atLeast(what + " a second" + with, outcome.perSecond(), "the target", RATE_TARGET, 1);
            found.atMost(what + ", seal to receipt, p99 in s" + with, outcome.p99() / 1e3, "the target", P99_TARGET, 1);
        } else {
            found.tell(what + " a second" + with, outcome.perSecond());
        }
        for (Map.Entry<String, List<ProcessHandle>> part : parts.entrySet()) {
            Duration used = processorTime(part.getValue()).minus(before.getOrDefault(part.getKey(), Duration.ZERO));
            found.tell(
                    what + ", µs of a processor a response, " + part.getKey() + with,
                    used.toNanos() / 1e3 / outcome.receipted());
            found.tell(what + ", memory (PSS) in MiB, " + part.getKey() + with, memory(part.getValue()) / 1024.0);
        }
        found.detail("outcome", outcome.line());
        found.write(json);
        System.out.println(outcome.line() + "; receivers: " + receivers);
        return found.areMet();
    }

    private Map<String, List<ProcessHandle>> parts(Mosquitto broker, List<HailongProcess> agencies) throws IOException {
        Map<String, List<ProcessHandle>> parts = new LinkedHashMap<>();
        parts.put("broker", List.of(broker.process()));
        parts.put(
                "receivers",
                agencies.stream().map(each -> each.process().toHandle()).toList());
        parts.put("PostgreSQL", postgres());
        return parts;
    }

    private static Map<String, Duration> processorTimes(Map<String, List<ProcessHandle>> parts) {
        Map<String, Duration> times = new LinkedHashMap<>();
        parts.forEach((name, processes) -> times.put(name, processorTime(processes)));
        return times;
    }

    private static Duration processorTime(List<ProcessHandle> processes) {
        return processes.stream()
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// The server and its processes; it is no child of ours.
    private List<ProcessHandle> postgres() throws IOException {
        Path file = folder.resolve("server/data/postmaster.pid");
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    /// In KiB, what is shared divided among those who share it. A process that has ended has none.
    private static long memory(List<ProcessHandle> processes) throws IOException {
        long sum = 0;
        for (ProcessHandle process : processes) {
            Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
            if (process.isAlive()) {
                sum += Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
        }
        return sum;
    }
}
