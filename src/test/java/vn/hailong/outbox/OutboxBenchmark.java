package vn.hailong.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.hailong.rig.Comparisons;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;

/// What the outbox can do on this disk, beside SQLite and beside the bare disk. Arguments: a folder on that disk, the
/// name of a JSON file to write, the number of rounds, the seconds of each measurement, and the numbers of rows of the
/// second part, the first of them 0.
///
/// First: durable appends by 1, 8 and 64 producers, each of which waits for one before it makes the next. SQLite stores
/// the same bytes in one table, with `synchronous=FULL`, by one connection that all share, in the journal mode that is
/// faster here. Bare is a write of 4 KiB in an existing file and fdatasync(2).
///
/// Second: the cost of appending, and of handing out and marking as receipted, with so many rows waiting before.
///
/// Every measurement is repeated in rounds, one after the other, and the median is told.
final class OutboxBenchmark {
    private static final int[] PRODUCERS = {1, 8, 64};
    private static final int BATCH = 200;
    private static final double APPEND_TARGET = 5;
    private static final double LATENCY_TARGET = 2;
    private static final double FLAT = 1.2;
    /// For each second of a measurement: half a second's appending or more, a multiple of the batch.
    private static final int DEPTH_APPENDS = 8_000;
    private static final String SQLITE = "SQLite, synchronous=FULL";
    private static final String BARE = "a write of 4 KiB and fdatasync";
    private static final String EMPTY = "with 0 rows";

    /// @param perSecond done in a second
    /// @param p99       of the time of each, in milliseconds
    private record Sample(double perSecond, double p99) {}

    private interface Appender extends AutoCloseable {
        void append(UUID id) throws Exception;
    }

    private interface Opening {
        Appender open(Path folder) throws Exception;
    }

    private final Path folder;
    private final int rounds;
    private final double seconds;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Comparisons found = new Comparisons("outbox");
    private int folders;

    private OutboxBenchmark(Path folder, int rounds, double seconds) {
        this.folder = folder;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        List<Integer> depths =
                Stream.of(arguments[4].split(",")).map(Integer::valueOf).toList();
        boolean met = measure(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Double.parseDouble(arguments[3]),
                depths);
        System.exit(met ? 0 : 1);
    }

    /// @return whether all targets are met
    static boolean measure(Path folder, Path json, int rounds, double seconds, List<Integer> depths) throws Exception {
        OutboxBenchmark benchmark = new OutboxBenchmark(folder, rounds, seconds);
        benchmark.appends();
        benchmark.depths(depths);
        benchmark.figures.forEach(benchmark.found::detail);
        benchmark.found.write(json);
        return benchmark.found.areMet();
    }

    private void appends() throws Exception {
        Map<String, Opening> systems = new LinkedHashMap<>();
        systems.put("hailong", OutboxBenchmark::ours);
        systems.put("sqlite wal", place -> sqlite(place, "WAL"));
        systems.put("sqlite delete", place -> sqlite(place, "DELETE"));
        systems.put("bare", OutboxBenchmark::bare);
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) { // the first one warms up
            for (Map.Entry<String, Opening> system : systems.entrySet()) {
                for (int producers : PRODUCERS) {
                    if (!system.getKey().equals("bare") || producers == 1) {
                        Sample sample = appends(system.getValue(), producers);
                        if (round >= 0) {
                            samples.computeIfAbsent(system.getKey() + " " + producers, key -> new ArrayList<>())
                                    .add(sample);
                        }
                    }
                }
            }
        }
        System.out.printf("%-24s%14s%12s%n", "durable appends", "per second", "p99 ms");
        samples.forEach((name, all) -> {
            double perSecond = median(all.stream().map(Sample::perSecond).toList());
            double p99 = median(all.stream().map(Sample::p99).toList());
            figures.put("append " + name + " per second", perSecond);
            figures.put("append " + name + " p99 ms", p99);
            System.out.printf(Locale.ROOT, "%-24s%14.0f%12.2f%n", name, perSecond, p99);
        });
        for (int producers : PRODUCERS) {
            double sqlite = Math.max(
                    figure("append sqlite wal " + producers + " per second"),
                    figure("append sqlite delete " + producers + " per second"));
            double own = figure("append hailong " + producers + " per second");
            String what = "durable appends a second, producers: " + producers;
            if (producers == 64) {
                found.atLeast(what, own, SQLITE, sqlite, APPEND_TARGET);
            } else {
                found.compare(what, own, SQLITE, sqlite);
            }
        }
        found.compare(
                "durable appends a second, producers: 64",
                figure("append hailong 64 per second"),
                BARE,
                figure("append bare 1 per second"));
        found.atMost(
                "p99 of an append in ms, producers: 1",
                figure("append hailong 1 p99 ms"),
                BARE,
                figure("append bare 1 p99 ms"),
                LATENCY_TARGET);
    }

    private double figure(String name) {
        Double value = figures.get(name);
        if (value == null) {
            throw new IllegalStateException("not measured: " + name);
        }
        return value;
    }

    private Path place() throws IOException {
        return Files.createDirectories(folder.resolve("place-" + ++folders));
    }

    private Sample appends(Opening opening, int producers) throws Exception {
        Path place = place();
        ConcurrentLinkedQueue<long[]> times = new ConcurrentLinkedQueue<>();
        double elapsed;
        try (Appender appender = opening.open(place);
                var threads =
                        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            long start = System.nanoTime();
            long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
            List<Future<?>> all = new ArrayList<>();
            for (int producer = 0; producer < producers; producer++) {
                int which = producer;
                all.add(threads.submit(() -> {
                    times.add(produce(appender, which, end));
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
            elapsed = (System.nanoTime() - start) / 1e9;
        }
        delete(place);
        long[] sorted = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Sample(sorted.length / elapsed, sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private static long[] produce(Appender appender, int producer, long end) throws Exception {
        long[] times = new long[1_024];
        int done = 0;
        for (long before = System.nanoTime(); before < end; ) {
            appender.append(new UUID(producer, done));
            long after = System.nanoTime();
            if (done == times.length) {
                times = Arrays.copyOf(times, 2 * done);
            }
            times[done++] = after - before;
            before = after;
        }
        return Arrays.copyOf(times, done);
    }

    private static Appender ours(Path place) throws OutboxException {
        Outbox outbox = Outbox.open(place, 0, Clock.systemUTC());
        return new Appender() {
            @Override
            public void append(UUID id) {
                outbox.saveDraft(Responses.of(id, 4), OptionalInt.of(4)).join();
            }

            @Override
            public void close() {
                outbox.close();
            }
        };
    }

    private static Appender sqlite(Path place, String mode) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place.resolve("outbox.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=" + mode);
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE draft (id BLOB PRIMARY KEY, body BLOB NOT NULL)");
        }
        PreparedStatement insert = connection.prepareStatement("INSERT INTO draft (id, body) VALUES (?, ?)");
        return new Appender() {
            @Override
            public void append(UUID id) throws Exception {
                byte[] body = ResponseCodec.encodeDraft(Responses.of(id, 4));
                byte[] key = ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
                synchronized (insert) {
                    insert.setBytes(1, key);
                    insert.setBytes(2, body);
                    insert.executeUpdate();
                }
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        };
    }

    private static Appender bare(Path place) throws IOException {
        FileChannel file =
                FileChannel.open(place.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        RecordFile.fillUp(file);
        return new Appender() {
            private final ByteBuffer block = ByteBuffer.allocate(4_096);
            private long at;

            @Override
            public void append(UUID id) throws IOException {
                file.write(block.putLong(0, id.getLeastSignificantBits()).rewind(), at);
                file.force(false);
                at = (at + block.capacity()) % RecordFile.USUAL_BYTES;
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    private void depths(List<Integer> depths) throws Exception {
        Map<Integer, Path> filled = new LinkedHashMap<>();
        for (int depth : depths) {
            Path place = place();
            Backlog.fill(place, depth, id -> Responses.of(id, 4));
            filled.put(depth, place);
        }
        // Round by round, so that what else the machine does meets all depths alike.
        Map<Integer, List<double[]>> all = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<Integer, Path> each : filled.entrySet()) {
                Path place = place();
                copy(each.getValue(), place);
                double[] costs = depth(place);
                if (round >= 0) {
                    all.computeIfAbsent(each.getKey(), key -> new ArrayList<>()).add(costs);
                }
                delete(place);
            }
        }
        for (Path each : filled.values()) {
            delete(each);
        }
        System.out.printf(
                "%-14s%16s%16s%12s%14s%14s%n",
                "rows before", "µs an append", "µs a receipt", "opening s", "MiB", "MiB closed");
        String[] names = {"append µs", "drain µs", "opening s", "MiB open", "MiB closed"};
        for (Map.Entry<Integer, List<double[]>> each : all.entrySet()) {
            List<Double> row = new ArrayList<>();
            for (int column = 0; column < names.length; column++) {
                int which = column;
                double value = median(
                        each.getValue().stream().map(costs -> costs[which]).toList());
                row.add(value);
                figures.put("depth " + each.getKey() + " " + names[column], value);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-14d%16.1f%16.1f%12.2f%14.1f%14.1f%n",
                    each.getKey(),
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    row.get(4));
        }
        for (int depth : depths.subList(1, depths.size())) {
            String rows = String.format(Locale.ROOT, " with %,d rows", depth);
            found.atMost("µs an append" + rows, figure(depth, "append µs"), EMPTY, figure(0, "append µs"), FLAT);
            found.atMost("µs a receipt" + rows, figure(depth, "drain µs"), EMPTY, figure(0, "drain µs"), FLAT);
            found.compare("MiB closed" + rows, figure(depth, "MiB closed"), EMPTY, figure(0, "MiB closed"));
        }
    }

    private double figure(int depth, String what) {
        return figure("depth " + depth + " " + what);
    }

    /// The cost of appending by 8 producers, and of draining what was appended, with so many waiting before.
    private double[] depth(Path place) throws Exception {
        long beginning = System.nanoTime();
        try (Outbox outbox = Outbox.open(place, 0, Clock.systemUTC())) {
            double opening = (System.nanoTime() - beginning) / 1e9;
            int number = (int) (seconds * DEPTH_APPENDS);
            double append = append(outbox, number);
            seal(outbox, number);
            double drain = drain(outbox, number);
            double open = Files.size(place.resolve("outbox.mv.db")) / 1048576.0;
            outbox.close();
            return new double[] {append, drain, opening, open, Files.size(place.resolve("outbox.mv.db")) / 1048576.0};
        }
    }

    private static double append(Outbox outbox, int number) throws Exception {
        long before = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int producer = 0; producer < 8; producer++) {
                int first = producer * (number / 8);
                var unused = threads.submit(() -> {
                    for (int i = first; i < first + number / 8; i++) {
                        outbox.saveDraft(Responses.of(new UUID(7, i), 4), OptionalInt.of(4))
                                .join();
                    }
                });
            }
        }
        return (System.nanoTime() - before) / 1e3 / number;
    }

    private static void seal(Outbox outbox, int number) {
        Stream.iterate(0, i -> i + 1)
                .limit(number)
                .map(i -> outbox.seal(new UUID(7, i)))
                .toList()
                .forEach(java.util.concurrent.CompletableFuture::join);
    }

    /// As the courier does it: batches of 200 in order, each with a receipt of its own.
    private static double drain(Outbox outbox, int number) throws Exception {
        long before = System.nanoTime();
        long cursor = 0;
        for (int done = 0; done < number; done += BATCH) {
            List<Pending> batch = outbox.pending(cursor, BATCH);
            cursor = batch.getLast().seq();
            outbox.receipted(new Receipt(
                            outbox.installation(),
                            List.of(new SeqRange(batch.getFirst().seq(), cursor)),
                            List.of(),
                            OffsetDateTime.now(Clock.systemUTC())))
                    .join();
        }
        return (System.nanoTime() - before) / 1e3 / number;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
