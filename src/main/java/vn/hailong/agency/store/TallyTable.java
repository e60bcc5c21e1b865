package vn.hailong.agency.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The counts behind every figure: ratings and counts by item and level, and responses.
final class TallyTable {
    private static final int PAGE = 2_000;

    private final Handle handle;

    TallyTable(Handle handle) {
        this.handle = handle;
    }

    void add(Tallies tallies) {
        addLevels(tallies.levels());
        addResponses(tallies.responses());
    }

    /// Drops what moves to other days have left at nothing, as if it had never been counted there.
    void dropEmpty(Set<LocalDate> days) {
        for (String table : List.of("tally", "response_tally")) {
            new Columns<>(List.copyOf(days))
                    .date("days", day -> day)
                    .bindTo(handle.createUpdate("delete from " + table + " where n = 0 and answered_on = any(:days)"))
                    .execute();
        }
    }

    private void addLevels(List<Map.Entry<Tallies.LevelKey, Long>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Columns<Map.Entry<Tallies.LevelKey, Long>> columns = new Columns<>(rows)
                .text("unit", row -> row.getKey().unit())
                .date("answered_on", row -> row.getKey().day())
                .text("counter", row -> row.getKey().counter())
                .text("questionnaire", row -> row.getKey().questionnaire())
                .integer("version", row -> row.getKey().version())
                .text("channel", row -> row.getKey().channel())
                .text("item", row -> row.getKey().item())
                .integer("level", row -> row.getKey().level())
                .bigint("n", Map.Entry::getValue);
        columns.bindTo(handle.createUpdate("""
                        insert into tally (%s) select * from unnest(%s)
                        on conflict (unit, answered_on, counter, questionnaire, version, channel, item, level)
                        do update set n = tally.n + excluded.n""".formatted(columns.names(), columns.parameters())))
                .execute();
    }

    private void addResponses(List<Map.Entry<Tallies.ResponseKey, Long>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Columns<Map.Entry<Tallies.ResponseKey, Long>> columns = new Columns<>(rows)
                .text("unit", row -> row.getKey().unit())
                .date("answered_on", row -> row.getKey().day())
                .text("counter", row -> row.getKey().counter())
                .text("questionnaire", row -> row.getKey().questionnaire())
                .text("channel", row -> row.getKey().channel())
                .bigint("n", Map.Entry::getValue);
        columns.bindTo(handle.createUpdate("""
                        insert into response_tally (%s) select * from unnest(%s)
                        on conflict (unit, answered_on, counter, questionnaire, channel)
                        do update set n = response_tally.n + excluded.n""".formatted(columns.names(), columns.parameters())))
                .execute();
    }

    /// Counts everything again from the raw responses. Whoever stores a response meanwhile waits at the tallies,
    /// and adds to the new ones.
    void rebuild() {
        handle.execute("lock table tally, response_tally in exclusive mode");
        Tallies tallies = new Tallies();
        // One statement sees one moment, however many pages it is read in.
        try (var raws = handle
                .createQuery("select raw, day from response join response_day using (id)")
                .setFetchSize(PAGE)
                .map((row, context) -> Map.entry(row.getObject("day", LocalDate.class), row.getBytes("raw")))
                .stream()) {
            raws.forEach(row -> tallies.add(Salvage.read(row.getValue()).response(), row.getKey()));
        }
        handle.execute("delete from tally");
        handle.execute("delete from response_tally");
        add(tallies);
    }
}
