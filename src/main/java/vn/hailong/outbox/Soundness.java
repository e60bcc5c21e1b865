package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import vn.hailong.wire.SeqRange;

/// Whether everything is there, and makes sense, that the agency does not have yet. H2 keeps no checksum of what it
/// stores.
final class Soundness {
    private static final int AT_ONCE = 1_000;

    private Soundness() {}

    /// Reads all of it, in a database of any format.
    ///
    /// @return the receipts
    /// @throws SQLException if something is missing or not whole
    static ReceiptRanges check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT body FROM draft")) {
            while (rows.next()) {
                requireWhole(rows.getBytes(1));
            }
        }
        ReceiptRanges receipts =
                version(connection) < Foundation.VERSION ? Upgrade.receipts(connection) : Receipts.read(connection);
        long sealed = new Counters(connection).get(Counters.SEALED);
        if (receipts.last() > sealed) {
            throw new SQLException("there is a receipt for " + receipts.last() + " of " + sealed + " responses");
        }
        Optional<SeqRange> gap = receipts.gap(0, sealed);
        while (gap.isPresent()) {
            SeqRange some = new SeqRange(
                    gap.get().first(), Math.min(gap.get().last(), gap.get().first() + AT_ONCE - 1));
            check(connection, some);
            gap = receipts.gap(some.last(), sealed);
        }
        return receipts;
    }

    private static void check(Connection connection, SeqRange seqs) throws SQLException {
        List<Pending> found = PendingReader.select(connection, seqs, AT_ONCE);
        for (Pending each : found) {
            requireWhole(each.bytes());
        }
        if (found.size() <= seqs.last() - seqs.first()) {
            throw new SQLException("of the responses " + seqs.first() + " to " + seqs.last()
                    + ", which have no receipt, " + found.size() + " are there");
        }
    }

    private static void requireWhole(byte[] body) throws SQLException {
        if (!JsonObject.isWhole(body)) {
            throw new SQLException("a response is not whole");
        }
    }

    /// Of the tables.
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version FROM installation")) {
            if (!rows.next()) {
                throw new SQLException("the table installation is empty");
            }
            return rows.getInt(1);
        }
    }
}
