package vn.hailong.agency.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Responses that are stored without being counted. The same bytes of the same sender are stored once.
final class QuarantineTable {
    private static final int PROBLEM_LENGTH = 500;

    private final Handle handle;

    QuarantineTable(Handle handle) {
        this.handle = handle;
    }

    void insert(List<Arrival.NotUnderstood> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        Columns<Arrival.NotUnderstood> columns = new Columns<>(arrivals)
                .text("terminal", row -> row.origin().terminal())
                .uuid("installation", row -> row.origin().installation())
                .bigint("seq", row -> row.seq().orElse(null))
                .uuid("response", row -> row.id().orElse(null))
                .bytes("digest", row -> Bytes.digest(row.bytes()))
                .bytes("raw", Arrival.NotUnderstood::bytes)
                .text("code", row -> row.code().wireName())
                .text("problem", row -> Bytes.storable(row.problem(), PROBLEM_LENGTH))
                .time("received_at", Arrival.NotUnderstood::receivedAt);
        columns.bindTo(handle.createUpdate("""
                        insert into quarantined_response (%1$s)
                        select %1$s from unnest(%2$s) as arrived (%1$s)
                        order by terminal, installation, digest
                        on conflict do nothing""".formatted(columns.names(), columns.parameters())))
                .execute();
    }

    List<QuarantinedElement> page(long after, int most) {
        return handle.createQuery("""
                        select id, terminal, installation, raw, received_at from quarantined_response
                        where id > :after and released_at is null and (code like 'unknown-%' or code = 'malformed')
                        order by id limit :most""")
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new QuarantinedElement(
                        row.getLong("id"),
                        new Origin(row.getString("terminal"), row.getObject("installation", UUID.class)),
                        row.getBytes("raw"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    void release(List<Long> rows, Instant at) {
        new Columns<>(rows)
                .bigint("id", row -> row)
                .bindTo(handle.createUpdate("""
                        update quarantined_response set released_at = cast(:at as timestamptz)
                        where id = any(:id) and released_at is null"""))
                .bind("at", at.toString())
                .execute();
    }
}
