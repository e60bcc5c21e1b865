package vn.hailong.agency.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        AgencyConfig.Unit configured = config.units().stream()
                .filter(candidate -> candidate.id().equals(unit))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no unit is called " + unit));
        Instant now = clock.instant();
        // One moment for all the queries, so that the parts add up to the total.
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            RatingCounts counts = new RatingCounts(config.questionnaires(), config.smallCell());
            handle.createQuery("""
                            select counter, questionnaire, version, item, level, sum(n) as n from tally
                            where unit = :unit and answered_on between :from and :to
                            group by counter, questionnaire, version, item, level""")
                    .bind("unit", unit)
                    .bind("from", from)
                    .bind("to", to)
                    .map((row, context) -> new RatingCounts.Count(
                            row.getString("counter"),
                            row.getString("questionnaire"),
                            row.getInt("version"),
                            row.getString("item"),
                            row.getInt("level"),
                            row.getLong("n")))
                    .forEach(counts::add);
            Map<String, Long> responses = responses(handle, unit, from, to);
            List<String> counters = new ArrayList<>(
                    configured.counters().stream().map(AgencyConfig.Counter::id).toList());
            // A counter that was closed since keeps its past.
            responses.keySet().stream()
                    .filter(counter -> !counters.contains(counter))
                    .sorted()
                    .forEach(counters::add);
            return new Summary(
                    unit,
                    from,
                    to,
                    local(now),
                    responses.values().stream().mapToLong(Long::longValue).sum(),
                    counts.overall(),
                    counts.counters(counters, responses),
                    counts.items(),
                    lastMinutes(handle, unit, now));
        });
    }

    private static Map<String, Long> responses(Handle handle, String unit, LocalDate from, LocalDate to) {
        Map<String, Long> responses = new HashMap<>();
        handle.createQuery("""
                        select counter, sum(n) as n from response_tally
                        where unit = :unit and answered_on between :from and :to group by counter""")
                .bind("unit", unit)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> Map.entry(row.getString("counter"), row.getLong("n")))
                .forEach(entry -> responses.put(entry.getKey(), entry.getValue()));
        return responses;
    }

    private static List<Summary.Minute> lastMinutes(Handle handle, String unit, Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1, ChronoUnit.MINUTES);
        long[] arrived = new long[MINUTES];
        handle.createQuery("""
                        select cast(extract(epoch from received_at - cast(:first as timestamptz)) as bigint) / 60
                            as minute, count(*) as n
                        from response where unit = :unit and received_at >= cast(:first as timestamptz)
                        group by 1""")
                .bind("unit", unit)
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
