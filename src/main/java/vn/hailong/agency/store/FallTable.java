package vn.hailong.agency.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import vn.hailong.agency.store.ProgressTable.Progress;

/// Puts statuses in order, and notices outboxes that say they sealed fewer than before. Every status is looked at, not
/// only the last one of a group: an outbox that has caught up by then fell all the same.
final class FallTable {
    private final Handle handle;
    private final ProgressTable progress;

    FallTable(Handle handle) {
        this.handle = handle;
        this.progress = new ProgressTable(handle);
    }

    /// A status that is later than all that were heard of its outbox before.
    ///
    record Later(Arrival.StatusHeard arrival, Succession.Standing standing) {
        private OutboxKey key() {
            return OutboxKey.of(arrival);
        }

        /// Nothing was here before a status of which that is not known.
        private Instant saidAt() {
            return standing.saidAt().orElse(Instant.EPOCH);
        }
    }

    private record Level(long sealed, long most) {
        static final Level NONE = new Level(0, 0);
    }

    private record Fall(OutboxKey key, Instant at, long before, long after) {}

    /// Compares these with what was heard before. Their rows of `heard_installation` were written in this transaction,
    /// so that no other one judges the same outboxes until it ends.
    ///
    /// @param arrivals in the order in which they came
    /// @return those that are later than what was heard before, in the same order
    List<Later> judge(List<Arrival.StatusHeard> arrivals) {
        Map<OutboxKey, Succession> orders = new TreeMap<>();
        Map<OutboxKey, Level> levels = new TreeMap<>();
        progress.read(new TreeSet<>(arrivals.stream().map(OutboxKey::of).toList()))
                .forEach((key, before) -> {
                    orders.put(key, before.order());
                    levels.put(key, new Level(before.sealed(), before.most()));
                });
        List<Later> later = inOrder(arrivals, orders);
        List<Long> held = heldBefore(later);
        List<Fall> falls = new ArrayList<>();
        for (int i = 0; i < later.size(); i++) {
            Later status = later.get(i);
            Level before = levels.getOrDefault(status.key(), Level.NONE);
            levels.put(status.key(), compare(status, before, held.get(i), falls));
        }
        Map<OutboxKey, Progress> after = new TreeMap<>();
        levels.forEach((key, level) ->
                after.put(key, new Progress(Objects.requireNonNull(orders.get(key)), level.sealed(), level.most())));
        progress.write(after);
        falls.forEach(this::write);
        return later;
    }

    private static List<Later> inOrder(List<Arrival.StatusHeard> arrivals, Map<OutboxKey, Succession> orders) {
        List<Later> later = new ArrayList<>();
        for (Arrival.StatusHeard arrival : arrivals) {
            Succession before = orders.get(OutboxKey.of(arrival));
            Succession.Moment heard = new Succession.Moment(
                    arrival.status().clock().reading().boot(),
                    arrival.status().clock().reading().uptimeMs(),
                    arrival.receivedAt());
            Succession.Step step = before == null
                    ? Succession.begin(heard, sealed(arrival))
                    : before.hear(heard, sealed(arrival), arrival.fresh() && HeardTable.isOnline(arrival));
            orders.put(OutboxKey.of(arrival), step.next());
            step.stands().ifPresent(standing -> later.add(new Later(arrival, standing)));
        }
        return later;
    }

    private static long sealed(Arrival.StatusHeard arrival) {
        return HeardTable.possible(arrival.status().outbox().sealedTotal());
    }

    private static Level compare(Later status, Level before, long held, List<Fall> falls) {
        long least = status.standing().sealed();
        long most = before.most();
        if (least < before.sealed()) {
            falls.add(new Fall(status.key(), status.standing().heardAt(), most, least));
        } else if (held > Math.max(least, most)) {
            // No status said so much, but responses did.
            falls.add(new Fall(status.key(), status.standing().heardAt(), held, least));
        }
        long sealed = sealed(status.arrival());
        return new Level(sealed, Math.max(most, Math.max(sealed, held)));
    }

    /// The highest number that was here two minutes before each status was said: messages overtake each other.
    private List<Long> heldBefore(List<Later> statuses) {
        return new Columns<>(statuses)
                .text("terminal", row -> row.key().terminal())
                .uuid("installation", row -> row.key().installation())
                .bigint("sealed", row -> row.standing().sealed())
                .time("said_at", Later::saidAt)
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
