package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.hailong.agency.clock.Anchor;
import vn.hailong.agency.clock.Times;

/// When terminals were started. A start that is asked for is locked until the transaction ends, so that a
/// status and the responses that it repairs find each other, whichever program stores which.
final class AnchorTable {
    private static final Comparator<Boot> ORDER =
            Comparator.comparing(Boot::terminal).thenComparing(Boot::boot);

    private final Handle handle;

    AnchorTable(Handle handle) {
        this.handle = handle;
    }

    /// A start of a terminal.
    record Boot(String terminal, UUID boot) {}

    private record Told(Anchor anchor, Instant at) {}

    /// @param known    what is known of every start that was asked for or told of
    /// @param improved starts of which more is known than before
    record Anchors(Map<Boot, Anchor> known, Set<Boot> improved) {
        Optional<Anchor> of(Boot boot) {
            return Optional.ofNullable(known.get(boot));
        }
    }

    /// Notes what statuses tell of starts, and locks those and the ones that are asked for.
    ///
    /// @param asked starts of responses whose own time is not believed
    Anchors settle(List<Arrival.StatusHeard> statuses, Set<Boot> asked) {
        Map<Boot, Told> told = told(statuses);
        if (told.isEmpty() && asked.isEmpty()) {
            return new Anchors(Map.of(), Set.of());
        }
        Set<Boot> all = new TreeSet<>(ORDER);
        all.addAll(told.keySet());
        all.addAll(asked);
        Map<Boot, Anchor> known = read(all, "");
        Map<Boot, Told> news = new TreeMap<>(ORDER);
        told.forEach((boot, fresh) -> {
            Anchor old = known.get(boot);
            if (old == null || fresh.anchor().isBetterThan(old)) {
                news.put(boot, fresh);
            }
        });
        Set<Boot> locked = new TreeSet<>(ORDER);
        locked.addAll(news.keySet());
        locked.addAll(asked);
        if (locked.isEmpty()) {
            return new Anchors(known, Set.of());
        }
        lock(locked);
        known.putAll(read(locked, "order by terminal, boot for no key update"));
        Set<Boot> improved = new HashSet<>();
        news.forEach((boot, fresh) -> {
            Anchor old = known.get(boot); // somebody may have been faster
            if (old == null || fresh.anchor().isBetterThan(old)) {
                known.put(boot, fresh.anchor());
                improved.add(boot);
            }
        });
        write(news, improved);
        return new Anchors(known, improved);
    }

    private static Map<Boot, Told> told(List<Arrival.StatusHeard> statuses) {
        Map<Boot, Told> told = new HashMap<>();
        for (Arrival.StatusHeard heard : statuses) {
            Boot boot =
                    new Boot(heard.terminal(), heard.status().clock().reading().boot());
            Times.anchor(heard.status(), heard.receivedAt(), heard.fresh())
                    .ifPresent(anchor -> told.merge(
                            boot,
                            new Told(anchor, heard.receivedAt()),
                            (one, other) -> other.anchor().isBetterThan(one.anchor()) ? other : one));
        }
        return told;
    }

    private static Columns<Boot> columns(Collection<Boot> boots) {
        return new Columns<>(List.copyOf(boots))
                .text("terminal", Boot::terminal)
                .uuid("boot", Boot::boot);
    }

    private void lock(Collection<Boot> boots) {
        columns(boots).bindTo(handle.createUpdate("""
                        insert into boot_anchor (terminal, boot)
                        select * from unnest(:terminal, :boot) as wanted (terminal, boot) order by terminal, boot
                        on conflict do nothing""")).execute();
    }

    private Map<Boot, Anchor> read(Collection<Boot> boots, String lock) {
        Map<Boot, Anchor> anchors = new HashMap<>();
        columns(boots)
                .bindTo(handle.createQuery("""
                        select * from boot_anchor
                        where (terminal, boot) in (select * from unnest(:terminal, :boot))
                        %s""".formatted(lock)))
                .map((row, context) ->
                        Map.entry(new Boot(row.getString("terminal"), row.getObject("boot", UUID.class)), anchor(row)))
                .forEach(entry -> entry.getValue().ifPresent(anchor -> anchors.put(entry.getKey(), anchor)));
        return anchors;
    }

    private static Optional<Anchor> anchor(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return kind.equals("NONE")
                ? Optional.empty()
                : Optional.of(Anchor.of(
                        Anchor.Kind.valueOf(kind),
                        row.getTimestamp("booted_at").toInstant(),
                        row.getLong("uptime_ms"),
                        row.getLong("error_ms")));
    }

    private void write(Map<Boot, Told> news, Set<Boot> improved) {
        List<Map.Entry<Boot, Told>> rows = new ArrayList<>(news.entrySet());
        rows.removeIf(row -> !improved.contains(row.getKey()));
        if (rows.isEmpty()) {
            return;
        }
        new Columns<>(rows)
                .text("terminal", row -> row.getKey().terminal())
                .uuid("boot", row -> row.getKey().boot())
                .text("kind", row -> row.getValue().anchor().kind().name())
                .time("booted_at", row -> row.getValue().anchor().bootedAt())
                .bigint("uptime_ms", row -> row.getValue().anchor().uptimeMs())
                .bigint("error_ms", row -> row.getValue().anchor().errorMs())
                .time("noted_at", row -> row.getValue().at())
                .bindTo(handle.createUpdate("""
                        update boot_anchor set kind = told.kind, booted_at = told.booted_at,
                            uptime_ms = told.uptime_ms, error_ms = told.error_ms, noted_at = told.noted_at
                        from unnest(:terminal, :boot, :kind, :booted_at, :uptime_ms, :error_ms, :noted_at)
                            as told (terminal, boot, kind, booted_at, uptime_ms, error_ms, noted_at)
                        where boot_anchor.terminal = told.terminal and boot_anchor.boot = told.boot"""))
                .execute();
    }
}
