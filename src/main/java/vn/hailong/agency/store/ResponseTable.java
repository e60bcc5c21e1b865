package vn.hailong.agency.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.hailong.wire.Response;

/// Counted responses, raw and by column. Rows are only ever added.
final class ResponseTable {
    /// Before each flag of a response; the intake takes no flag with a control character.
    private static final String SEPARATOR = "\u001F";

    /// From so many rows on a copy is worth its two round trips more.
    private static final int MANY = 16;

    private static final String BEFORE = "before_copy";
    private static final String UNIQUE_VIOLATION = "23505"; // PostgreSQL's manual, "Error Codes"

    private final Handle handle;

    ResponseTable(Handle handle) {
        this.handle = handle;
    }

    private record Key(UUID installation, long seq) {}

    private record Row(Arrival.Understood arrival, Origin origin, Response response) {}

    /// Adds those whose id and whose place in the sequence are both free; of several in one group the first that can be
    /// added.
    ///
    /// @return those that were added
    List<Arrival.Understood> insert(List<Arrival.Understood> arrivals) {
        Set<UUID> ids = new HashSet<>();
        Set<Key> keys = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        List<Arrival.Understood> rivals = new ArrayList<>();
        for (Arrival.Understood arrival : arrivals) {
            Response response = arrival.sealed().response();
            Key key = new Key(arrival.origin().installation(), arrival.sealed().seq());
            if (!ids.contains(response.id()) && keys.add(key)) {
                ids.add(response.id());
                rows.add(new Row(arrival, arrival.origin(), response));
            } else {
                rivals.add(arrival);
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        rows.sort(Comparator.comparing(row -> row.response().id()));
        List<Arrival.Understood> added = new ArrayList<>(add(rows));
        if (!rivals.isEmpty() && added.size() < rows.size()) {
            added.addAll(insert(rivals)); // the place that one of them wanted may be free all the same
        }
        return added;
    }

    private List<Arrival.Understood> add(List<Row> rows) {
        if (rows.size() >= MANY && !isSomeHeld(rows) && copy(rows)) {
            return rows.stream().map(Row::arrival).toList();
        }
        Set<UUID> inserted = new HashSet<>(insertRows(rows));
        return rows.stream()
                .filter(row -> inserted.contains(row.response().id()))
                .map(Row::arrival)
                .toList();
    }

    /// Whether there is something at the places of these: what comes again, which a copy would store in vain first.
    private boolean isSomeHeld(List<Row> rows) {
        Map<UUID, LongSummaryStatistics> places = new TreeMap<>();
        rows.forEach(row -> places.computeIfAbsent(row.origin().installation(), id -> new LongSummaryStatistics())
                .accept(row.arrival().sealed().seq()));
        return new Columns<>(List.copyOf(places.entrySet()))
                .uuid("installation", Map.Entry::getKey)
                .bigint("first", place -> place.getValue().getMin())
                .bigint("last", place -> place.getValue().getMax())
                .bindTo(handle.createQuery("""
                        select exists (
                            select from unnest(:installation, :first, :last) as arrived (installation, first, last)
                            join response using (installation) where seq between first and last)"""))
                .mapTo(Boolean.class)
                .one();
    }

    /// Adds them all in a quarter of the time, if none of them is there.
    ///
    /// @return false if one of them is not free: nothing is added
    private boolean copy(List<Row> rows) {
        handle.savepoint(BEFORE);
        try {
            CopyIn copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy response (" + ResponseRow.COPIED.names() + ") from stdin (format binary)");
            byte[] bytes = binary(rows); // at once: the driver looks for an answer after each piece
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
            handle.releaseSavepoint(BEFORE);
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new IllegalStateException("can't copy responses", e);
            }
            handle.rollbackToSavepoint(BEFORE);
            return false;
        }
    }

    private static byte[] binary(List<Row> rows) {
        List<byte[]> parts = new ArrayList<>(List.of(BinaryRow.BEGINNING));
        rows.forEach(row -> parts.add(row.arrival().row().bytes()));
        parts.add(BinaryRow.END);
        ByteBuffer all =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    private List<UUID> insertRows(List<Row> rows) {
        List<Arrival.Understood> arrivals = rows.stream().map(Row::arrival).toList();
        Columns<Arrival.Understood> columns = ResponseRow.COLUMNS.of(arrivals);
        Columns<Arrival.Understood> flags = new Columns<>(arrivals)
                .text(
                        "flags",
                        arrival -> arrival.sealed().response().flags().stream()
                                .map(SEPARATOR::concat)
                                .collect(Collectors.joining()));
        String sql = """
                insert into response (%1$s, flags)
                select %1$s, (string_to_array(flags, :separator))[2:] from unnest(%2$s, :flags) as arrived (%1$s, flags)
                on conflict do nothing
                returning id""".formatted(columns.names(), columns.parameters());
        return flags.bindTo(columns.bindTo(handle.createQuery(sql)))
                .bind("separator", SEPARATOR)
                .mapTo(UUID.class)
                .list();
    }

    /// A response that is held.
    record Held(String terminal, UUID installation, byte[] digest, boolean salvaged) {
        boolean isSame(byte[] bytes) {
            return MessageDigest.isEqual(digest, Bytes.digest(bytes));
        }
    }

    /// Those of these responses that are held.
    Map<UUID, Held> held(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Held> held = new HashMap<>();
        new Columns<>(List.copyOf(ids))
                .uuid("id", id -> id)
                .bindTo(handle.createQuery("""
                        select id, terminal, installation, digest, :flag = any(flags) as salvaged
                        from response where id = any(:id)"""))
                .bind("flag", Salvage.FLAG)
                .map((row, context) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Held(
                                row.getString("terminal"),
                                row.getObject("installation", UUID.class),
                                row.getBytes("digest"),
                                row.getBoolean("salvaged"))))
                .forEach(found -> held.put(found.getKey(), found.getValue()));
        return held;
    }

    /// The bytes of those of these responses that are held.
    Map<UUID, byte[]> raws(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, byte[]> raws = new HashMap<>();
        new Columns<>(List.copyOf(ids))
                .uuid("id", id -> id)
                .bindTo(handle.createQuery("select id, raw from response where id = any(:id)"))
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getBytes("raw")))
                .forEach(found -> raws.put(found.getKey(), found.getValue()));
        return raws;
    }
}
