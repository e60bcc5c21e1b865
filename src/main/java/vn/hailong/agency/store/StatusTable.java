package vn.hailong.agency.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The last status of each terminal.
final class StatusTable {
    private final Handle handle;

    StatusTable(Handle handle) {
        this.handle = handle;
    }

    void put(List<Arrival.StatusHeard> arrivals) {
        Map<String, Arrival.StatusHeard> last = new TreeMap<>();
        arrivals.forEach(arrival -> last.put(arrival.terminal(), arrival));
        if (last.isEmpty()) {
            return;
        }
        new Columns<>(List.copyOf(last.values()))
                .text("terminal", Arrival.StatusHeard::terminal)
                .bytes("payload", Arrival.StatusHeard::payload)
                .time("heard_at", Arrival.StatusHeard::receivedAt)
                .bindTo(handle.createUpdate("""
                        insert into terminal_status (terminal, payload, heard_at)
                        select * from unnest(:terminal, :payload, :heard_at)
                        on conflict (terminal) do update
                            set payload = excluded.payload, heard_at = excluded.heard_at
                            where excluded.heard_at >= terminal_status.heard_at"""))
                .execute();
    }
}
