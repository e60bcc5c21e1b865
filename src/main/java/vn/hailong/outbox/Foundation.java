package vn.hailong.outbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;

/// Makes a new database with its tables, whole or not at all.
final class Foundation {
    /// Of the tables below. A program refuses a database with a higher one.
    static final int VERSION = 2;

    private static final String BEGINNING = "outbox-new";

    /// Rows with which a database begins.
    interface Contents {
        void insert(Connection connection) throws SQLException;
    }

    private Foundation() {}

    /// @param place    where there is none
    /// @param contents what it holds from the start
    static void make(Database place, Clock clock, Contents contents) throws OutboxException {
        Database beginning = new Database(place.files().folder(), BEGINNING, "file");
        try {
            beginning.files().create();
            try (Connection connection = beginning.connect()) {
                beginning.trust();
                fill(connection, clock, contents);
            }
            place.files().take(beginning.files());
        } catch (IOException | SQLException e) {
            throw new OutboxException("can't make the outbox " + place + ": " + e.getMessage(), e);
        }
    }

    private static void fill(Connection connection, Clock clock, Contents contents) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET RETENTION_TIME 1000"); // ms; a running database gives room back sooner
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            statement.execute("INSERT INTO installation VALUES ('" + UUID.randomUUID() + "', '" + clock.instant()
                    + "', " + VERSION + ")");
            statement.execute("INSERT INTO counter VALUES ('" + Counters.GROUP + "', 0)");
            contents.insert(connection);
            connection.commit();
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /// Numbers that have a receipt, each in one range at most. A range without a time is of responses that are deleted.
    static final String RECEIPT = """
        CREATE TABLE receipt (
          first_seq BIGINT PRIMARY KEY, last_seq BIGINT NOT NULL, at TIMESTAMP(3) WITH TIME ZONE)""";

    private static final String[] SCHEMA = {
        """
        CREATE TABLE installation (
          id UUID NOT NULL, created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL, version INT NOT NULL)""", """
        CREATE TABLE draft (
          id UUID PRIMARY KEY, body VARBINARY(1048576) NOT NULL)""", """
        CREATE TABLE response (
          seq BIGINT PRIMARY KEY, id UUID NOT NULL UNIQUE, body VARBINARY(1048576) NOT NULL,
          sealed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL, quarantine VARCHAR(128))""", RECEIPT, """
        CREATE TABLE counter (
          name VARCHAR(32) PRIMARY KEY, amount BIGINT NOT NULL)""",
    };
}
