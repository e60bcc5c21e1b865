package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.hailong.agency.clock.Anchor;
import vn.hailong.agency.clock.Repair;
import vn.hailong.agency.clock.Times;
import vn.hailong.wire.SealedResponse;

/// The times of responses whose own are not believed. Rows are only ever added: the highest revision counts.
final class TimeTable {
    private final Handle handle;

    TimeTable(Handle handle) {
        this.handle = handle;
    }

    /// A response and what is known of its time.
    ///
    /// @param countedOn the day in which it is counted so far
    record Timed(
            SealedResponse sealed,
            UUID installation,
            String terminal,
            Instant receivedAt,
            int revision,
            Repair repair,
            LocalDate countedOn) {

        static Timed first(Arrival.Understood arrival, Repair repair) {
            return new Timed(
                    arrival.sealed(),
                    arrival.origin().installation(),
                    arrival.origin().terminal(),
                    arrival.receivedAt(),
                    1,
                    repair,
                    repair.day());
        }

        Timed with(Repair better) {
            return new Timed(sealed, installation, terminal, receivedAt, revision + 1, better, countedOn);
        }
    }

    void insert(List<Timed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Columns<Timed> columns = new Columns<>(rows)
                .uuid("response", row -> row.sealed().response().id())
                .integer("revision", Timed::revision)
                .text("terminal", Timed::terminal)
                .uuid("boot", row -> row.sealed().response().clock().boot())
                .uuid("installation", Timed::installation)
                .text("method", row -> row.repair().method().name())
                .time("answered_at", row -> row.repair().at())
                .optionalTime("earliest", row -> row.repair().earliest())
                .time("latest", row -> row.repair().latest())
                .date("day", row -> row.repair().day());
        columns.bindTo(handle.createUpdate("insert into response_time (%s) select * from unnest(%s)"
                        .formatted(columns.names(), columns.parameters())))
                .execute();
    }

    /// The responses of these starts whose time could be known better.
    List<Timed> of(Collection<AnchorTable.Boot> boots) {
        return new Columns<>(List.copyOf(boots))
                .text("terminal", AnchorTable.Boot::terminal)
                .uuid("boot", AnchorTable.Boot::boot)
                .bindTo(handle.createQuery(latest("""
                        (time.terminal, time.boot) in (select * from unnest(:terminal, :boot))""", "<> 'SYNCED'")))
                .map((row, context) -> timed(row))
                .list();
    }

    /// The responses of these installations of whose time only bounds are known.
    List<Timed> bound(Collection<UUID> installations) {
        return new Columns<>(List.copyOf(installations))
                .uuid("installation", id -> id)
                .bindTo(handle.createQuery(latest("""
                        time.response in (select response from response_time
                            where installation = any(:installation) and method = 'BOUND')""", "= 'BOUND'")))
                .map((row, context) -> timed(row))
                .list();
    }

    private static String latest(String which, String method) {
        return """
                with last as (
                    select distinct on (time.response) time.* from response_time time where %s
                    order by time.response, time.revision desc)
                select last.*, response.raw, response.received_at from last
                join response on response.id = last.response
                where last.method %s order by response.id""".formatted(which, method);
    }

    private static Timed timed(ResultSet row) throws SQLException {
        return new Timed(
                Salvage.read(row.getBytes("raw")),
                row.getObject("installation", UUID.class),
                row.getString("terminal"),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("revision"),
                repair(row),
                row.getObject("day", LocalDate.class));
    }

    private static Repair repair(ResultSet row) throws SQLException {
        @Nullable Timestamp earliest = row.getTimestamp("earliest");
        return new Repair(
                Repair.Method.valueOf(row.getString("method")),
                row.getTimestamp("answered_at").toInstant(),
                Optional.ofNullable(earliest).map(Timestamp::toInstant),
                row.getTimestamp("latest").toInstant());
    }

    /// What stands next to some place of a sequence.
    ///
    /// @param trusted   whether its own time is believed
    /// @param notBefore the time after which what follows it was answered, give or take [Times#SLACK]
    /// @param notAfter  the time before which what precedes it was
    record Neighbour(
            boolean trusted, UUID boot, long uptimeMs, Instant at, Optional<Instant> notBefore, Instant notAfter) {
        Anchor anchor() {
            return Anchor.synced(at, uptimeMs);
        }
    }

    /// The held response with the greatest number below this one.
    Optional<Neighbour> before(UUID installation, long seq) {
        return neighbour("seq < :seq order by seq desc", installation, seq);
    }

    /// The held response with the least number above this one.
    Optional<Neighbour> after(UUID installation, long seq) {
        return neighbour("seq > :seq order by seq", installation, seq);
    }

    private Optional<Neighbour> neighbour(String which, UUID installation, long seq) {
        return handle.createQuery("""
                        select next.boot, next.uptime_ms, next.answered_at as claimed, time.method, time.answered_at,
                            time.earliest, time.latest
                        from (select * from response where installation = :installation and %s limit 1) as next
                        left join lateral (select * from response_time where response_time.response = next.id
                            order by revision desc limit 1) as time on true""".formatted(which))
                .bind("installation", installation)
                .bind("seq", seq)
                .map((row, context) -> neighbour(row))
                .findFirst();
    }

    private static Neighbour neighbour(ResultSet row) throws SQLException {
        UUID boot = row.getObject("boot", UUID.class);
        long uptime = row.getLong("uptime_ms");
        if (row.getString("method") == null) {
            Instant at = row.getTimestamp("claimed").toInstant();
            return new Neighbour(true, boot, uptime, at, Optional.of(at), at);
        }
        Repair repair = repair(row);
        return repair.method() == Repair.Method.BOUND
                // Its bounds have the slack already.
                ? new Neighbour(
                        false,
                        boot,
                        uptime,
                        repair.at(),
                        repair.earliest().map(time -> time.plus(Times.SLACK)),
                        repair.latest().minus(Times.SLACK))
                : new Neighbour(false, boot, uptime, repair.at(), Optional.of(repair.at()), repair.at());
    }
}
