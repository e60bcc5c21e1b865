package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        return jdbi.inTransaction(handle -> handle.createQuery("""
                        with seen as (
                            update outbox_fall set acknowledged_at = cast(:now as timestamptz)
                            where terminal = :terminal and acknowledged_at is null
                            returning *)
                        select * from seen order by fell_at, installation""")
                .bind("terminal", terminal)
                .bind("now", now.toString())
                .map((row, context) -> new Fallen(row.getObject("installation", UUID.class), fall(row)))
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
