package vn.hailong.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.tinylog.Logger;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;

/// The outbox in an H2 file.
final class H2Outbox implements Outbox, GroupCommit.Commits {

    private final Database database;
    private final Path folder;
    private final long reserveBytes;
    private final Clock clock;
    private final UUID installation;
    private final GroupCommit writer;
    /// Ratings that could not be stored, those included that could not even be counted on the disk yet.
    private final AtomicLong refused;
    /// Their ids and levels since the last commit: a commit that failed may have reached the disk all the same.
    private final Map<UUID, OptionalInt> doubtful = new ConcurrentHashMap<>();

    private List<UUID> beingCleared = List.of();
    private final PendingReader reader;
    /// Of the writer's thread alone.
    private final Receipts receipts;

    private volatile Forced forced;

    /// Will be, when the group that is under way is. Of the writer's thread alone.
    private Forced beingForced;

    static H2Outbox open(Path folder, long reserveBytes, Clock clock) throws OutboxException {
        DataFolder data = new DataFolder(folder);
        Database database = data.current();
        database.probe();
        if (data.isEmpty(database)) {
            Foundation.make(database, clock, connection -> {});
        }
        H2Outbox outbox;
        try {
            outbox = open(database, folder, reserveBytes, clock);
        } catch (DamagedOutboxException e) {
            Logger.error("{}", e.getMessage());
            database = data.replace(database, clock);
            outbox = open(database, folder, reserveBytes, clock);
        }
        data.setAside(database);
        return outbox;
    }

    /// @throws DamagedOutboxException if the file is to blame
    static H2Outbox open(Database database, Path folder, long reserveBytes, Clock clock) throws OutboxException {
        H2Outbox outbox = new H2Outbox(folder, database, reserveBytes, clock, database.connectAndCheck());
        outbox.sealDrafts();
        return outbox;
    }

    private H2Outbox(Path folder, Database database, long reserveBytes, Clock clock, Database.Checked checked) {
        this.folder = folder;
        this.database = database;
        this.reserveBytes = reserveBytes;
        this.clock = clock;
        this.installation = checked.installation();
        this.forced = checked.forced();
        this.receipts = new Receipts(forced.receipts());
        this.beingForced = forced;
        this.refused = new AtomicLong(forced.totals().refused());
        this.reader = new PendingReader(database, this::openWriter);
        this.writer = new GroupCommit(this, checked.connection());
    }

    @Override
    public UUID installation() {
        return installation;
    }

    @Override
    public CompletableFuture<UUID> saveDraft(Response response, OptionalInt level) {
        byte[] body = ResponseCodec.encodeDraft(response);
        AtomicBoolean counted = new AtomicBoolean();
        CompletableFuture<UUID> saved = writer.submit(redo -> {
            try {
                requireReserve();
            } catch (OutboxException e) {
                countRefusal(counted); // is on the disk with this group, before anybody is told
                throw e;
            }
            redo.make(Step.DRAFT, response.id(), body);
            if (level.isPresent()) {
                redo.counters().add(Counters.presses(level.getAsInt()), 1);
            }
            return response.id();
        });
        return saved.whenComplete((done, failure) -> {
            if (failure != null) {
                doubtful.put(response.id(), level);
                countRefusal(counted);
            }
        });
    }

    /// Once, however often the change is tried.
    private void countRefusal(AtomicBoolean counted) {
        if (counted.compareAndSet(false, true)) {
            refused.incrementAndGet();
        }
    }

    private void requireReserve() throws OutboxException {
        // Only asks the kernel, and answers 0 if that can't tell. Files.getFileStore reads the table of mounts, for
        // every rating.
        if (folder.toFile().getUsableSpace() > reserveBytes) {
            return;
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < reserveBytes) {
                throw new OutboxException("the data folder " + folder.toAbsolutePath() + " has " + (free >> 20)
                        + " MiB left, below the reserve of " + (reserveBytes >> 20) + " MiB; make room on that disk");
            }
        } catch (IOException e) {
            throw new OutboxException("can't tell the free space of " + folder.toAbsolutePath() + ": " + e, e);
        }
    }

    @Override
    public CompletableFuture<UUID> amend(Response response) {
        return writer.submit(redo -> {
            if (!Drafts.replace(redo, response)) {
                throw Drafts.isSealed(redo.connection(), response.id())
                        ? new AlreadySealedException(response.id())
                        : new OutboxException("there is no draft " + response.id() + " to amend");
            }
            return response.id();
        });
    }

    @Override
    public CompletableFuture<Integer> suppress(UUID id, int level, int suppressed) {
        return writer.submit(redo -> {
            Optional<Response> draft = Drafts.find(redo.connection(), id);
            if (draft.isPresent()) {
                Drafts.replace(redo, draft.get().withSuppressedPresses(suppressed));
            }
            redo.counters().add(Counters.presses(level), 1);
            redo.counters().add(Counters.SUPPRESSED, 1);
            return suppressed;
        });
    }

    @Override
    public CompletableFuture<Long> seal(UUID id) {
        return writer.submit(redo -> Drafts.seal(redo, id, clock));
    }

    private void sealDrafts() throws OutboxException {
        CompletableFuture<Integer> sealed = writer.submit(redo -> Drafts.sealAll(redo, clock));
        try {
            int number = sealed.join();
            if (number > 0) {
                Logger.info("Responses that were open when the terminal stopped, sealed now: {}", number);
            }
        } catch (CompletionException e) {
            close();
            throw new OutboxException("can't seal the drafts in " + database, e);
        }
    }

    @Override
    public List<Pending> pending(long afterSeq, int most) throws OutboxException {
        // A number that is committed but not forced could be given again after a power cut.
        Forced known = forced;
        return reader.read(afterSeq, known.totals().sealed(), known.receipts(), most);
    }

    private void openWriter() throws OutboxException {
        try {
            var unused = writer.submit(redo -> 0).join();
        } catch (CompletionException e) {
            throw new OutboxException("the outbox is not open: " + e.getMessage(), e);
        }
    }

    @Override
    public CompletableFuture<Integer> receipted(Receipt receipt) {
        if (!receipt.installation().equals(installation)) {
            throw new IllegalArgumentException(
                    "a receipt for installation " + receipt.installation() + ", this is " + installation);
        }
        long sealed = forced.totals().sealed();
        for (SeqRange range : receipt.committed()) {
            if (range.last() > sealed) {
                throw new IllegalArgumentException("a receipt for " + range.first() + " to " + range.last()
                        + ", but only " + sealed + " responses were ever sealed");
            }
        }
        return writer.submit(redo -> {
            long marked = 0;
            for (SeqRange range : receipt.committed()) {
                marked += receipts.cover(redo, range, clock.instant());
            }
            for (Receipt.Quarantined quarantined : receipt.quarantined()) {
                redo.make(Step.QUARANTINED, quarantined.code(), quarantined.seq());
            }
            return Math.toIntExact(marked);
        });
    }

    @Override
    public CompletableFuture<Integer> resend(SeqRange seqs) {
        return writer.submit(redo -> {
            long taken = receipts.uncover(redo, seqs);
            redo.counters().add(Counters.RESENDS, 1);
            return Math.toIntExact(taken);
        });
    }

    @Override
    public long resends() {
        return forced.resends();
    }

    @Override
    public CompletableFuture<Integer> purge() {
        return writer.submit(
                redo -> Math.toIntExact(receipts.purge(redo, clock.instant().minus(RETENTION))));
    }

    @Override
    public Totals totals() {
        Totals totals = forced.totals();
        return new Totals(
                totals.sealed(),
                totals.receipted(),
                totals.oldestPending(),
                refused.get(),
                totals.pressesByLevel(),
                totals.suppressed(),
                totals.salvaged(),
                totals.replacesDamaged(),
                database.files().data().toFile().length());
    }

    @Override
    public LoggedConnection connect() throws OutboxException {
        LoggedConnection connected = database.reconnect(installation);
        try {
            receipts.readAnew(connected.connection());
            return connected;
        } catch (SQLException e) {
            connected.abandon();
            throw new OutboxException("can't read the receipts in " + database + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void beforeCommit(Redo redo) throws SQLException {
        Map<UUID, OptionalInt> clearing = Map.copyOf(doubtful);
        beingCleared = List.copyOf(clearing.keySet());
        for (Map.Entry<UUID, OptionalInt> each : clearing.entrySet()) {
            if (redo.make(Step.DRAFT_GONE, each.getKey()) > 0 && each.getValue().isPresent()) {
                redo.counters().add(Counters.presses(each.getValue().getAsInt()), -1);
            }
        }
        long now = refused.get();
        if (now != forced.totals().refused()) {
            redo.counters().set(Counters.REFUSED, now);
        }
        beingForced = Forced.of(redo.connection(), redo.counters(), receipts.ranges(), forced);
    }

    @Override
    public void forced() {
        beingCleared.forEach(doubtful::remove);
        forced = beingForced;
    }

    @Override
    public void close() {
        reader.close();
        if (refused.get() != forced.totals().refused()) {
            var unused = writer.submit(redo -> 0); // counts them
        }
        writer.close();
    }
}
