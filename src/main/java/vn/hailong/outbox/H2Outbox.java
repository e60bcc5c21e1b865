package vn.hailong.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import vn.hailong.wire.WireFormatException;

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
    private volatile Totals forced;
    private volatile long resends;

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
        this.forced = checked.totals();
        this.resends = checked.resends();
        this.refused = new AtomicLong(forced.refused());
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
                Counters.add(redo, Counters.presses(level.getAsInt()), 1);
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
            if (!replace(redo, response)) {
                throw new OutboxException("there is no draft " + response.id() + " to amend");
            }
            return response.id();
        });
    }

    private static boolean replace(Redo redo, Response draft) throws SQLException {
        return redo.make(Step.AMENDMENT, ResponseCodec.encodeDraft(draft), draft.id()) == 1;
    }

    @Override
    public CompletableFuture<Integer> suppress(UUID id, int level, int suppressed) {
        return writer.submit(redo -> {
            Optional<Response> draft = draft(redo.connection(), id);
            if (draft.isPresent()) {
                replace(redo, draft.get().withSuppressedPresses(suppressed));
            }
            Counters.add(redo, Counters.presses(level), 1);
            Counters.add(redo, Counters.SUPPRESSED, 1);
            return suppressed;
        });
    }

    @Override
    public CompletableFuture<Long> seal(UUID id) {
        return writer.submit(redo -> {
            Optional<Response> draft = draft(redo.connection(), id);
            if (draft.isPresent()) {
                return seal(redo, draft.get());
            }
            return seq(redo.connection(), id).orElseThrow(() -> new OutboxException("there is no draft " + id));
        });
    }

    private static Optional<Long> seq(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT seq FROM response WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    private long seal(Redo redo, Response draft) throws SQLException {
        long seq = Sealing.seal(redo, draft, clock);
        redo.make(Step.DRAFT_GONE, draft.id());
        return seq;
    }

    private static Optional<Response> draft(Connection connection, UUID id) throws SQLException, OutboxException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM draft WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(ResponseCodec.decodeDraft(rows.getBytes(1))) : Optional.empty();
            }
        } catch (WireFormatException e) {
            throw new OutboxException("the draft " + id + " can't be read: " + e.getMessage(), e);
        }
    }

    /// What a crash left open is finished now, in the order it began (the ids are ordered by time).
    private void sealDrafts() throws OutboxException {
        CompletableFuture<Integer> sealed = writer.submit(redo -> {
            List<UUID> ids = new ArrayList<>();
            try (PreparedStatement select = redo.connection().prepareStatement("SELECT id FROM draft ORDER BY id");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            int number = 0;
            for (UUID id : ids) {
                try {
                    seal(redo, draft(redo.connection(), id).orElseThrow());
                    number++;
                } catch (OutboxException e) {
                    // It stays where it is: one bad draft must not keep a counter from working.
                    Logger.error("A response was left open and is not sent: {}", e.getMessage());
                }
            }
            return number;
        });
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
        return reader.read(afterSeq, forced.sealed(), most);
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
        for (SeqRange range : receipt.committed()) {
            if (range.last() > forced.sealed()) {
                throw new IllegalArgumentException("a receipt for " + range.first() + " to " + range.last()
                        + ", but only " + forced.sealed() + " responses were ever sealed");
            }
        }
        return writer.submit(redo -> {
            int marked = 0;
            for (SeqRange range : receipt.committed()) {
                marked += redo.make(Step.RECEIPTED, OffsetDateTime.now(clock), range.first(), range.last());
            }
            for (Receipt.Quarantined quarantined : receipt.quarantined()) {
                redo.make(Step.QUARANTINED, quarantined.code(), quarantined.seq());
            }
            Counters.add(redo, Counters.RECEIPTED, marked);
            return marked;
        });
    }

    @Override
    public CompletableFuture<Integer> resend(SeqRange seqs) {
        return writer.submit(redo -> {
            int taken = redo.make(Step.UNRECEIPTED, seqs.first(), seqs.last());
            Counters.add(redo, Counters.RECEIPTED, -taken);
            Counters.add(redo, Counters.RESENDS, 1);
            return taken;
        });
    }

    @Override
    public long resends() {
        return resends;
    }

    @Override
    public CompletableFuture<Integer> purge() {
        return writer.submit(
                redo -> redo.make(Step.PURGED, OffsetDateTime.now(clock).minus(RETENTION)));
    }

    @Override
    public Totals totals() {
        Totals totals = forced;
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
        return database.reconnect(installation);
    }

    @Override
    public void beforeCommit(Redo redo) throws SQLException {
        Map<UUID, OptionalInt> clearing = Map.copyOf(doubtful);
        beingCleared = List.copyOf(clearing.keySet());
        for (Map.Entry<UUID, OptionalInt> each : clearing.entrySet()) {
            if (redo.make(Step.DRAFT_GONE, each.getKey()) > 0 && each.getValue().isPresent()) {
                Counters.add(redo, Counters.presses(each.getValue().getAsInt()), -1);
            }
        }
        long now = refused.get();
        if (now != forced.refused()) {
            redo.make(Step.COUNTER, Counters.REFUSED, now);
        }
    }

    @Override
    public void forced(Connection connection) throws SQLException {
        beingCleared.forEach(doubtful::remove);
        forced = Counters.totals(connection);
        resends = Counters.get(connection, Counters.RESENDS);
        connection.commit();
    }

    @Override
    public void close() {
        reader.close();
        if (refused.get() != forced.refused()) {
            var unused = writer.submit(redo -> 0); // counts them
        }
        writer.close();
    }
}
