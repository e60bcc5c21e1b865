package vn.hailong.agency.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.hailong.agency.clock.Times;
import vn.hailong.wire.Status;

/// The totals of each outbox, the last of each day among them.
final class HeardTable {
    /// No terminal counts further, and sums of such numbers still fit. Whoever has a terminal's key may say
    /// anything.
    private static final long MOST = 1_000_000_000_000_000L;

    private final Handle handle;
    private final FallTable falls;

    HeardTable(Handle handle) {
        this.handle = handle;
        this.falls = new FallTable(handle);
    }

    void put(List<Arrival.StatusHeard> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        SortedMap<OutboxKey, Arrival.StatusHeard> first = new TreeMap<>();
        arrivals.forEach(arrival -> first.putIfAbsent(OutboxKey.of(arrival), arrival));
        begin(List.copyOf(first.values()));
        hear(arrivals);
        SortedMap<OutboxKey, Arrival.StatusHeard> last = new TreeMap<>();
        falls.judge(arrivals).forEach(later -> last.put(OutboxKey.of(later.arrival()), later.arrival()));
        if (!last.isEmpty()) {
            putTotals(List.copyOf(last.values()));
            putDays(last.keySet());
        }
    }

    static boolean isOnline(Arrival.StatusHeard arrival) {
        return arrival.status().state() == Status.State.ONLINE;
    }

    static long possible(long count) {
        return Math.min(count, MOST);
    }

    /// Since when something waits for a receipt, as the terminal says. A clock that was wrong when it was sealed
    /// says nothing.
    private static Optional<Instant> oldestPending(Arrival.StatusHeard arrival) {
        return arrival.status()
                .outbox()
                .oldestPending()
                .map(OffsetDateTime::toInstant)
                .filter(at -> Times.isPossible(at, arrival.receivedAt()))
                .map(at -> at.isBefore(arrival.receivedAt()) ? at : arrival.receivedAt());
    }

    private static Columns<Arrival.StatusHeard> keys(List<Arrival.StatusHeard> rows) {
        return new Columns<>(rows)
                .text("terminal", Arrival.StatusHeard::terminal)
                .uuid("installation", row -> row.status().installation());
    }

    private static Columns<Arrival.StatusHeard> totals(List<Arrival.StatusHeard> rows) {
        return keys(rows)
                .uuid("boot", row -> row.status().clock().reading().boot())
                .bigint("uptime_ms", row -> row.status().clock().reading().uptimeMs())
                .time("totals_at", Arrival.StatusHeard::receivedAt)
                .bigint("sealed", row -> possible(row.status().outbox().sealedTotal()))
                .bigint("receipted", row -> possible(row.status().outbox().receiptedTotal()))
                .bigint("pending", row -> possible(row.status().outbox().pending()))
                .bigint("refused", row -> possible(row.status().outbox().refusedTotal()))
                .bigint("suppressed", row -> possible(row.status().suppressedPresses()));
    }

    /// Locks them all until the transaction ends, those that were heard before too.
    private void begin(List<Arrival.StatusHeard> rows) {
        Columns<Arrival.StatusHeard> columns = totals(rows);
        columns.bindTo(handle.createUpdate("""
                        insert into heard_installation as known (
                            first_heard, last_heard, refused_now, waiting_since, %1$s)
                        select totals_at, totals_at, refused, case when pending > 0 then totals_at end, %1$s
                        from unnest(%2$s) as said (%1$s)
                        on conflict (terminal, installation) do update set
                            last_heard = greatest(known.last_heard, excluded.last_heard)""".formatted(columns.names(), columns.parameters())))
                .execute();
    }

    private void hear(List<Arrival.StatusHeard> arrivals) {
        Columns<Arrival.StatusHeard> columns =
                keys(arrivals).time("at", Arrival.StatusHeard::receivedAt).flag("online", HeardTable::isOnline);
        columns.bindTo(handle.createUpdate("""
                        update heard_installation known set
                            last_heard = greatest(known.last_heard, said.heard),
                            last_online = greatest(known.last_online, said.online),
                            returned_at = case when said.online is not null and exists (
                                    select from heard_installation other
                                    where other.terminal = known.terminal and other.installation <> known.installation
                                    and other.last_online > known.last_online)
                                then said.online else known.returned_at end
                        from (select terminal, installation, max(at) as heard, max(at) filter (where online) as online
                            from unnest(%2$s) as one (%1$s) group by terminal, installation) as said
                        where known.terminal = said.terminal and known.installation = said.installation""".formatted(columns.names(), columns.parameters())))
                .execute();
    }

    /// A wait is as old as it was heard of, and over when there are receipts for all that was sealed then. What the
    /// terminal says of it can only show that an older one has ended: a
    /// response that was sealed while the clock was wrong looks as if it waited for long.
    private void putTotals(List<Arrival.StatusHeard> rows) {
        Columns<Arrival.StatusHeard> columns = totals(rows).optionalTime("oldest", HeardTable::oldestPending);
        columns.bindTo(handle.createUpdate("""
                        update heard_installation known set
                            boot = said.boot, uptime_ms = said.uptime_ms,
                            totals_at = greatest(known.totals_at, said.totals_at),
                            sealed = said.sealed, receipted = said.receipted, pending = said.pending,
                            waiting_since = case
                                when said.pending = 0 then null
                                when known.pending = 0 then said.totals_at
                                when said.receipted >= known.sealed then said.totals_at
                                else greatest(said.oldest, known.waiting_since) end,
                            refused_now = said.refused,
                            refused = least(%3$s, known.refused + greatest(said.refused - known.refused_now, 0)),
                            suppressed = said.suppressed
                        from unnest(%2$s) as said (%1$s)
                        where known.terminal = said.terminal and known.installation = said.installation""".formatted(columns.names(), columns.parameters(), MOST)))
                .execute();
    }

    private void putDays(Collection<OutboxKey> outboxes) {
        OutboxKey.columns(outboxes).bindTo(handle.createUpdate("""
                        insert into status_day (
                            terminal, installation, day, heard_at, sealed, receipted, pending, refused, suppressed)
                        select terminal, installation, (totals_at at time zone 'Asia/Ho_Chi_Minh')::date, totals_at,
                            sealed, receipted, pending, refused, suppressed
                        from heard_installation
                        join unnest(:terminal, :installation) as said (terminal, installation)
                            using (terminal, installation)
                        order by terminal, installation
                        on conflict (terminal, installation, day) do update set
                            heard_at = excluded.heard_at, sealed = excluded.sealed, receipted = excluded.receipted,
                            pending = excluded.pending, refused = excluded.refused, suppressed = excluded.suppressed""")).execute();
    }
}
