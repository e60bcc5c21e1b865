package vn.hailong.agency.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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

    private record Key(String terminal, UUID installation) {}

    void put(List<Arrival.StatusHeard> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        Map<Key, Arrival.StatusHeard> last =
                new TreeMap<>(Comparator.comparing(Key::terminal).thenComparing(Key::installation));
        for (Arrival.StatusHeard arrival : arrivals) {
            last.merge(
                    new Key(arrival.terminal(), arrival.status().installation()),
                    arrival,
                    (one, other) -> isOlder(other.status(), one.status()) ? one : other);
        }
        List<Arrival.StatusHeard> rows = List.copyOf(last.values());
        putTotals(rows);
        putDays(rows);
        falls.judge(arrivals);
    }

    /// A will tells how the terminal was when it connected, not how it is.
    private static boolean isOlder(Status one, Status other) {
        return one.clock().reading().boot().equals(other.clock().reading().boot())
                && one.clock().reading().uptimeMs() < other.clock().reading().uptimeMs();
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

    private void putTotals(List<Arrival.StatusHeard> rows) {
        Columns<Arrival.StatusHeard> columns = new Columns<>(rows)
                .text("terminal", Arrival.StatusHeard::terminal)
                .uuid("installation", row -> row.status().installation())
                .time("last_heard", Arrival.StatusHeard::receivedAt)
                .optionalTime("oldest", HeardTable::oldestPending)
                .flag("online", row -> row.status().state() == Status.State.ONLINE)
                .uuid("boot", row -> row.status().clock().reading().boot())
                .bigint("uptime_ms", row -> row.status().clock().reading().uptimeMs())
                .bigint("sealed", row -> possible(row.status().outbox().sealedTotal()))
                .bigint("receipted", row -> possible(row.status().outbox().receiptedTotal()))
                .bigint("pending", row -> possible(row.status().outbox().pending()))
                .bigint("refused", row -> possible(row.status().outbox().refusedTotal()))
                .bigint("suppressed", row -> possible(row.status().suppressedPresses()));
        columns.bindTo(handle.createUpdate("""
                        with said (%s) as (select * from unnest(%s))
                        insert into heard_installation as known (
                            terminal, installation, first_heard, last_heard, last_online, boot, uptime_ms, totals_at,
                            sealed, receipted, pending, refused_now, refused, suppressed)
                        select terminal, installation, last_heard, last_heard, case when online then last_heard end,
                            boot, uptime_ms, last_heard, sealed, receipted, pending, refused, refused, suppressed
                        from said
                        on conflict (terminal, installation) do update set
                            last_heard = greatest(known.last_heard, excluded.last_heard),
                            last_online = greatest(known.last_online, excluded.last_online),
                            returned_at = case when excluded.last_online is not null and exists (
                                    select from heard_installation other
                                    where other.terminal = known.terminal and other.installation <> known.installation
                                    and other.last_online > known.last_online)
                                then excluded.last_online else known.returned_at end""".formatted(columns.names(), columns.parameters())))
                .execute();
        columns.bindTo(handle.createUpdate("""
                        update heard_installation known set
                            boot = said.boot, uptime_ms = said.uptime_ms, totals_at = said.last_heard,
                            sealed = said.sealed, receipted = said.receipted, pending = said.pending,
                            waiting_since = case
                                when said.pending = 0 then null
                                when known.pending = 0
                                    then greatest(coalesce(said.oldest, said.last_heard), known.totals_at)
                                else greatest(
                                    coalesce(said.oldest, known.waiting_since, said.last_heard), known.waiting_since)
                                end,
                            refused_now = said.refused,
                            refused = least(%3$s, known.refused + case when said.refused >= known.refused_now
                                then said.refused - known.refused_now else said.refused end),
                            suppressed = said.suppressed
                        from unnest(%2$s) as said (%1$s)
                        where known.terminal = said.terminal and known.installation = said.installation
                        and said.last_heard >= known.totals_at
                        and (case when known.boot = said.boot then said.uptime_ms >= known.uptime_ms
                            else said.online end)""".formatted(columns.names(), columns.parameters(), MOST)))
                .execute();
    }

    private void putDays(List<Arrival.StatusHeard> rows) {
        new Columns<>(rows)
                .text("terminal", Arrival.StatusHeard::terminal)
                .uuid("installation", row -> row.status().installation())
                .bindTo(handle.createUpdate("""
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
                            pending = excluded.pending, refused = excluded.refused, suppressed = excluded.suppressed"""))
                .execute();
    }
}
