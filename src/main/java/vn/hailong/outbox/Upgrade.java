package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/// Brings a database of format 1 to the present one. Format 1 noted each response's receipt in the response's own row:
///
/// ```
/// response (seq, id, body, sealed_at, receipted_at, quarantine), index response_pending (receipted_at, seq)
/// ```
///
/// and kept nothing of a response that was deleted.
final class Upgrade {
    /// Counted the receipts.
    private static final String RECEIPTED = "receipted";

    private static final int AT_ONCE = 10_000;

    private Upgrade() {}

    /// Receipts of format 1. Every number that was given and has no row had a receipt, since nothing else is deleted.
    ///
    /// @throws SQLException if they are not as many as were counted
    static ReceiptRanges receipts(Connection connection) throws SQLException {
        ReceiptRanges.Builder found = new ReceiptRanges.Builder();
        long next = 1;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT seq, receipted_at FROM response WHERE seq >= ? ORDER BY seq LIMIT " + AT_ONCE)) {
            for (long before = 0; before < next; ) {
                before = next;
                select.setLong(1, next);
                next = read(select, next, found);
            }
        }
        Counters counters = new Counters(connection);
        addPurged(found, next, counters.get(Counters.SEALED));
        ReceiptRanges receipts = found.build();
        long counted = counters.get(RECEIPTED);
        if (receipts.count() != counted) {
            throw new SQLException(counted + " receipts were counted, and " + receipts.count() + " are there");
        }
        return receipts;
    }

    /// @return the number after the last that was read
    private static long read(PreparedStatement select, long from, ReceiptRanges.Builder found) throws SQLException {
        long next = from;
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long seq = rows.getLong(1);
                addPurged(found, next, seq - 1);
                OffsetDateTime at = rows.getObject(2, OffsetDateTime.class);
                if (at != null) {
                    found.add(ReceiptRange.at(at.toInstant(), seq, seq));
                }
                next = seq + 1;
            }
        }
        return next;
    }

    private static void addPurged(ReceiptRanges.Builder found, long first, long last) {
        if (first <= last) {
            found.add(ReceiptRange.purged(first, last));
        }
    }

    /// Brings it to format 2, or leaves it as it is if that is its format. Whatever this is cut off after, the database
    /// is whole in format 1, to be brought to format 2 again, until one commit makes it format 2.
    ///
    /// The column `receipted_at` stays where it is, and says nothing any more: to drop it, H2 would write every
    /// response anew, and all of that would be held in memory until the file is forced.
    ///
    /// @return whether there was something to do; then the database must be forced before its log goes on
    static boolean make(Connection connection) throws SQLException {
        if (Soundness.version(connection) >= Foundation.VERSION) {
            return false;
        }
        ReceiptRanges receipts = receipts(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX IF EXISTS response_pending");
            statement.execute("DROP TABLE IF EXISTS receipt");
            statement.execute(Foundation.RECEIPT);
            // From here on it is one transaction.
            Receipts.begin(new Redo(new Statements(connection), new Counters(connection)), receipts);
            statement.execute("DELETE FROM counter WHERE name = '" + RECEIPTED + "'");
            statement.execute("UPDATE installation SET version = " + Foundation.VERSION);
        }
        connection.commit();
        return true;
    }
}
