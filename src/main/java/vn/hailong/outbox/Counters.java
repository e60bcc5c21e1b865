package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.hailong.wire.SeqRange;

/// What was ever counted here, in a table beside the responses and committed with them.
final class Counters {
    static final String SEALED = "sealed";
    static final String REFUSED = "refused";
    static final String SUPPRESSED = "suppressed";
    static final String RESENDS = "resends";
    /// Responses that came from a damaged database.
    static final String SALVAGED = "salvaged";
    /// Whether this one replaces a damaged database.
    static final String DAMAGED = "damaged";
    private static final String PRESSES = "presses.";

    private Counters() {}

    static String presses(int level) {
        return PRESSES + level;
    }

    static long add(Redo redo, String counter, long amount) throws SQLException {
        long after = get(redo.connection(), counter) + amount;
        redo.make(Step.COUNTER, counter, after);
        return after;
    }

    static long get(Connection connection, String counter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT amount FROM counter WHERE name = ?")) {
            select.setString(1, counter);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /// @param receipts those that stand in the same database
    static Totals totals(Connection connection, ReceiptRanges receipts) throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT name, amount FROM counter");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        Map<Integer, Long> presses = new HashMap<>();
        counters.forEach((name, amount) -> {
            if (name.startsWith(PRESSES)) {
                presses.put(Integer.valueOf(name.substring(PRESSES.length())), amount);
            }
        });
        long sealed = counters.getOrDefault(SEALED, 0L);
        Optional<SeqRange> pending = receipts.gap(0, sealed);
        return new Totals(
                sealed,
                receipts.count(),
                pending.isPresent() ? sealedAt(connection, pending.get().first()) : Optional.empty(),
                counters.getOrDefault(REFUSED, 0L),
                presses,
                counters.getOrDefault(SUPPRESSED, 0L),
                counters.getOrDefault(SALVAGED, 0L),
                counters.containsKey(DAMAGED),
                0);
    }

    private static Optional<Instant> sealedAt(Connection connection, long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT sealed_at FROM response WHERE seq = ?")) {
            select.setLong(1, seq);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }
}
