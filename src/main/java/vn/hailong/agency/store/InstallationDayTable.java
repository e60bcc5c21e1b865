package vn.hailong.agency.store;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// How many responses of each outbox belong to each day.
final class InstallationDayTable {
    private final Handle handle;

    InstallationDayTable(Handle handle) {
        this.handle = handle;
    }

    private record Key(UUID installation, LocalDate day) {}

    void add(List<Arrival.Understood> inserted, AnsweredTimes.Settled settled) {
        Map<Key, Long> rows =
                new TreeMap<>(Comparator.comparing(Key::installation).thenComparing(Key::day));
        for (Arrival.Understood arrival : inserted) {
            Key key = new Key(
                    arrival.origin().installation(),
                    settled.day(arrival.sealed().response()));
            rows.merge(key, 1L, Long::sum);
        }
        for (AnsweredTimes.Move move : settled.moves()) {
            rows.merge(new Key(move.installation(), move.from()), -1L, Long::sum);
            rows.merge(new Key(move.installation(), move.to()), 1L, Long::sum);
        }
        if (rows.isEmpty()) {
            return;
        }
        new Columns<>(List.copyOf(rows.entrySet()))
                .uuid("installation", row -> row.getKey().installation())
                .date("day", row -> row.getKey().day())
                .bigint("held", Map.Entry::getValue)
                .bindTo(handle.createUpdate("""
                        insert into installation_day (installation, day, held)
                        select * from unnest(:installation, :day, :held)
                        on conflict (installation, day) do update set held = installation_day.held + excluded.held"""))
                .execute();
    }
}
