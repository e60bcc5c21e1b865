package vn.hailong.agency.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /// @param owner     the terminal that was heard with it first
    /// @param elsewhere whether some of its numbers are known elsewhere
    /// @param unsure    whether of the times of some of its responses only bounds are known
    record Claim(String owner, boolean elsewhere, boolean unsure) {}

    private record Added(long held, long salvaged) {
        Added plus(Added other) {
            return new Added(held + other.held, salvaged + other.salvaged);
        }
    }

    /// Notes the first terminal of each installation, and locks them all until the transaction ends: what follows
    /// sees every response that another program has committed of them. Always in the same order, so that two
    /// programs never wait for each other.
    ///
    /// @return each installation, as it is now
    Map<UUID, Claim> claim(List<Arrival.Understood> arrivals) {
        SortedMap<UUID, Arrival.Understood> first = new TreeMap<>();
        arrivals.forEach(arrival -> first.putIfAbsent(arrival.origin().installation(), arrival));
        if (first.isEmpty()) {
            return Map.of();
        }
        Columns<Arrival.Understood> columns = new Columns<>(List.copyOf(first.values()))
                .uuid("id", row -> row.origin().installation())
                .text("terminal", row -> row.origin().terminal())
                .time("first_seen", Arrival.Understood::receivedAt);
        columns.bindTo(handle.createUpdate("""
                        insert into installation (id, terminal, first_seen)
                        select * from unnest(:id, :terminal, :first_seen) order by 1
                        on conflict do nothing""")).execute();
        Map<UUID, Claim> claims = new HashMap<>();
        new Columns<>(List.copyOf(first.keySet()))
                .uuid("id", id -> id)
                .bindTo(handle.createQuery("""
                        select id, terminal, elsewhere, unsure from installation
                        where id = any(:id) order by id for no key update"""))
                .map((row, context) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Claim(row.getString("terminal"), row.getLong("elsewhere") > 0, row.getBoolean("unsure"))))
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue()));
        return claims;
    }

    /// Adds to the number of responses held of each, which is what "terminal sealed N, agency holds N" compares.
    void add(List<Arrival.Understood> inserted) {
        SortedMap<UUID, Added> added = new TreeMap<>();
        inserted.forEach(arrival -> added.merge(
                arrival.origin().installation(),
                new Added(1, Salvage.isSalvaged(arrival.sealed().response()) ? 1 : 0),
                Added::plus));
        new Columns<>(List.copyOf(added.entrySet()))
                .uuid("id", Map.Entry::getKey)
                .bigint("held", row -> row.getValue().held())
                .bigint("salvaged", row -> row.getValue().salvaged())
                .bindTo(handle.createUpdate("""
                        update installation
                        set held = installation.held + added.held,
                            salvaged = installation.salvaged + added.salvaged
                        from unnest(:id, :held, :salvaged) as added (id, held, salvaged)
                        where installation.id = added.id"""))
                .execute();
    }

    /// Notes that of the times of some of their responses only bounds are known.
    void unsure(Set<UUID> installations) {
        if (!installations.isEmpty()) {
            new Columns<>(List.copyOf(installations))
                    .uuid("id", id -> id)
                    .bindTo(handle.createUpdate("update installation set unsure = true where id = any(:id)"))
                    .execute();
        }
    }
}
