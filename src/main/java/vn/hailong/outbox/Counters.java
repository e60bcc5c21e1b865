package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was ever counted here, in a table beside the responses and committed with them.
///
/// It is ahead of the table until it is written, and of the disk by the group that is under way. After a failure it
/// must be made anew, as the database is opened anew: only what is on the disk is true. For one thread.
final class Counters {
    /// Counts the groups of changes. A database that has this counter has a log.
    static final String GROUP = "group";
    static final String SEALED = "sealed";
    static final String REFUSED = "refused";
    static final String SUPPRESSED = "suppressed";
    static final String RESENDS = "resends";
    /// Responses that came from a damaged database.
    static final String SALVAGED = "salvaged";
    /// Whether this one replaces a damaged database.
    static final String DAMAGED = "damaged";
    private static final String PRESSES = "presses.";

    private final Map<String, Long> amounts;
    private final Set<String> changed = new LinkedHashSet<>();

    /// @param connection to what they begin with
    Counters(Connection connection) throws SQLException {
        this.amounts = read(connection);
    }

    static String presses(int level) {
        return PRESSES + level;
    }

    /// @return the new amount
    long add(String counter, long amount) {
        long after = get(counter) + amount;
        set(counter, after);
        return after;
    }

    void set(String counter, long amount) {
        amounts.put(counter, amount);
        changed.add(counter);
    }

    long get(String counter) {
        return amounts.getOrDefault(counter, 0L);
    }

    /// Whether it was ever written.
    boolean has(String counter) {
        return amounts.containsKey(counter);
    }

    /// Writes what has changed since the last time to the table.
    void write(Redo redo) throws SQLException {
        for (String counter : changed) {
            redo.make(Step.COUNTER, counter, get(counter));
        }
        changed.clear();
    }

    private static Map<String, Long> read(Connection connection) throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT name, amount FROM counter");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counters;
    }

    /// @param receipts those that stand in the same database
    /// @param oldest   when the first was sealed that has no receipt
    Totals totals(ReceiptRanges receipts, Optional<Instant> oldest) {
        Map<Integer, Long> presses = new HashMap<>();
        amounts.forEach((name, amount) -> {
            if (name.startsWith(PRESSES)) {
                presses.put(Integer.valueOf(name.substring(PRESSES.length())), amount);
            }
        });
        return new Totals(
                get(SEALED),
                receipts.count(),
                oldest,
                get(REFUSED),
                presses,
                get(SUPPRESSED),
                get(SALVAGED),
                has(DAMAGED),
                0);
    }
}
