package vn.hailong.agency.store;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import vn.hailong.wire.Batch;

/// Messages that were no batch and no status. The same message again costs no row, and of many different ones the
/// oldest go; the totals stay exact.
final class RefusedTable {
    /// Of each kind of topic.
    static final int MOST_KEPT = 10_000;

    /// Long enough to recognise, short enough for an index.
    private static final int TOPIC_LENGTH = 256;

    private static final int PROBLEM_LENGTH = 500;

    private final Handle handle;

    RefusedTable(Handle handle) {
        this.handle = handle;
    }

    private record Row(Arrival.Refused arrival, String topic, byte[] digest, long seen) {
        String key() {
            return topic + '\n' + HexFormat.of().formatHex(digest);
        }

        Row again() {
            return new Row(arrival, topic, digest, seen + 1);
        }
    }

    private record TotalKey(String terminal, String code) implements Comparable<TotalKey> {
        @Override
        public int compareTo(TotalKey other) {
            int terminals = terminal.compareTo(other.terminal);
            return terminals != 0 ? terminals : code.compareTo(other.code);
        }
    }

    void insert(List<Arrival.Refused> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        Map<String, Row> rows = new TreeMap<>();
        Map<TotalKey, Long> totals = new TreeMap<>();
        for (Arrival.Refused arrival : arrivals) {
            String topic = Bytes.storable(arrival.topic(), TOPIC_LENGTH);
            Row row = new Row(arrival, topic, Bytes.digest(arrival.payload()), 1);
            rows.merge(row.key(), row, (first, again) -> first.again());
            totals.merge(
                    new TotalKey(arrival.terminal().orElse(""), arrival.code().wireName()), 1L, Long::sum);
        }
        insertRows(List.copyOf(rows.values()));
        addTotals(List.copyOf(totals.entrySet()));
        new TreeSet<>(arrivals.stream().map(Arrival.Refused::kind).toList()).forEach(this::dropOldest);
    }

    private void insertRows(List<Row> rows) {
        Columns<Row> columns = new Columns<>(rows)
                .text("kind", row -> row.arrival().kind())
                .text("topic", Row::topic)
                .bytes("digest", Row::digest)
                .bytes("raw", row -> beginning(row.arrival().payload()))
                .integer("size", row -> row.arrival().payload().length)
                .text("code", row -> row.arrival().code().wireName())
                .text("problem", row -> Bytes.storable(row.arrival().problem(), PROBLEM_LENGTH))
                .bigint("seen", Row::seen)
                .time("first_seen", row -> row.arrival().receivedAt())
                .time("last_seen", row -> row.arrival().receivedAt());
        columns.bindTo(handle.createUpdate("""
                        insert into refused_message (%1$s)
                        select %1$s from unnest(%2$s) as arrived (%1$s)
                        on conflict (topic, digest) do update set
                            seen = refused_message.seen + excluded.seen,
                            last_seen = greatest(refused_message.last_seen, excluded.last_seen)""".formatted(columns.names(), columns.parameters())))
                .execute();
    }

    private static byte[] beginning(byte[] payload) {
        return payload.length <= Batch.MAXIMUM_BYTES ? payload : Arrays.copyOf(payload, Batch.MAXIMUM_BYTES);
    }

    private void addTotals(List<Map.Entry<TotalKey, Long>> totals) {
        new Columns<>(totals)
                .text("terminal", row -> row.getKey().terminal())
                .text("code", row -> row.getKey().code())
                .bigint("n", Map.Entry::getValue)
                .bindTo(handle.createUpdate("""
                        insert into refused_total (terminal, code, n) select * from unnest(:terminal, :code, :n)
                        on conflict (terminal, code) do update set n = refused_total.n + excluded.n"""))
                .execute();
    }

    private void dropOldest(String kind) {
        handle.createUpdate("""
                        delete from refused_message where kind = :kind and id <= (
                            select id from refused_message where kind = :kind order by id desc offset :most limit 1)""").bind("kind", kind).bind("most", MOST_KEPT).execute();
    }
}
