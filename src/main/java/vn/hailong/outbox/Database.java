package vn.hailong.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import org.h2.api.ErrorCode;
import org.tinylog.Logger;

/// The H2 file and its tables.
///
/// What makes a commit survive a power cut was measured, not believed: `WRITE_DELAY=0` and a `CHECKPOINT
/// SYNC` after the commit. Without the checkpoint H2 forces nothing to the disk.
final class Database {
    private static final int VERSION = 1;

    private final Path folder;
    private final String url;

    Database(Path folder) {
        this.folder = folder;
        this.url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("outbox")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DEFAULT_LOCK_TIMEOUT=10000"
                // No diary of its own beside the data, for which a full card has no room; what fails is told anyway.
                + ";TRACE_LEVEL_FILE=0";
    }

    Path file() {
        return folder.resolve("outbox.mv.db");
    }

    /// Checks that the folder can be written. H2 itself would open a read-only file without a word.
    void probe() throws OutboxException {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", ".tmp");
            Files.delete(probe);
        } catch (IOException e) {
            throw new OutboxException(
                    "can't write to the data folder " + folder.toAbsolutePath() + " as user "
                            + System.getProperty("user.name") + " (" + e
                            + "); check its owner, its mode and whether the file system is mounted read-only or full",
                    e);
        }
    }

    /// Opens it to read alone, and closes it.
    Outbox.Condition examine() throws OutboxException {
        if (!Files.exists(file())) {
            return Outbox.Condition.ABSENT;
        }
        try (Connection connection = DriverManager.getConnection(url + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM response")) {
            rows.next();
            return Outbox.Condition.READABLE;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return Outbox.Condition.IN_USE;
            }
            throw new OutboxException("can't open the outbox " + file().toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    /// Opens the database, which is made if there is none.
    Connection create() throws OutboxException {
        return open(url);
    }

    /// Opens the database that was there before: an empty folder, such as that of a card that fell out, is not it.
    Connection connect() throws OutboxException {
        return open(url + ";IFEXISTS=TRUE");
    }

    /// Opens it to write, after a failure.
    Connection reconnect() throws OutboxException {
        probe();
        try {
            Connection connection = connect();
            if (connection.isReadOnly()) {
                // A reader found the file system read-only, and what it opened stays so until it is closed.
                abandon(connection);
                connection = connect();
            }
            return connection;
        } catch (SQLException e) {
            throw new OutboxException("can't open the outbox " + file().toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    /// Closes the database at once for everybody, and forgets what it holds in memory: after a failure only what is on
    /// the disk is true.
    static void abandon(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            Logger.debug("The database had closed itself: {}", e.getMessage());
        }
    }

    private Connection open(String address) throws OutboxException {
        try {
            Connection connection = DriverManager.getConnection(address);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new OutboxException(
                        "the outbox " + file().toAbsolutePath()
                                + " is in use by another program; two terminals can't share a data folder",
                        e);
            }
            throw new OutboxException("can't open the outbox " + file().toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    /// Creates what is missing, forces it to the disk, and returns the installation's id.
    UUID prepare(Connection connection, Clock clock) throws OutboxException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET RETENTION_TIME 1000"); // ms; a running database gives room back sooner
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            statement.execute("INSERT INTO installation SELECT '" + UUID.randomUUID() + "', '" + clock.instant() + "', "
                    + VERSION + " WHERE NOT EXISTS (SELECT 1 FROM installation)");
            connection.commit();
            force(connection);
            try (ResultSet rows = statement.executeQuery("SELECT id, version FROM installation")) {
                rows.next();
                if (rows.getInt("version") > VERSION) {
                    throw new OutboxException("the outbox " + file() + " was written by a newer version of Hài Lòng"
                            + " (format " + rows.getInt("version") + ", this one knows " + VERSION + ")");
                }
                return rows.getObject("id", UUID.class);
            }
        } catch (SQLException e) {
            throw new OutboxException("can't prepare the outbox " + file().toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    static void force(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    private static final String[] SCHEMA = {
        """
        CREATE TABLE IF NOT EXISTS installation (
          id UUID NOT NULL, created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL, version INT NOT NULL)""", """
        CREATE TABLE IF NOT EXISTS draft (
          id UUID PRIMARY KEY, body VARBINARY(1048576) NOT NULL)""", """
        CREATE TABLE IF NOT EXISTS response (
          seq BIGINT PRIMARY KEY, id UUID NOT NULL UNIQUE, body VARBINARY(1048576) NOT NULL,
          sealed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
          receipted_at TIMESTAMP(3) WITH TIME ZONE, quarantine VARCHAR(128))""", "CREATE INDEX IF NOT EXISTS response_pending ON response (receipted_at, seq)", """
        CREATE TABLE IF NOT EXISTS counter (
          name VARCHAR(32) PRIMARY KEY, amount BIGINT NOT NULL)""",
    };
}
