package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// One outbox of one terminal. Whoever locks several rows of `heard_installation` locks them in this order, so that
/// two programs never wait for each other.
record OutboxKey(String terminal, UUID installation) implements Comparable<OutboxKey> {
    private static final Comparator<OutboxKey> ORDER =
            Comparator.comparing(OutboxKey::terminal).thenComparing(OutboxKey::installation);

    static OutboxKey of(Arrival.StatusHeard arrival) {
        return new OutboxKey(arrival.terminal(), arrival.status().installation());
    }

    static OutboxKey of(ResultSet row) throws SQLException {
        return new OutboxKey(row.getString("terminal"), row.getObject("installation", UUID.class));
    }

    static Columns<OutboxKey> columns(Collection<OutboxKey> keys) {
        return new Columns<>(List.copyOf(keys))
                .text("terminal", OutboxKey::terminal)
                .uuid("installation", OutboxKey::installation);
    }

    @Override
    public int compareTo(OutboxKey other) {
        return ORDER.compare(this, other);
    }
}
