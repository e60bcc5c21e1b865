package vn.hailong.agency.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.tinylog.Logger;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.fleet.Terminals;
import vn.hailong.agency.index.CivilDate;
import vn.hailong.config.AgencyConfig;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;
import vn.hailong.wire.WireFormatException;

final class PostgresTerminals implements Terminals {
    private final Jdbi jdbi;
    private final List<AgencyConfig.Terminal> configured;

    PostgresTerminals(Jdbi jdbi, List<AgencyConfig.Terminal> configured) {
        this.jdbi = jdbi;
        this.configured = configured;
    }

    private record Heard(byte[] payload, OffsetDateTime at) {}

    /// @param accounted numbers that are held, known elsewhere or in quarantine
    private record Facts(
            Map<String, Heard> heard,
            Map<OutboxKey, Long> held,
            Map<OutboxKey, Long> accounted,
            Map<String, Long> quarantined,
            Map<String, Long> refused) {
        long held(String terminal) {
            return held.entrySet().stream()
                    .filter(outbox -> outbox.getKey().terminal().equals(terminal))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    @Override
    public List<TerminalReport> reports() {
        Facts facts = jdbi.inTransaction(PostgresTerminals::facts);
        TreeSet<String> unknown = new TreeSet<>(facts.heard().keySet());
        facts.held().keySet().forEach(outbox -> unknown.add(outbox.terminal()));
        unknown.addAll(facts.quarantined().keySet());
        List<TerminalReport> reports = new ArrayList<>();
        for (AgencyConfig.Terminal terminal : configured) {
            reports.add(report(terminal, facts));
            unknown.remove(terminal.id());
        }
        unknown.forEach(terminal -> reports.add(report(new AgencyConfig.Terminal(terminal, "", ""), facts)));
        return List.copyOf(reports);
    }

    private static TerminalReport report(AgencyConfig.Terminal terminal, Facts facts) {
        Optional<Heard> heard = Optional.ofNullable(facts.heard().get(terminal.id()));
        Optional<Status> status = heard.flatMap(last -> status(terminal.id(), last.payload()));
        Optional<OutboxKey> present = status.map(said -> new OutboxKey(terminal.id(), said.installation()));
        long held = facts.held(terminal.id());
        return new TerminalReport(
                terminal.id(),
                terminal.unit(),
                terminal.counter(),
                status,
                heard.map(Heard::at),
                held,
                held
                        - present.map(outbox -> facts.held().getOrDefault(outbox, 0L))
                                .orElse(held),
                present.map(outbox -> facts.accounted().getOrDefault(outbox, 0L))
                        .orElse(0L),
                facts.quarantined().getOrDefault(terminal.id(), 0L),
                facts.refused().getOrDefault(terminal.id(), 0L));
    }

    private static Optional<Status> status(String terminal, byte[] payload) {
        try {
            return Optional.of(StatusCodec.decode(payload));
        } catch (WireFormatException e) {
            // It was well-formed when it was stored, by another version of this program.
            Logger.warn("The stored status of terminal {} can't be read any more: {}", terminal, e.getMessage());
            return Optional.empty();
        }
    }

    private static Facts facts(Handle handle) {
        Map<String, Heard> heard = new HashMap<>();
        handle.createQuery("select terminal, payload, heard_at from terminal_status")
                .map((row, context) -> Map.entry(
                        row.getString("terminal"),
                        new Heard(
                                row.getBytes("payload"),
                                row.getTimestamp("heard_at")
                                        .toInstant()
                                        .atZone(CivilDate.ZONE)
                                        .toOffsetDateTime())))
                .forEach(entry -> heard.put(entry.getKey(), entry.getValue()));
        return new Facts(
                heard,
                sumsOfOutboxes(handle, "select terminal, id as installation, held as n from installation"),
                sumsOfOutboxes(handle, """
                        select terminal, installation, sum(n) as n from (
                            select terminal, id as installation, held + elsewhere as n from installation
                            union all select terminal, installation, n from (%s) as quarantined) as places
                        group by terminal, installation""".formatted(AccountQueries.QUARANTINED)),
                sums(handle, """
                        select terminal, count(*) as n from quarantined_response
                        where released_at is null group by terminal"""),
                sums(handle, "select terminal, sum(n) as n from refused_total group by terminal"));
    }

    private static Map<OutboxKey, Long> sumsOfOutboxes(Handle handle, String sql) {
        Map<OutboxKey, Long> sums = new TreeMap<>();
        handle.createQuery(sql)
                .map((row, context) -> Map.entry(OutboxKey.of(row), row.getLong("n")))
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        return sums;
    }

    private static Map<String, Long> sums(Handle handle, String sql) {
        Map<String, Long> sums = new HashMap<>();
        handle.createQuery(sql)
                .map((row, context) -> Map.entry(row.getString("terminal"), row.getLong("n")))
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        return sums;
    }
}
