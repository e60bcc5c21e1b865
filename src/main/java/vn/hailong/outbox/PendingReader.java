package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.wire.SeqRange;

/// Reads what has no receipt yet, on a connection of its own, so that sending never waits for storing.
final class PendingReader implements AutoCloseable {
    private final Database database;
    private final Opening opening;
    private @Nullable Connection connection;

    /// What must have happened before the database is opened here.
    interface Opening {
        void prepare() throws OutboxException;
    }

    /// @param opening has the writer open the database first, which brings it up to its log
    PendingReader(Database database, Opening opening) {
        this.database = database;
        this.opening = opening;
    }

    /// @param lastSeq  the highest number that may be handed out
    /// @param receipts of those that need not be
    synchronized List<Pending> read(long afterSeq, long lastSeq, ReceiptRanges receipts, int most)
            throws OutboxException {
        try {
            return select(afterSeq, lastSeq, receipts, most);
        } catch (SQLException e) {
            close();
            Logger.debug("Opening the outbox's reader anew: {}", e.getMessage());
        }
        // The writer closes the database under the reader's feet when the disk fails.
        try {
            return select(afterSeq, lastSeq, receipts, most);
        } catch (SQLException e) {
            close();
            throw new OutboxException("can't read what is pending in " + database + ": " + e.getMessage(), e);
        }
    }

    private List<Pending> select(long afterSeq, long lastSeq, ReceiptRanges receipts, int most)
            throws SQLException, OutboxException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            opening.prepare();
            open = database.connect();
            open.setAutoCommit(true);
            connection = open;
            requireUpToDate(open, lastSeq);
        }
        List<Pending> pending = new ArrayList<>();
        Optional<SeqRange> gap = receipts.gap(afterSeq, lastSeq);
        while (gap.isPresent() && pending.size() < most) {
            pending.addAll(select(open, gap.get(), most - pending.size()));
            gap = receipts.gap(gap.get().last(), lastSeq);
        }
        return pending;
    }

    /// The first responses with these numbers, in order.
    static List<Pending> select(Connection open, SeqRange seqs, int most) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(
                "SELECT seq, body FROM response WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?")) {
            select.setLong(1, seqs.first());
            select.setLong(2, seqs.last());
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                List<Pending> pending = new ArrayList<>();
                while (rows.next()) {
                    pending.add(new Pending(rows.getLong(1), rows.getBytes(2)));
                }
                return pending;
            }
        }
    }

    /// The writer may have given the database up in between.
    private static void requireUpToDate(Connection open, long lastSeq) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("SELECT amount FROM counter WHERE name = ?")) {
            select.setString(1, Counters.SEALED);
            try (ResultSet rows = select.executeQuery()) {
                if ((rows.next() ? rows.getLong(1) : 0) < lastSeq) {
                    throw new SQLException("the database was opened without its log");
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                Logger.warn("The outbox's reader did not close cleanly: {}", e.getMessage());
            }
        }
    }
}
