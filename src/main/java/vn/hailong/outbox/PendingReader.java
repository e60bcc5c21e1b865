package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

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

    /// @param lastSeq the highest number that may be handed out
    synchronized List<Pending> read(long afterSeq, long lastSeq, int most) throws OutboxException {
        try {
            return select(afterSeq, lastSeq, most);
        } catch (SQLException e) {
            close();
            Logger.debug("Opening the outbox's reader anew: {}", e.getMessage());
        }
        // The writer closes the database under the reader's feet when the disk fails.
        try {
            return select(afterSeq, lastSeq, most);
        } catch (SQLException e) {
            close();
            throw new OutboxException("can't read what is pending in " + database + ": " + e.getMessage(), e);
        }
    }

    private List<Pending> select(long afterSeq, long lastSeq, int most) throws SQLException, OutboxException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            opening.prepare();
            open = database.connect();
            open.setAutoCommit(true);
            connection = open;
            requireUpToDate(open, lastSeq);
        }
        try (PreparedStatement select = open.prepareStatement("""
                SELECT seq, body FROM response WHERE receipted_at IS NULL AND seq > ? AND seq <= ?
                ORDER BY receipted_at, seq LIMIT ?""")) {
            select.setLong(1, afterSeq);
            select.setLong(2, lastSeq);
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
