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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.config.AgencyConfig;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;

/// A thousand terminals against a real Mosquitto, receivers as processes of their own and a real PostgreSQL,
/// all on this machine: `src/rig/bench/run fleet`. Says what was receipted in a second, how long it took, and
/// what every part used.
final class FleetBenchmark {
    private static final int COUNTERS = 5;
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

    /// `terminals receivers rate minutes backlog`
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("fleet");
        FleetBenchmark benchmark =
                new FleetBenchmark(folder, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        boolean sound = benchmark.run(arguments[2], arguments[3], arguments[4]);
        System.exit(sound ? 0 : 1); // the folder of a database is left to whoever looks why
    }

    private boolean run(String rate, String minutes, String backlog) throws Exception {
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
                try (HailongProcess fleet = HailongProcess.startForLong(
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
                        rate,
                        "--minutes",
                        minutes,
                        "--backlog",
                        backlog)) {
                    while (!fleet.process().waitFor(1, TimeUnit.SECONDS)) {}
                    report(fleet, broker, agencies);
                    if (fleet.output().isEmpty()) {
                        throw new IllegalStateException("the fleet did not start: " + fleet);
                    }
                    String last = fleet.output().getLast();
                    long receipted = Long.parseLong(last.replaceAll(".*receipted (\\d+) .*", "$1"));
                    long held = held(server.database());
                    System.out.println(last + "; " + receivers + " receivers, PostgreSQL holds " + held);
                    return fleet.exitCode() == 0 && receipted == held;
                }
            } finally {
                agencies.forEach(each -> each.process().destroy());
                for (HailongProcess each : agencies) {
                    each.process().waitFor(20, TimeUnit.SECONDS);
                }
            }
        }
    }

    private HailongProcess receiver(Path config, int number) throws IOException {
        Path own = Files.writeString(
                folder.resolve("agency" + number + ".yaml"),
                Files.readString(config).replace("port: 8080", "port: " + Mosquitto.freePort()));
        HailongProcess receiver = HailongProcess.startForLong(folder, "agency", "run", "--config", own.toString());
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

    private void report(HailongProcess fleet, Mosquitto broker, List<HailongProcess> agencies) throws IOException {
        fleet.output().forEach(System.out::println);
        Map<String, List<ProcessHandle>> parts = new LinkedHashMap<>();
        parts.put("broker", List.of(broker.process()));
        for (int i = 0; i < agencies.size(); i++) {
            parts.put("receiver " + (i + 1), List.of(agencies.get(i).process().toHandle()));
        }
        parts.put("PostgreSQL", postgres());
        for (Map.Entry<String, List<ProcessHandle>> part : parts.entrySet()) {
            Duration cpu = part.getValue().stream()
                    .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %5.1f s of a processor, at most %s MiB%n",
                    part.getKey(),
                    cpu.toMillis() / 1e3,
                    part.getValue().size() == 1 ? peak(part.getValue().getFirst()) : "?");
        }
    }

    /// The server and its processes; it is no child of ours.
    private List<ProcessHandle> postgres() throws IOException {
        Path file = folder.resolve("server/data/postmaster.pid");
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    private static String peak(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> Long.toString(Long.parseLong(line.replaceAll("\\D", "")) / 1024))
                .collect(Collectors.joining());
    }
}
