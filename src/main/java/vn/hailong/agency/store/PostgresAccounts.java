package vn.hailong.agency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import vn.hailong.agency.account.Accounts;
import vn.hailong.agency.account.DayAccount;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Uncounted;
import vn.hailong.agency.index.CivilDate;

/// Every answer sees one moment of the database, so that its parts add up.
final class PostgresAccounts implements Accounts {
    private final Jdbi jdbi;

    PostgresAccounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<OutboxAccount> outboxes() {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, PostgresAccounts::outboxes);
    }

    private static List<OutboxAccount> outboxes(Handle handle) {
        Map<OutboxKey, Map<String, Long>> quarantined = quarantined(handle);
        Gaps gaps = new Gaps(handle);
        return handle.createQuery(AccountQueries.OUTBOXES)
                .map((row, context) -> {
                    OutboxKey key = OutboxKey.of(row);
                    return outbox(row, key, quarantined.getOrDefault(key, Map.of()), gaps);
                })
                .list();
    }

    private static OutboxAccount outbox(ResultSet row, OutboxKey key, Map<String, Long> quarantined, Gaps gaps)
            throws SQLException {
        Optional<OutboxAccount.Said> said = row.getObject("totals_at") == null
                ? Optional.empty()
                : Optional.of(new OutboxAccount.Said(
                        time(row, "totals_at"),
                        row.getLong("sealed"),
                        row.getLong("receipted"),
                        row.getLong("pending"),
                        row.getLong("refused"),
                        row.getLong("suppressed"),
                        row.getLong("most"),
                        row.getObject("waiting_since") == null
                                ? Optional.empty()
                                : Optional.of(time(row, "waiting_since"))));
        long held = row.getLong("held");
        long elsewhere = row.getLong("elsewhere");
        long later = row.getLong("later");
        boolean present = row.getBoolean("present");
        long upTo = said.map(OutboxAccount.Said::sealed).orElse(row.getLong("highest"));
        long accounted = held + elsewhere + row.getLong("quarantined") - later;
        long missing = Math.max(0, upTo - accounted);
        boolean onItsWay = present && said.isPresent() && missing <= said.get().pending();
        return new OutboxAccount(
                key.terminal(),
                key.installation(),
                present,
                said,
                held,
                elsewhere,
                quarantined,
                unwelcome(row, "conflicting"),
                later,
                row.getObject("fell_at") == null ? Optional.empty() : Optional.of(PostgresFalls.fall(row)),
                missing,
                missing == 0 || onItsWay ? List.of() : gaps.below(key.terminal(), key.installation(), upTo),
                row.getLong("salvaged_from"),
                Optional.ofNullable(row.getObject("returned_at") == null ? null : time(row, "returned_at")),
                unwelcome(row, "strange"),
                new OutboxAccount.Repaired(row.getLong("repaired"), row.getLong("bound")),
                row.getObject("asked_at") == null
                        ? Optional.empty()
                        : Optional.of(new OutboxAccount.Asked(row.getInt("attempts"), time(row, "asked_at"))));
    }

    private static Optional<OutboxAccount.Unwelcome> unwelcome(ResultSet row, String kind) throws SQLException {
        return row.getLong(kind) == 0
                ? Optional.empty()
                : Optional.of(new OutboxAccount.Unwelcome(row.getLong(kind), time(row, kind + "_at")));
    }

    /// Numbers that are in quarantine and nowhere else, by code; of a number with several codes the first.
    private static Map<OutboxKey, Map<String, Long>> quarantined(Handle handle) {
        Map<OutboxKey, Map<String, Long>> counts = new HashMap<>();
        handle.createQuery(AccountQueries.QUARANTINED)
                .map((row, context) -> Map.entry(OutboxKey.of(row), Map.entry(row.getString("code"), row.getLong("n"))))
                .forEach(found -> counts.computeIfAbsent(found.getKey(), key -> new TreeMap<>())
                        .put(found.getValue().getKey(), found.getValue().getValue()));
        return counts;
    }

    @Override
    public List<DayAccount> day(LocalDate day) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            Map<OutboxKey, DayAccount.Said> said = new HashMap<>();
            handle.createQuery(AccountQueries.DAY_SAID)
                    .bind("day", day)
                    .map((row, context) -> Map.entry(OutboxKey.of(row), daySaid(row)))
                    .forEach(entry -> said.put(entry.getKey(), entry.getValue()));
            Map<UUID, Long> belongs = new HashMap<>();
            handle.createQuery("select installation, held from installation_day where day = :day and held > 0")
                    .bind("day", day)
                    .map((row, context) -> Map.entry(row.getObject("installation", UUID.class), row.getLong("held")))
                    .forEach(entry -> belongs.put(entry.getKey(), entry.getValue()));
            List<DayAccount> accounts = new ArrayList<>();
            for (OutboxAccount outbox : outboxes(handle)) {
                OutboxKey key = new OutboxKey(outbox.terminal(), outbox.installation());
                Optional<DayAccount.Said> words = Optional.ofNullable(said.get(key));
                // What another terminal holds under this id is not this one's.
                long held = outbox.held() > 0 ? belongs.getOrDefault(outbox.installation(), 0L) : 0;
                if (words.isPresent() || held > 0) {
                    accounts.add(new DayAccount(day, words, held, outbox));
                }
            }
            return accounts;
        });
    }

    private static DayAccount.Said daySaid(ResultSet row) throws SQLException {
        long before = row.getLong("sealed_before");
        long sealed = Math.max(0, row.getLong("sealed") - before);
        long held = row.getLong("held");
        long elsewhere = row.getLong("elsewhere");
        long quarantined = row.getLong("quarantined");
        return new DayAccount.Said(
                before + 1,
                sealed,
                Math.max(0, row.getLong("receipted") - row.getLong("receipted_before")),
                row.getLong("pending"),
                Math.max(0, row.getLong("refused") - row.getLong("refused_before")),
                Math.max(0, row.getLong("suppressed") - row.getLong("suppressed_before")),
                held,
                elsewhere,
                quarantined,
                Math.max(0, sealed - held - elsewhere - quarantined),
                row.getLong("other_days"),
                row.getLong("conflicting"));
    }

    @Override
    public Uncounted uncounted() {
        return jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, handle -> new UncountedQueries(handle).all());
    }

    static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().atZone(CivilDate.ZONE).toOffsetDateTime();
    }
}
