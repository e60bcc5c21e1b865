package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import vn.hailong.agency.index.CivilDate;
import vn.hailong.agency.index.Summaries;
import vn.hailong.agency.index.Summary;
import vn.hailong.config.AgencyConfig;

final class PostgresSummaries implements Summaries {
    private static final int MINUTES = 15;

    private final Jdbi jdbi;
    private final AgencyConfig config;
    private final InstantSource clock;

    PostgresSummaries(Jdbi jdbi, AgencyConfig config, InstantSource clock) {
        this.jdbi = jdbi;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Summary summary(String unit, LocalDate from, LocalDate to) {
        List<AgencyConfig.Unit> subtree = config.subtree(unit);
        if (subtree.isEmpty()) {
            throw new IllegalArgumentException("no unit is called " + unit);
        }
        String[] units = subtree.stream().map(AgencyConfig.Unit::id).toArray(String[]::new);
        Instant now = clock.instant();
        // One moment for all the queries, so that the parts add up to the total.
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            RatingCounts counts = new RatingCounts(config.questionnaires(), config.smallCell());
            handle.createQuery("""
                            select unit, counter, questionnaire, version, item, level, sum(n) as n from tally
                            where unit = any(:units) and answered_on between :from and :to
                            group by unit, counter, questionnaire, version, item, level""")
                    .bind("units", units)
                    .bind("from", from)
                    .bind("to", to)
                    .map((row, context) -> new RatingCounts.Count(
                            place(row),
                            row.getString("questionnaire"),
                            row.getInt("version"),
                            row.getString("item"),
                            row.getInt("level"),
                            row.getLong("n")))
                    .forEach(counts::add);
            Map<Summary.Place, Long> responses = responses(handle, units, from, to);
            return new Summary(
                    unit,
                    from,
                    to,
                    local(now),
                    responses.values().stream().mapToLong(Long::longValue).sum(),
                    counts.scale(),
                    counts.overall(),
                    counts.counters(places(subtree, responses.keySet()), responses),
                    counts.items(),
                    lastMinutes(handle, units, now));
        });
    }

    private static List<Summary.Place> places(List<AgencyConfig.Unit> units, Set<Summary.Place> answered) {
        List<Summary.Place> places = new ArrayList<>();
        units.forEach(unit ->
                unit.counters().forEach(counter -> places.add(new Summary.Place(unit.id(), counter.id()))));
        // A counter that was closed since keeps its past.
        answered.stream()
                .filter(place -> !places.contains(place))
                .sorted(Comparator.comparing(Summary.Place::unit).thenComparing(Summary.Place::counter))
                .forEach(places::add);
        return places;
    }

    private static Summary.Place place(ResultSet row) throws SQLException {
        return new Summary.Place(row.getString("unit"), row.getString("counter"));
    }

    private static Map<Summary.Place, Long> responses(Handle handle, String[] units, LocalDate from, LocalDate to) {
        Map<Summary.Place, Long> responses = new HashMap<>();
        handle.createQuery("""
                        select unit, counter, sum(n) as n from response_tally
                        where unit = any(:units) and answered_on between :from and :to group by unit, counter""")
                .bind("units", units)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> Map.entry(place(row), row.getLong("n")))
                .forEach(entry -> responses.put(entry.getKey(), entry.getValue()));
        return responses;
    }

    private static List<Summary.Minute> lastMinutes(Handle handle, String[] units, Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1, ChronoUnit.MINUTES);
        long[] arrived = new long[MINUTES];
        handle.createQuery("""
                        select cast(extract(epoch from received_at - cast(:first as timestamptz)) as bigint) / 60
                            as minute, count(*) as n
                        from response where unit = any(:units) and received_at >= cast(:first as timestamptz)
                        group by 1""")
                .bind("units", units)
                .bind("first", first.toString())
                .map((row, context) -> Map.entry(row.getInt("minute"), row.getLong("n")))
                .forEach(entry -> arrived[Math.min(entry.getKey(), MINUTES - 1)] += entry.getValue());
        List<Summary.Minute> minutes = new ArrayList<>();
        for (int i = 0; i < MINUTES; i++) {
            minutes.add(new Summary.Minute(local(first.plus(i, ChronoUnit.MINUTES)), arrived[i]));
        }
        return minutes;
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(CivilDate.ZONE).toOffsetDateTime();
    }
}
