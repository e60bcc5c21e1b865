package vn.hailong.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.h2.api.ErrorCode;
import org.tinylog.Logger;

/// The H2 file and its tables.
///
/// What makes a commit survive a power cut was measured, not believed (`src/rig/powercut/run`): a log beside the
/// database,
/// which is forced at every commit ([LoggedConnection]); a [JournaledFile] under H2, without which sectors that were
/// torn
/// in the middle of a write go unnoticed; `CHECKPOINT SYNC`, without which H2 forces nothing to the disk; and a file
/// that
/// comes to its place only when it is whole.
final class Database {
    private static final int VERSION = 1;

    private static final String BEGINNING = "outbox-new";

    private final Path folder;
    private final String name;
    private final String place;
    private final String url;

    /// @param name       of the file, without its ending
    /// @param fileSystem of H2 in which the file lies: a rig cuts the power of one
    Database(Path folder, String name, String fileSystem) {
        this.folder = folder;
        this.name = name;
        this.place = fileSystem + ":" + folder.toAbsolutePath().resolve(name);
        this.url = "jdbc:h2:" + JournaledFileSystem.prefix() + place
                + ";IFEXISTS=TRUE;WRITE_DELAY=60000;DB_CLOSE_ON_EXIT=FALSE;DEFAULT_LOCK_TIMEOUT=10000"
                // No diary of its own beside the data, for which a full card has no room; what fails is told anyway.
                + ";TRACE_LEVEL_FILE=0";
    }

    Path file() {
        return folder.resolve(name + JournaledFileSystem.DATA);
    }

    private Path journal() {
        return folder.resolve(name + JournaledFileSystem.JOURNAL);
    }

    private Path log() {
        return folder.resolve(name + JournaledFileSystem.LOG);
    }

    /// All that belongs to it.
    List<Path> files() {
        return List.of(file(), journal(), log());
    }

    /// Whether nothing is there, not even what is left of an older one.
    boolean isAbsent() {
        return files().stream().allMatch(Files::notExists);
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
        try (Connection connection = DriverManager.getConnection(url + ";ACCESS_MODE_DATA=r")) {
            installation(connection);
            check(connection);
            return Outbox.Condition.READABLE;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return Outbox.Condition.IN_USE;
            }
            throw new OutboxException("can't open the outbox " + file().toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    /// Makes a database at this place, whole or not at all.
    ///
    /// @param contents what it holds from the start
    void create(Clock clock, Contents contents) throws OutboxException {
        Database beginning = new Database(folder, BEGINNING, "file");
        try {
            beginning.delete();
            delete(); // a journal whose database is gone belongs to no other
            Files.createFile(beginning.file());
            fillUp(beginning.journal());
            try (Connection connection = beginning.open()) {
                beginning.trust();
                beginning.fill(connection, clock, contents);
            }
            Files.delete(beginning.journal());
            force(beginning.file(), StandardOpenOption.WRITE);
            fillUp(journal());
            fillUp(log());
            Files.move(beginning.file(), file(), StandardCopyOption.ATOMIC_MOVE);
            force(folder, StandardOpenOption.READ);
        } catch (IOException | SQLException e) {
            throw new OutboxException("can't make the outbox " + file().toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    /// Rows with which a database begins.
    interface Contents {
        void insert(Connection connection) throws SQLException;
    }

    private void delete() throws IOException {
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
    }

    private static void fillUp(Path records) throws IOException {
        try (FileChannel file = FileChannel.open(records, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            RecordFile.fillUp(file);
        }
    }

    /// A folder is forced by a file descriptor that reads it (open(2), fsync(2)).
    private static void force(Path path, OpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(path, way)) {
            channel.force(true);
        }
    }

    /// Opens the database that was there before: an empty folder, such as that of a card that fell out, is not it.
    Connection connect() throws SQLException, OutboxException {
        try {
            for (Path records : List.of(journal(), log())) {
                if (Files.exists(file()) && Files.notExists(records)) {
                    fillUp(records); // of a database that an earlier version has made
                    force(folder, StandardOpenOption.READ);
                }
            }
        } catch (IOException e) {
            throw new OutboxException("can't make what belongs to " + file().toAbsolutePath() + ": " + e, e);
        }
        return open();
    }

    /// A connection to a database of which everything that counts could be read.
    record Checked(LoggedConnection connection, UUID installation, Totals totals) {}

    /// Opens it for the first time, and reads all that the agency does not have yet.
    ///
    /// @throws DamagedOutboxException if that can't be done though the disk is well
    @SuppressWarnings("CatchOutOfMemory") // what is read from a damaged file may ask for any amount
    Checked connectAndCheck() throws OutboxException {
        Connection connection = null;
        try {
            connection = connect();
            UUID installation = installation(connection);
            LoggedConnection logged = logged(connection, installation);
            check(connection);
            trust();
            return new Checked(logged, installation, Counters.totals(connection));
        } catch (SQLException | IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (connection != null) {
                abandon(connection);
            }
            requireHealthyDisk(e);
            throw new DamagedOutboxException(
                    "the outbox " + file().toAbsolutePath() + " is damaged: " + e.getMessage(), e);
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

    private void trust() {
        JournaledFileSystem.trust(place + JournaledFileSystem.DATA);
    }

    /// A file that this user may not open, or a disk that takes nothing, is no reason to begin a new one.
    private void requireHealthyDisk(Throwable cause) throws OutboxException {
        String problem = "can't open the outbox " + file().toAbsolutePath() + ": " + cause.getMessage();
        for (Path part : files()) {
            if (Files.exists(part) && !(Files.isReadable(part) && Files.isWritable(part))) {
                throw new OutboxException(
                        problem + "; this user may not read and write " + part.toAbsolutePath(), cause);
            }
        }
        try {
            Path probe = Files.createTempFile(folder, "probe", ".tmp");
            try {
                fillUp(probe);
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
                    throw new OutboxException("the outbox " + file().toAbsolutePath()
                            + " is another one than before: found " + found + ", expected " + expected);
                }
                LoggedConnection logged = logged(connection, found);
                trust();
                return logged;
            } catch (SQLException | IOException | OutboxException e) {
                abandon(connection);
                throw e;
            }
        } catch (SQLException | IOException e) {
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

    private Connection open() throws SQLException, OutboxException {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new OutboxException(
                        "the outbox " + file().toAbsolutePath()
                                + " is in use by another program; two terminals can't share a data folder",
                        e);
            }
            throw e;
        }
    }

    private void fill(Connection connection, Clock clock, Contents contents) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET RETENTION_TIME 1000"); // ms; a running database gives room back sooner
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            statement.execute("INSERT INTO installation VALUES ('" + UUID.randomUUID() + "', '" + clock.instant()
                    + "', " + VERSION + ")");
            contents.insert(connection);
            connection.commit();
            statement.execute("CHECKPOINT SYNC");
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
            if (rows.getInt("version") > VERSION) {
                throw new OutboxException("the outbox " + file() + " was written by a newer version of Hài Lòng"
                        + " (format " + rows.getInt("version") + ", this one knows " + VERSION + ")");
            }
            return rows.getObject("id", UUID.class);
        }
    }

    /// H2 keeps no checksum of what it stores, so each response must be whole as well.
    private static void check(Connection connection) throws SQLException {
        for (String query : new String[] {
            "SELECT body FROM draft", "SELECT body FROM response WHERE receipted_at IS NULL ORDER BY receipted_at, seq"
        }) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    if (!JsonObject.isWhole(rows.getBytes(1))) {
                        throw new SQLException("a response is not whole");
                    }
                }
            }
        }
    }

    private static final String[] SCHEMA = {
        """
        CREATE TABLE installation (
          id UUID NOT NULL, created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL, version INT NOT NULL)""", """
        CREATE TABLE draft (
          id UUID PRIMARY KEY, body VARBINARY(1048576) NOT NULL)""", """
        CREATE TABLE response (
          seq BIGINT PRIMARY KEY, id UUID NOT NULL UNIQUE, body VARBINARY(1048576) NOT NULL,
          sealed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
          receipted_at TIMESTAMP(3) WITH TIME ZONE, quarantine VARCHAR(128))""", "CREATE INDEX response_pending ON response (receipted_at, seq)", """
        CREATE TABLE counter (
          name VARCHAR(32) PRIMARY KEY, amount BIGINT NOT NULL)""",
    };
}
