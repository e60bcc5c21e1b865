package vn.hailong.outbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import vn.hailong.wire.SeqRange;

/// Makes outboxes of format 1, as programs made them that noted each receipt in its response's row.
final class FirstFormat {
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

    private FirstFormat() {}

    /// Rows with which it begins.
    interface Contents {
        void insert(Connection connection) throws SQLException;
    }

    interface Groups {
        void add(LoggedConnection connection) throws SQLException, IOException;
    }

    /// @param place where there is none
    static void make(Database place, UUID installation, Contents contents)
            throws SQLException, IOException, OutboxException {
        place.files().create();
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            place.trust();
            statement.execute("SET RETENTION_TIME 1000");
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            statement.execute("INSERT INTO installation VALUES ('" + installation + "', '2026-11-01 08:00:00+07', 1)");
            statement.execute("INSERT INTO counter VALUES ('" + Counters.GROUP + "', 0)");
            contents.insert(connection);
            connection.commit();
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /// Makes groups of changes that only the log holds, as a kill leaves them.
    static void change(Database place, UUID installation, Groups groups)
            throws SQLException, IOException, OutboxException {
        LoggedConnection connection = place.reconnect(installation);
        groups.add(connection);
        connection.abandon();
    }

    static void receipt(Redo redo, SeqRange seqs, Instant at) throws SQLException {
        int marked = redo.make(Step.RECEIPTED, at.atOffset(ZoneOffset.UTC), seqs.first(), seqs.last());
        redo.counters().add("receipted", marked);
    }

    static void resend(Redo redo, SeqRange seqs) throws SQLException {
        int taken = redo.make(Step.UNRECEIPTED, seqs.first(), seqs.last());
        redo.counters().add("receipted", -taken);
        redo.counters().add(Counters.RESENDS, 1);
    }

    static void purge(Redo redo, Instant limit) throws SQLException {
        redo.make(Step.PURGED, limit.atOffset(ZoneOffset.UTC));
    }

    /// Makes an outbox of the present format, which is closed, one of the first, with all that it holds.
    static UUID convert(Database place) throws SQLException, IOException, OutboxException {
        Database old = new Database(place.files().folder(), "old", "file");
        UUID installation;
        try (Connection from = place.connect()) {
            installation = place.installation(from);
            make(old, installation, to -> copy(from, to));
        }
        place.files().take(old.files());
        return installation;
    }

    private static void copy(Connection from, Connection to) throws SQLException {
        copy(from, "SELECT id, body FROM draft", to, "INSERT INTO draft VALUES (?, ?)");
        copy(
                from,
                "SELECT name, amount FROM counter WHERE name <> '" + Counters.GROUP + "'",
                to,
                "INSERT INTO counter VALUES (?, ?)");
        copy(from, """
                SELECT seq, id, body, sealed_at, (SELECT at FROM receipt WHERE seq BETWEEN first_seq AND last_seq),
                  quarantine FROM response""", to, "INSERT INTO response VALUES (?, ?, ?, ?, ?, ?)");
        copy(
                from,
                "SELECT 'receipted', COALESCE(SUM(last_seq - first_seq + 1), 0) FROM receipt",
                to,
                "INSERT INTO counter VALUES (?, ?)");
    }

    private static void copy(Connection from, String query, Connection to, String insertion) throws SQLException {
        try (Statement select = from.createStatement();
                ResultSet rows = select.executeQuery(query);
                PreparedStatement insert = to.prepareStatement(insertion)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    insert.setObject(column, rows.getObject(column));
                }
                insert.executeUpdate();
            }
        }
    }
}
