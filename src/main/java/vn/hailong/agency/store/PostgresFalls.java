package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.hailong.agency.account.Falls;
import vn.hailong.agency.account.OutboxAccount;

final class PostgresFalls implements Falls {
    private final Jdbi jdbi;

    PostgresFalls(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Fallen> acknowledge(String terminal, Instant now) {
        return jdbi.inTransaction(handle -> {
            lock(handle, terminal);
            return handle.createQuery("""
                            with seen as (
                                update outbox_fall set acknowledged_at = cast(:now as timestamptz)
                                where terminal = :terminal and acknowledged_at is null
                                returning *)
                            select * from seen order by fell_at, installation""")
                    .bind("terminal", terminal)
                    .bind("now", now.toString())
                    .map((row, context) -> new Fallen(row.getObject("installation", UUID.class), fall(row)))
                    .list();
        });
    }

    /// Falls are written by whoever holds the locks of their outboxes, so these are taken first, and in the same order.
    private static void lock(Handle handle, String terminal) {
        SortedSet<OutboxKey> outboxes = new TreeSet<>(handle.createQuery("""
                        select terminal, installation from heard_installation where terminal = :terminal""")
                .bind("terminal", terminal)
                .map((row, context) -> OutboxKey.of(row))
                .list());
        for (OutboxKey outbox : outboxes) {
            handle.createQuery("""
                            select installation from heard_installation
                            where terminal = :terminal and installation = :installation for no key update""")
                    .bind("terminal", outbox.terminal())
                    .bind("installation", outbox.installation())
                    .mapTo(UUID.class)
                    .list();
        }
    }

    @Override
    public List<String> open() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct terminal from outbox_fall where acknowledged_at is null order by 1")
                .mapTo(String.class)
                .list());
    }

    static OutboxAccount.Fall fall(ResultSet row) throws SQLException {
        return new OutboxAccount.Fall(
                PostgresAccounts.time(row, "fell_at"),
                row.getLong("sealed_before"),
                row.getLong("sealed_after"),
                row.getLong("falls"),
                row.getObject("acknowledged_at") == null
                        ? Optional.empty()
                        : Optional.of(PostgresAccounts.time(row, "acknowledged_at")));
    }
}
