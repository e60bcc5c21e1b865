package vn.hailong.agency.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Cards, and the terminals that own them.
final class InstallationTable {
    private final Handle handle;

    InstallationTable(Handle handle) {
        this.handle = handle;
    }

    /// Notes the first terminal of each installation, and locks them all until the transaction ends: what follows
    /// sees every response that another program has committed of them. Always in the same order, so that two
    /// programs never wait for each other.
    ///
    /// @return the terminal that owns each installation
    Map<UUID, String> claim(List<Arrival.Understood> arrivals) {
        SortedMap<UUID, Arrival.Understood> first = new TreeMap<>();
        arrivals.forEach(arrival -> first.putIfAbsent(arrival.origin().installation(), arrival));
        if (first.isEmpty()) {
            return Map.of();
        }
        Columns<Arrival.Understood> columns = new Columns<>(List.copyOf(first.values()))
                .uuid("id", row -> row.origin().installation())
                .text("terminal", row -> row.origin().terminal())
                .time("first_seen", "timestamptz", Arrival.Understood::receivedAt);
        columns.bindTo(handle.createUpdate("""
                        insert into installation (id, terminal, first_seen)
                        select * from unnest(:id, :terminal, :first_seen) order by 1
                        on conflict do nothing""")).execute();
        Map<UUID, String> owners = new HashMap<>();
        new Columns<>(List.copyOf(first.keySet()))
                .uuid("id", id -> id)
                .bindTo(handle.createQuery(
                        "select id, terminal from installation where id = any(:id) order by id for no key update"))
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getString("terminal")))
                .forEach(owner -> owners.put(owner.getKey(), owner.getValue()));
        return owners;
    }

    /// Adds to the number of responses held of each, which is what "terminal sealed N, agency holds N" compares.
    void add(List<Arrival.Understood> inserted) {
        SortedMap<UUID, Long> added = new TreeMap<>();
        inserted.forEach(arrival -> added.merge(arrival.origin().installation(), 1L, Long::sum));
        new Columns<>(List.copyOf(added.entrySet()))
                .uuid("id", Map.Entry::getKey)
                .bigint("n", Map.Entry::getValue)
                .bindTo(handle.createUpdate("""
                        update installation set held = held + added.n
                        from unnest(:id, :n) as added (id, n) where installation.id = added.id"""))
                .execute();
    }
}
