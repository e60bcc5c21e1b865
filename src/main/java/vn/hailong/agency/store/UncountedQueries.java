package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.hailong.agency.account.Uncounted;

/// What is stored and in no figure.
final class UncountedQueries {
    private static final String CONFLICTS = "released_at is null and code in ('conflict', 'salvaged-differs')";

    private final Handle handle;

    UncountedQueries(Handle handle) {
        this.handle = handle;
    }

    Uncounted all() {
        long conflicts = handle.createQuery("select count(*) from quarantined_response where " + CONFLICTS)
                .mapTo(Long.class)
                .one();
        List<Uncounted.Heap> quarantine =
                handle.createQuery("""
                        select terminal, code, count(*) as n, max(received_at) as last from quarantined_response
                        where released_at is null group by terminal, code order by terminal, code""").map((row, context) -> heap(row)).list();
        List<Uncounted.Heap> messages =
                handle.createQuery("""
                        select total.terminal, total.code, total.n, (
                            select max(last_seen) from refused_message message
                            where message.code = total.code and total.terminal <> ''
                            and split_part(message.topic, '/', 4) = total.terminal) as last
                        from refused_total total order by total.terminal, total.code""").map((row, context) -> heap(row)).list();
        return new Uncounted(latestConflicts(), conflicts, quarantine, messages, strangers());
    }

    private List<Uncounted.Stranger> strangers() {
        return handle.createQuery("""
                        select split_part(topic, '/', 3) as agency, split_part(topic, '/', 4) as terminal
                        from refused_message
                        where topic ~ '^hailong/v1/[a-z0-9][a-z0-9-]{0,31}/[a-z0-9][a-z0-9-]{0,31}/'
                        group by 1, 2 order by max(last_seen) desc, 1, 2 limit :most""")
                .bind("most", Uncounted.MOST_CONFLICTS)
                .map((row, context) -> new Uncounted.Stranger(row.getString("agency"), row.getString("terminal")))
                .list();
    }

    private static Uncounted.Heap heap(ResultSet row) throws SQLException {
        return new Uncounted.Heap(
                row.getString("terminal"),
                row.getString("code"),
                row.getLong("n"),
                row.getObject("last") == null ? Optional.empty() : Optional.of(PostgresAccounts.time(row, "last")));
    }

    /// The one that is held has the same id, or the same place in the sequence.
    private List<Uncounted.Conflict> latestConflicts() {
        return handle.createQuery("""
                        select second.terminal, second.installation, second.seq, second.response, second.code,
                            second.digest, second.received_at,
                            first.id as first_id, first.installation as first_installation, first.seq as first_seq,
                            first.terminal as first_terminal, first.digest as first_digest,
                            first.received_at as first_received_at
                        from (select * from quarantined_response where %s order by id desc limit :most) as second
                        left join lateral (
                            select * from response where response.id = second.response
                            union all
                            (select * from response where response.installation = second.installation
                                and response.seq = second.seq)
                            limit 1) as first on true
                        order by second.id desc""".formatted(CONFLICTS))
                .bind("most", Uncounted.MOST_CONFLICTS)
                .map((row, context) -> new Uncounted.Conflict(
                        row.getString("terminal"),
                        row.getObject("installation", UUID.class),
                        Optional.ofNullable(row.getObject("seq", Long.class)),
                        Optional.ofNullable(uuid(row, "response")),
                        row.getString("code"),
                        digits(row, "digest"),
                        PostgresAccounts.time(row, "received_at"),
                        Optional.ofNullable(uuid(row, "first_id")).isEmpty()
                                ? Optional.empty()
                                : Optional.of(held(row))))
                .list();
    }

    private static Uncounted.Held held(ResultSet row) throws SQLException {
        return new Uncounted.Held(
                row.getObject("first_id", UUID.class),
                row.getObject("first_installation", UUID.class),
                row.getLong("first_seq"),
                row.getString("first_terminal"),
                digits(row, "first_digest"),
                PostgresAccounts.time(row, "first_received_at"));
    }

    private static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static String digits(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }
}
