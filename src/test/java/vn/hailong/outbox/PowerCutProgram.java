package vn.hailong.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import vn.hailong.wire.SeqRange;

/// Cuts the power of an outbox at write boundaries, opens what the disk would hold, and says whether
/// everything is there that anybody was told to be safe. Arguments: `--trials N --seed S`. The last line is
/// `trials N, unopenable U, acknowledged lost L`; exit code 0 if both are 0.
///
/// A run writes to the outbox for a while; each trial cuts at one place of the run, in one of four ways. Most
/// runs begin with what an earlier cut has left, and some of these with an outbox of format 1 that is made of it.
final class PowerCutProgram {
    private static final String NAME = "outbox";
    private static final int TRIALS_A_RUN = 40;
    private static final int ACTS_A_RUN = 160;
    private static final int RUNS_IN_A_ROW = 6;
    private static final int ACTS_AFTER_UPGRADE = 40;

    private final Path folder;
    private final Random random;
    private final Map<DiskImage.Cut, Integer> cuts = new EnumMap<>(DiskImage.Cut.class);
    private final Map<String, Integer> faults = new TreeMap<>();
    private int trials;
    private int withUnforced;
    private int unopenable;
    private int lost;
    private int runs;
    private int upgrades;
    private boolean afresh;

    /// The files with which the next run begins; none for a new outbox.
    private Map<String, byte[]> contents = Map.of();

    private Promises promises = new Promises();

    private PowerCutProgram(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        int trials = number(arguments, "--trials", 2_000);
        int seed = number(arguments, "--seed", 7);
        LoggingFileSystem.register();
        Path folder = Files.createTempDirectory("powercut");
        PowerCutProgram program = new PowerCutProgram(folder, seed);
        try {
            program.run(trials);
        } finally {
            delete(folder);
        }
        System.exit(program.report() ? 0 : 1);
    }

    private static int number(String[] arguments, String name, int usual) {
        List<String> all = List.of(arguments);
        int place = all.indexOf(name);
        return place < 0 ? usual : Integer.parseInt(all.get(place + 1));
    }

    private void run(int wanted) throws Exception {
        while (trials < wanted) {
            if (afresh || runs % RUNS_IN_A_ROW == 0) {
                afresh = false;
                contents = Map.of();
                promises = new Promises();
            }
            runs++;
            List<WriteLog.Event> events = work();
            trials(events, Math.min(TRIALS_A_RUN, wanted - trials));
        }
    }

    /// Lets citizens, agency and time work on an outbox, and notes all of it.
    private List<WriteLog.Event> work() throws SQLException, IOException, OutboxException {
        Path place = Files.createDirectory(folder.resolve("run-" + runs));
        int acts = ACTS_A_RUN;
        if (contents.isEmpty()) {
            // A new file comes to its place whole: no cut can fall in between.
            Outbox.open(place, 0, Clock.systemUTC()).close();
            shorten(place);
            contents = files(place);
        } else {
            write(place, contents);
            if (random.nextBoolean()) {
                bringBack(place);
                shorten(place);
                contents = files(place);
                upgrades++;
                acts = random.nextInt(ACTS_AFTER_UPGRADE); // so that some of the cuts fall in the upgrade itself
            }
        }
        WriteLog log = new WriteLog();
        LoggingFileSystem.log(place, log);
        Workload.Calendar calendar = new Workload.Calendar();
        Database database = new Database(place, NAME, LoggingFileSystem.SCHEME);
        try (Outbox outbox = H2Outbox.open(database, place, 0, calendar)) {
            new Workload(outbox, calendar, log, random).run(acts);
        } finally {
            LoggingFileSystem.forget(place);
        }
        return log.events();
    }

    /// Makes an outbox of format 1 of it, with receipts and resends that only its log holds.
    private void bringBack(Path place) throws SQLException, IOException, OutboxException {
        Database database = new Database(place, NAME, "file");
        Instant before = new Workload.Calendar().instant().minus(Outbox.RETENTION);
        UUID installation = FirstFormat.convert(database);
        FirstFormat.change(database, installation, connection -> {
            long sealed = connection.counters().get(Counters.SEALED);
            for (int group = random.nextInt(4); sealed > 0 && group > 0; group--) {
                long first = 1 + random.nextLong(sealed);
                SeqRange seqs = new SeqRange(first, Math.min(sealed, first + random.nextInt(6)));
                Redo redo = connection.begin();
                if (random.nextInt(3) == 0) {
                    promises.add(new Note.ResendAsked(seqs));
                    FirstFormat.resend(redo, seqs);
                    promises.add(new Note.Resent(seqs));
                } else {
                    promises.add(new Note.ReceiptAsked(seqs));
                    FirstFormat.receipt(redo, seqs, before.plus(Duration.ofMinutes(random.nextInt(3_000))));
                    promises.add(new Note.Receipted(seqs));
                }
                connection.commit(redo);
            }
            if (random.nextBoolean()) {
                promises.add(new Note.PurgeAsked());
                Redo redo = connection.begin();
                FirstFormat.purge(redo, before);
                connection.commit(redo);
            }
        });
    }

    /// As small as they may be, so that they are full often.
    private void shorten(Path place) throws IOException {
        shorten(place.resolve("outbox.log"), 8 + random.nextInt(24));
        shorten(place.resolve("outbox.journal"), 16 + random.nextInt(64));
    }

    private static void shorten(Path file, int blocks) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(blocks * 4_096L);
        }
    }

    private static Map<String, byte[]> files(Path place) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(place)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void write(Path place, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(place.resolve(file.getKey()), file.getValue());
        }
    }

    /// The places are drawn from all between two writes, the start and the end of the program included.
    private void trials(List<WriteLog.Event> events, int wanted) throws Exception {
        List<Integer> places = Stream.generate(() -> random.nextInt(events.size() + 1))
                .limit(wanted)
                .sorted()
                .toList();
        Disk disk = new Disk(contents);
        int at = 0;
        for (int trial = 0; trial < places.size(); trial++) {
            int place = places.get(trial);
            for (; at < place; at++) {
                disk.add(events.get(at));
                if (events.get(at) instanceof WriteLog.Event.Noted(Note note)) {
                    promises.add(note);
                }
            }
            DiskImage.Cut cut = DiskImage.Cut.values()[trials % DiskImage.Cut.values().length];
            cuts.merge(cut, 1, Integer::sum);
            withUnforced += disk.isUncertain() ? 1 : 0;
            Map<String, byte[]> left = disk.after(cut, random);
            trial(left, cut, trial == places.size() - 1);
        }
    }

    /// @param goesOn whether the next run begins with what is found here
    private void trial(Map<String, byte[]> left, DiskImage.Cut cut, boolean goesOn) throws Exception {
        trials++;
        Path place = Files.createDirectory(folder.resolve("trial-" + trials));
        write(place, left);
        boolean sound = false;
        try {
            sound = look(place, cut, goesOn);
        } catch (OutboxException | SQLException | RuntimeException e) {
            unopenable++;
            fault(cut + ": " + e.getMessage());
        }
        if (sound) {
            delete(place);
        }
        if (goesOn && !sound) {
            afresh = true; // nothing can be promised of what is broken
        }
    }

    private boolean look(Path place, DiskImage.Cut cut, boolean goesOn) throws Exception {
        Promises.Held held;
        Totals totals;
        long last;
        Outbox.examine(place); // throws if whoever only looks would not find it sound
        try (Outbox outbox = Outbox.open(place, 0, Clock.systemUTC());
                Connection connection = new Database(place, NAME, "file").connect()) {
            if (Files.exists(place.resolve("damaged"))) {
                throw new OutboxException("it was found damaged, and a new one was begun");
            }
            held = Promises.held(connection);
            List<String> broken = promises.broken(held, outbox.totals());
            lost += broken.size();
            broken.forEach(each ->
                    fault(cut + ": " + each.replaceAll("[0-9a-f-]{36}", "…").replaceAll("\\d+", "#")));
            UUID next = UUID.randomUUID();
            outbox.saveDraft(Responses.of(next, 5), OptionalInt.of(5)).join();
            long seq = outbox.seal(next).join();
            last = seq;
            totals = outbox.totals();
            if (held.rows().stream().anyMatch(row -> row.seq() == seq)) {
                lost++;
                fault(cut + ": a number was given twice");
            }
            if (!broken.isEmpty()) {
                return false;
            }
        }
        if (goesOn) {
            contents = files(place);
            promises = Promises.of(held(place), last, totals);
        }
        return true;
    }

    private static Promises.Held held(Path place) throws SQLException, OutboxException {
        try (Connection connection = new Database(place, NAME, "file").connect()) {
            return Promises.held(connection);
        }
    }

    private void fault(String words) {
        faults.merge(words, 1, Integer::sum);
    }

    private boolean report() {
        faults.forEach((words, times) -> System.out.println(times + " times " + words));
        System.out.println("cuts " + cuts + ", with writes that were not forced " + withUnforced + "; runs " + runs
                + ", from format 1 " + upgrades);
        System.out.println("trials " + trials + ", unopenable " + unopenable + ", acknowledged lost " + lost);
        return unopenable == 0 && lost == 0;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(all::addFirst);
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
