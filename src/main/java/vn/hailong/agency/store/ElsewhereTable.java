package vn.hailong.agency.store;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Places in a sequence whose response is counted under another installation of the same terminal.
final class ElsewhereTable {
    private final Handle handle;

    ElsewhereTable(Handle handle) {
        this.handle = handle;
    }

    /// A number of an installation.
    record Place(UUID installation, long seq) {
        static Place of(Arrival.Understood arrival) {
            return new Place(arrival.origin().installation(), arrival.sealed().seq());
        }
    }

    /// Notes them, where the place is free. The caller holds the locks of their installations.
    ///
    /// @return those whose place is taken by something else
    List<Arrival.Understood> insert(List<Arrival.Understood> arrivals) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        Map<Place, byte[]> taken = taken(arrivals);
        List<Arrival.Understood> free = new ArrayList<>();
        List<Arrival.Understood> others = new ArrayList<>();
        for (Arrival.Understood arrival : arrivals) {
            byte[] digest = Bytes.digest(arrival.bytes());
            byte[] known = taken.putIfAbsent(Place.of(arrival), digest);
            if (known == null) {
                free.add(arrival);
            } else if (!MessageDigest.isEqual(known, digest)) {
                others.add(arrival);
            }
        }
        if (!free.isEmpty()) {
            insertRows(free);
            countRows(free);
        }
        return others;
    }

    /// What stands at these places, counted or known elsewhere, by its digest.
    private Map<Place, byte[]> taken(List<Arrival.Understood> arrivals) {
        Map<Place, byte[]> taken = new HashMap<>();
        new Columns<>(arrivals)
                .uuid("installation", row -> row.origin().installation())
                .bigint("seq", row -> row.sealed().seq())
                .bindTo(handle.createQuery("""
                        with place as (select distinct * from unnest(:installation, :seq) as place (installation, seq))
                        select installation, seq, digest from response join place using (installation, seq)
                        union all
                        select installation, seq, digest from known_elsewhere join place using (installation, seq)"""))
                .map((row, context) -> Map.entry(
                        new Place(row.getObject("installation", UUID.class), row.getLong("seq")),
                        row.getBytes("digest")))
                .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
        return taken;
    }

    private void insertRows(List<Arrival.Understood> rows) {
        Columns<Arrival.Understood> columns = new Columns<>(rows)
                .uuid("installation", row -> row.origin().installation())
                .bigint("seq", row -> row.sealed().seq())
                .uuid("response", row -> row.sealed().response().id())
                .bytes("digest", row -> Bytes.digest(row.bytes()))
                .time("received_at", Arrival.Understood::receivedAt);
        columns.bindTo(handle.createUpdate("insert into known_elsewhere (%s) select * from unnest(%s)"
                        .formatted(columns.names(), columns.parameters())))
                .execute();
    }

    private void countRows(List<Arrival.Understood> rows) {
        SortedMap<UUID, Long> added = new TreeMap<>();
        rows.forEach(row -> added.merge(row.origin().installation(), 1L, Long::sum));
        new Columns<>(List.copyOf(added.entrySet()))
                .uuid("id", Map.Entry::getKey)
                .bigint("n", Map.Entry::getValue)
                .bindTo(handle.createUpdate("""
                        update installation set elsewhere = elsewhere + added.n
                        from unnest(:id, :n) as added (id, n) where installation.id = added.id"""))
                .execute();
    }

    /// Those of these arrivals whose place is known elsewhere. Asked only of installations that have such
    /// places.
    Set<Arrival.Understood> at(List<Arrival.Understood> arrivals, Set<UUID> installations) {
        List<Arrival.Understood> asked = arrivals.stream()
                .filter(arrival -> installations.contains(arrival.origin().installation()))
                .toList();
        if (asked.isEmpty()) {
            return Set.of();
        }
        Set<Place> known = new HashSet<>();
        new Columns<>(asked)
                .uuid("installation", row -> row.origin().installation())
                .bigint("seq", row -> row.sealed().seq())
                .bindTo(handle.createQuery("""
                        select installation, seq from known_elsewhere
                        join unnest(:installation, :seq) as place (installation, seq) using (installation, seq)"""))
                .map((row, context) -> new Place(row.getObject("installation", UUID.class), row.getLong("seq")))
                .forEach(known::add);
        Set<Arrival.Understood> found = Collections.newSetFromMap(new IdentityHashMap<>());
        asked.stream().filter(arrival -> known.contains(Place.of(arrival))).forEach(found::add);
        return found;
    }
}
