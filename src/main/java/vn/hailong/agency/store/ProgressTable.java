package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// How far each outbox has come. Who reads a row holds the lock of the outbox's row in `heard_installation`.
final class ProgressTable {
    private final Handle handle;

    ProgressTable(Handle handle) {
        this.handle = handle;
    }

    /// @param sealed at the last status
    /// @param most   the greatest total ever, or number that was here before a total was said
    record Progress(Succession order, long sealed, long most) {}

    Map<OutboxKey, Progress> read(Collection<OutboxKey> outboxes) {
        Map<OutboxKey, Progress> known = new TreeMap<>();
        OutboxKey.columns(outboxes)
                .bindTo(handle.createQuery("""
                        select * from outbox_progress
                        where (terminal, installation) in (select * from unnest(:terminal, :installation))"""))
                .map((row, context) -> Map.entry(OutboxKey.of(row), progress(row)))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    private static Progress progress(ResultSet row) throws SQLException {
        Optional<Succession.Doubted> doubted = row.getObject("doubted_boot") == null
                ? Optional.empty()
                : Optional.of(new Succession.Doubted(
                        moment(row, "doubted_boot", "doubted_uptime_ms", "doubted_at"), row.getLong("doubted_sealed")));
        return new Progress(
                new Succession(moment(row, "boot", "uptime_ms", "said_at"), doubted),
                row.getLong("sealed"),
                row.getLong("most"));
    }

    private static Succession.Moment moment(ResultSet row, String boot, String uptime, String at) throws SQLException {
        return new Succession.Moment(
                row.getObject(boot, UUID.class),
                row.getLong(uptime),
                row.getTimestamp(at).toInstant());
    }

    void write(Map<OutboxKey, Progress> known) {
        Columns<Map.Entry<OutboxKey, Progress>> columns = new Columns<>(List.copyOf(known.entrySet()))
                .text("terminal", row -> row.getKey().terminal())
                .uuid("installation", row -> row.getKey().installation())
                .uuid("boot", row -> last(row).boot())
                .bigint("uptime_ms", row -> last(row).uptimeMs())
                .time("said_at", row -> last(row).at())
                .bigint("sealed", row -> row.getValue().sealed())
                .bigint("most", row -> row.getValue().most())
                .uuid(
                        "doubted_boot",
                        row -> doubted(row).map(Succession.Moment::boot).orElse(null))
                .bigint(
                        "doubted_uptime_ms",
                        row -> doubted(row).map(Succession.Moment::uptimeMs).orElse(null))
                .optionalTime("doubted_at", row -> doubted(row).map(Succession.Moment::at))
                .bigint(
                        "doubted_sealed",
                        row -> row.getValue()
                                .order()
                                .doubted()
                                .map(Succession.Doubted::sealed)
                                .orElse(null));
        columns.bindTo(handle.createUpdate("""
                        insert into outbox_progress as known (%1$s) select * from unnest(%2$s)
                        on conflict (terminal, installation) do update set
                            boot = excluded.boot, uptime_ms = excluded.uptime_ms, said_at = excluded.said_at,
                            sealed = excluded.sealed, most = greatest(known.most, excluded.most),
                            doubted_boot = excluded.doubted_boot, doubted_uptime_ms = excluded.doubted_uptime_ms,
                            doubted_at = excluded.doubted_at, doubted_sealed = excluded.doubted_sealed""".formatted(columns.names(), columns.parameters())))
                .execute();
    }

    private static Succession.Moment last(Map.Entry<OutboxKey, Progress> row) {
        return row.getValue().order().last();
    }

    private static Optional<Succession.Moment> doubted(Map.Entry<OutboxKey, Progress> row) {
        return row.getValue().order().doubted().map(Succession.Doubted::moment);
    }
}
