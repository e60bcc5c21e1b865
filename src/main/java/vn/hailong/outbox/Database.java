package vn.hailong.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.api.ErrorCode;
import org.tinylog.Logger;

/// The database in H2's file: opens it, and says whether it is sound.
///
/// What makes a commit survive a power cut was measured, not believed (`src/rig/powercut/run`): a log beside the
/// database, which is forced at every commit ([LoggedConnection]); a [JournaledFile] under H2, without which
/// sectors that were torn in the middle of a write go unnoticed; `CHECKPOINT SYNC`, without which H2 forces nothing
/// to the disk; and a file that comes to its place only when it is whole.
final class Database {
    private final Path folder;
    private final DatabaseFiles files;
    private final String place;
    private final String url;

    /// @param name       of the file, without its ending
    /// @param fileSystem of H2 in which the file lies: a rig cuts the power of one
    Database(Path folder, String name, String fileSystem) {
        this.folder = folder;
        this.files = new DatabaseFiles(folder, name);
        this.place = fileSystem + ":" + folder.toAbsolutePath().resolve(name);
        this.url = "jdbc:h2:" + JournaledFileSystem.prefix() + place
                + ";IFEXISTS=TRUE;WRITE_DELAY=60000;DB_CLOSE_ON_EXIT=FALSE;DEFAULT_LOCK_TIMEOUT=10000"
                // No diary of its own beside the data, for which a full card has no room; what fails is told anyway.
                + ";TRACE_LEVEL_FILE=0";
    }

    DatabaseFiles files() {
        return files;
    }

    @Override
    public String toString() {
        return files.data().toAbsolutePath().toString();
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
        if (!Files.exists(files.data())) {
            return Outbox.Condition.ABSENT;
        }
        try (Connection connection = DriverManager.getConnection(url + ";ACCESS_MODE_DATA=r")) {
            installation(connection);
            var unused = Soundness.check(connection);
            return Outbox.Condition.READABLE;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return Outbox.Condition.IN_USE;
            }
            throw new OutboxException("can't open the outbox " + this + ": " + e.getMessage(), e);
        }
    }

    /// Opens the database that was there before: an empty folder, such as that of a card that fell out, is not it.
    Connection connect() throws SQLException, OutboxException {
        try {
            if (Files.exists(files.data())) {
                files.complete();
            }
        } catch (IOException e) {
            throw new OutboxException("can't make what belongs to " + this + ": " + e, e);
        }
        return open();
    }

    /// A connection to a database of which everything that counts could be read.
    record Checked(LoggedConnection connection, UUID installation, Forced forced) {}

    /// Opens it for the first time, reads all that the agency does not have yet, and brings it to the present format.
    ///
    /// @throws DamagedOutboxException if that can't be done though the disk is well
    @SuppressWarnings("CatchOutOfMemory") // what is read from a damaged file may ask for any amount
    Checked connectAndCheck() throws OutboxException {
        Connection connection = null;
        try {
            boolean logMissing = files.isLogMissing();
            connection = connect();
            UUID installation = installation(connection);
            if (logMissing && LoggedConnection.isKnownTo(connection)) {
                throw new SQLException("its log is missing");
            }
            LoggedConnection logged = logged(connection, installation);
            boolean upgraded = Upgrade.make(connection);
            ReceiptRanges receipts = Soundness.check(connection);
            Checked checked =
                    new Checked(logged, installation, Forced.of(connection, logged.counters(), receipts, null));
            trust();
            if (upgraded) {
                forceUpgraded(logged);
            }
            return checked;
        } catch (SQLException | IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (connection != null) {
                abandon(connection);
            }
            requireHealthyDisk(e);
            throw new DamagedOutboxException("the outbox " + this + " is damaged: " + e.getMessage(), e);
        }
    }

    /// What is added to the log from here on fits the present format alone.
    private void forceUpgraded(LoggedConnection logged) throws OutboxException {
        try {
            logged.checkpoint();
            Logger.info("The outbox {} is brought to format {}", this, Foundation.VERSION);
        } catch (SQLException e) {
            logged.abandon();
            requireHealthyDisk(e);
            throw new OutboxException(
                    "can't bring the outbox " + this + " to format " + Foundation.VERSION + ": " + e.getMessage(), e);
        }
    }

    private LoggedConnection logged(Connection connection, UUID installation) throws SQLException, IOException {
        RecordFile log = JournaledFileSystem.log(place + JournaledFileSystem.LOG);
        try {
            return LoggedConnection.of(connection, log, installation);
        } catch (SQLException | IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    void trust() {
        JournaledFileSystem.trust(place + JournaledFileSystem.DATA);
    }

    /// A file that this user may not open, or a disk that takes nothing, is no reason to begin a new one.
    private void requireHealthyDisk(Throwable cause) throws OutboxException {
        String problem = "can't open the outbox " + this + ": " + cause.getMessage();
        for (Path part : files.all()) {
            if (Files.exists(part) && !(Files.isReadable(part) && Files.isWritable(part))) {
                throw new OutboxException(
                        problem + "; this user may not read and write " + part.toAbsolutePath(), cause);
            }
        }
        try {
            Path probe = Files.createTempFile(folder, "probe", ".tmp");
            try {
                Files.write(probe, new byte[RecordFile.USUAL_BYTES]);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new OutboxException(problem + "; the disk takes nothing either: " + e, cause);
        }
    }

    /// Opens it to write, after a failure.
    ///
    /// @param expected the installation that it must be
    LoggedConnection reconnect(UUID expected) throws OutboxException {
        probe();
        try {
            Connection connection = connect();
            if (connection.isReadOnly()) {
                // A reader found the file system read-only, and what it opened stays so until it is closed.
                abandon(connection);
                connection = connect();
            }
            try {
                UUID found = installation(connection);
                if (!found.equals(expected)) {
                    throw new OutboxException("the outbox " + this + " is another one than before: found " + found
                            + ", expected " + expected);
                }
                LoggedConnection logged = logged(connection, found);
                trust();
                return logged;
            } catch (SQLException | IOException | OutboxException e) {
                abandon(connection);
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new OutboxException("can't open the outbox " + this + ": " + e.getMessage(), e);
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

    private Connection open() throws SQLException, OutboxException {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new OutboxException(
                        "the outbox " + this + " is in use by another program; two terminals can't share a data folder",
                        e);
            }
            throw e;
        }
    }

    /// The installation's id.
    ///
    /// @throws SQLException    if it can't be read
    /// @throws OutboxException if a newer version of the program has written it
    UUID installation(Connection connection) throws SQLException, OutboxException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, version FROM installation")) {
            if (!rows.next()) {
                throw new SQLException("the table installation is empty");
            }
            if (rows.getInt("version") > Foundation.VERSION) {
                throw new OutboxException("the outbox " + this + " was written by a newer version of Hài Lòng"
                        + " (format " + rows.getInt("version") + ", this one knows " + Foundation.VERSION + ")");
            }
            return rows.getObject("id", UUID.class);
        }
    }
}
