package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.hailong.agency.clock.Times;
import vn.hailong.wire.Status;

/// Notices outboxes that say they sealed fewer than before. Every status is looked at, not only the last one of a
/// group: an outbox that has caught up by then fell all the same.
final class FallTable {
    private final Handle handle;

    FallTable(Handle handle) {
        this.handle = handle;
    }

    private record Key(String terminal, UUID installation) implements Comparable<Key> {
        static Key of(Arrival.StatusHeard arrival) {
            return new Key(arrival.terminal(), arrival.status().installation());
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::terminal)
                    .thenComparing(Key::installation)
                    .compare(this, other);
        }
    }

    /// What was heard of an outbox up to some status.
    ///
    /// @param saidAt when it was said, as well as that is known
    private record Known(UUID boot, long uptimeMs, Instant saidAt, long sealed, long most) {
        static final Known NOTHING = new Known(new UUID(0, 0), 0, Instant.EPOCH, 0, 0);
    }

    private record Fall(Key key, Instant at, long before, long after) {}

    /// When a status was said: one that took long on its way is older than what overtook it. A clock that is ahead
    /// is not believed, for the time at which it came is the latest possible.
    static Instant saidAt(Arrival.StatusHeard arrival) {
        Status.Clock clock = arrival.status().clock();
        Instant wall = clock.wall().toInstant();
        boolean believed = clock.reading().synced()
                && Times.isPossible(wall, arrival.receivedAt())
                && wall.isBefore(arrival.receivedAt());
        return believed ? wall : arrival.receivedAt();
    }

    /// Compares these with what was heard before. Their rows of `heard_installation` were written in this transaction,
    /// so that no other one judges the same outboxes until it ends.
    ///
    /// @param arrivals in the order in which they came
    void judge(List<Arrival.StatusHeard> arrivals) {
        // What the broker kept was heard before, or is older than what the terminal will say in a minute.
        List<Arrival.StatusHeard> fresh =
                arrivals.stream().filter(Arrival.StatusHeard::fresh).toList();
        if (fresh.isEmpty()) {
            return;
        }
        Map<Key, Known> known = known(fresh);
        List<Long> held = heldBefore(fresh);
        List<Fall> falls = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            Arrival.StatusHeard arrival = fresh.get(i);
            Known before = known.get(Key.of(arrival));
            boolean later = before == null ? isOnline(arrival) : isLater(arrival, before);
            if (later) {
                known.put(Key.of(arrival), judge(arrival, before == null ? Known.NOTHING : before, held.get(i), falls));
            }
        }
        write(known);
        falls.forEach(this::write);
    }

    private static boolean isLater(Arrival.StatusHeard arrival, Known before) {
        Status status = arrival.status();
        return before.boot().equals(status.clock().reading().boot())
                ? status.clock().reading().uptimeMs() >= before.uptimeMs()
                : isOnline(arrival) && !saidAt(arrival).isBefore(before.saidAt());
    }

    /// A will says how the terminal was when it connected. How old it is its uptime tells within one start, and
    /// nothing beyond.
    private static boolean isOnline(Arrival.StatusHeard arrival) {
        return arrival.status().state() == Status.State.ONLINE;
    }

    private static Known judge(Arrival.StatusHeard arrival, Known before, long held, List<Fall> falls) {
        long sealed = HeardTable.possible(arrival.status().outbox().sealedTotal());
        long most = before.most();
        if (sealed < before.sealed()) {
            falls.add(new Fall(Key.of(arrival), arrival.receivedAt(), most, sealed));
        } else if (held > Math.max(sealed, most)) {
            // No status said so much, but responses did.
            falls.add(new Fall(Key.of(arrival), arrival.receivedAt(), held, sealed));
        }
        return new Known(
                arrival.status().clock().reading().boot(),
                arrival.status().clock().reading().uptimeMs(),
                saidAt(arrival),
                sealed,
                Math.max(most, Math.max(sealed, held)));
    }

    private Map<Key, Known> known(List<Arrival.StatusHeard> arrivals) {
        Map<Key, Known> known = new TreeMap<>();
        new Columns<>(arrivals)
                .text("terminal", Arrival.StatusHeard::terminal)
                .uuid("installation", row -> row.status().installation())
                .bindTo(handle.createQuery("""
                        select * from outbox_progress
                        where (terminal, installation) in (select * from unnest(:terminal, :installation))"""))
                .map((row, context) -> Map.entry(
                        new Key(row.getString("terminal"), row.getObject("installation", UUID.class)), known(row)))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getObject("boot", UUID.class),
                row.getLong("uptime_ms"),
                row.getTimestamp("said_at").toInstant(),
                row.getLong("sealed"),
                row.getLong("most"));
    }

    /// The highest number that was here two minutes before each status was said: messages overtake each other.
    private List<Long> heldBefore(List<Arrival.StatusHeard> arrivals) {
        return new Columns<>(arrivals)
                .text("terminal", Arrival.StatusHeard::terminal)
                .uuid("installation", row -> row.status().installation())
                .bigint(
                        "sealed",
                        row -> HeardTable.possible(row.status().outbox().sealedTotal()))
                .time("said_at", FallTable::saidAt)
                .bindTo(handle.createQuery("""
                        select coalesce((
                            select max(seq) from response
                            where response.installation = said.installation and response.terminal = said.terminal
                            and seq > said.sealed and received_at < said.said_at - interval '2 minutes'), 0)
                        from unnest(:terminal, :installation, :sealed, :said_at) with ordinality
                            as said (terminal, installation, sealed, said_at, place)
                        order by place"""))
                .mapTo(Long.class)
                .list();
    }

    private void write(Map<Key, Known> known) {
        new Columns<>(List.copyOf(known.entrySet()))
                .text("terminal", row -> row.getKey().terminal())
                .uuid("installation", row -> row.getKey().installation())
                .uuid("boot", row -> row.getValue().boot())
                .bigint("uptime_ms", row -> row.getValue().uptimeMs())
                .time("said_at", row -> row.getValue().saidAt())
                .bigint("sealed", row -> row.getValue().sealed())
                .bigint("most", row -> row.getValue().most())
                .bindTo(handle.createUpdate("""
                        insert into outbox_progress as known (
                            terminal, installation, boot, uptime_ms, said_at, sealed, most)
                        select * from unnest(:terminal, :installation, :boot, :uptime_ms, :said_at, :sealed, :most)
                        on conflict (terminal, installation) do update set
                            boot = excluded.boot, uptime_ms = excluded.uptime_ms, said_at = excluded.said_at,
                            sealed = excluded.sealed, most = greatest(known.most, excluded.most)"""))
                .execute();
    }

    private void write(Fall fall) {
        handle.createUpdate("""
                            insert into outbox_fall as open (
                                terminal, installation, falls, fell_at, last_at, sealed_before, sealed_after)
                            values (:terminal, :installation, 1, cast(:at as timestamptz), cast(:at as timestamptz),
                                :before, :after)
                            on conflict (terminal, installation) where acknowledged_at is null do update set
                                falls = open.falls + 1,
                                last_at = excluded.last_at,
                                sealed_before = greatest(open.sealed_before, excluded.sealed_before),
                                sealed_after = least(open.sealed_after, excluded.sealed_after)""")
                .bind("terminal", fall.key().terminal())
                .bind("installation", fall.key().installation())
                .bind("at", fall.at().toString())
                .bind("before", fall.before())
                .bind("after", fall.after())
                .execute();
    }
}
