package vn.hailong.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.tinylog.Logger;

/// The way to write to a database. A group of changes is on the disk when the log beside the database says it: forcing
/// the database itself for every rating would write thirty times as much to the card.
///
/// ```
/// payload of a record = installation:16 group:8 step…     without a step: the database was forced with this group
/// ```
///
/// Groups are numbered without gaps, and the database knows the last one that is in it. When the log is full,
/// and when the database is closed, the database is forced; when it is opened, the groups that it lacks are
/// made again. A database that has fallen back behind its log does not fit it any more: H2 takes a file that
/// was cut short for an older one.
///
/// For one thread.
final class LoggedConnection {
    private static final int HEADER = 24;

    private final Statements statements;
    private final RecordFile log;
    private final UUID installation;
    private long group;
    private Counters counters;

    private LoggedConnection(Connection connection, RecordFile log, UUID installation) throws SQLException {
        this.statements = new Statements(connection);
        this.log = log;
        this.installation = installation;
        this.counters = new Counters(connection);
        this.group = counters.get(Counters.GROUP);
    }

    /// Brings a database up to what its log says, in memory alone.
    ///
    /// @throws SQLException if the two don't fit together
    static LoggedConnection of(Connection connection, RecordFile log, UUID installation)
            throws SQLException, IOException {
        LoggedConnection logged = new LoggedConnection(connection, log, installation);
        long before = logged.group;
        try {
            log.read(
                    payload -> {
                        try {
                            logged.again(payload);
                        } catch (SQLException e) {
                            throw new Misfit(e);
                        }
                    },
                    logged::requireOld);
            log.secure();
        } catch (Misfit e) {
            throw e.cause;
        }
        if (logged.group > before) {
            logged.counters = new Counters(connection);
            Logger.info("Groups of changes that only the log held, made again: {}", logged.group - before);
        }
        return logged;
    }

    /// Carries an exception out of a reading.
    private static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SQLException cause;

        Misfit(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /// Whether this database was ever written with a log.
    static boolean isKnownTo(Connection connection) throws SQLException {
        return new Counters(connection).has(Counters.GROUP);
    }

    private void again(ByteBuffer payload) throws SQLException, IOException {
        UUID itsInstallation = new UUID(payload.getLong(), payload.getLong());
        long itsGroup = payload.getLong();
        if (!itsInstallation.equals(installation)) {
            throw new SQLException(
                    "the log belongs to installation " + itsInstallation + ", the database to " + installation);
        }
        if (itsGroup <= group) {
            return; // in the database already
        }
        if (itsGroup != group + 1 || !payload.hasRemaining()) {
            throw new SQLException(
                    "the database holds " + group + " groups of changes, and the log goes on with " + itsGroup);
        }
        byte[] steps = new byte[payload.remaining()];
        payload.get(steps);
        Redo.again(statements, steps);
        number(itsGroup);
    }

    /// A later group behind a broken record was acknowledged, and what the broken one held was before it.
    private void requireOld(ByteBuffer payload) {
        if (payload.remaining() >= HEADER
                && new UUID(payload.getLong(), payload.getLong()).equals(installation)
                && payload.getLong() > group) {
            throw new Misfit(new SQLException("the log is broken in its middle, after group " + group));
        }
    }

    private void number(long next) throws SQLException {
        statements.execute(Step.COUNTER, Counters.GROUP, next);
        connection().commit();
        group = next;
    }

    Connection connection() {
        return statements.connection();
    }

    /// Of the group that is under way, or of the last one.
    Counters counters() {
        return counters;
    }

    /// Makes room for a group of changes.
    Redo begin() throws SQLException {
        if (log.isNearlyFull()) {
            checkpoint();
        }
        return new Redo(statements, counters);
    }

    /// Commits a group, and forces it to the disk.
    void commit(Redo changes) throws SQLException, IOException {
        counters.write(changes);
        byte[] steps = changes.steps();
        if (steps.length > 0) {
            number(group + 1);
            append(steps);
        } else {
            connection().commit(); // what was looked at needs to be kept no longer
        }
    }

    private void append(byte[] steps) throws IOException {
        log.append(ByteBuffer.allocate(HEADER + steps.length)
                .putLong(installation.getMostSignificantBits())
                .putLong(installation.getLeastSignificantBits())
                .putLong(group)
                .put(steps)
                .array());
    }

    /// Forces the database, and begins the log anew.
    void checkpoint() throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
        log.restart();
    }

    /// Closes the database at once for everybody, and forgets what it holds in memory: after a failure only what is on
    /// the disk is true.
    void abandon() {
        Database.abandon(connection());
        try {
            log.close();
        } catch (IOException e) {
            Logger.debug("The log did not close: {}", e.getMessage());
        }
    }

    /// Leaves a database that needs no log.
    void close() throws SQLException, IOException {
        try (log) {
            try (var closing = connection()) {
                checkpoint();
            }
            append(new byte[0]);
        }
    }
}
