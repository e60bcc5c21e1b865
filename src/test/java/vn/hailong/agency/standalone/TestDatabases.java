package vn.hailong.agency.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.hailong.config.AgencyConfig;

/// One real PostgreSQL for all tests of this JVM, and an empty database in it for each test.
public final class TestDatabases {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static @Nullable EmbeddedDatabase postgres;

    private TestDatabases() {}

    /// A database that nobody else uses.
    public static AgencyConfig.Database fresh() {
        URI server = server();
        String name = "test_" + NUMBER.incrementAndGet();
        execute(server, "create database " + name);
        return new AgencyConfig.Database(server.resolve("/" + name), "postgres", Optional.empty());
    }

    /// The first column of what the query finds, as text.
    public static List<String> query(AgencyConfig.Database database, String sql) {
        try (Connection connection = connect(database.address());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static void execute(AgencyConfig.Database database, String sql) {
        execute(database.address(), sql);
    }

    private static void execute(URI address, String sql) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// For a test that holds a transaction open.
    public static Connection connect(AgencyConfig.Database database) throws SQLException {
        return connect(database.address());
    }

    private static Connection connect(URI address) throws SQLException {
        return DriverManager.getConnection("jdbc:" + address, "postgres", "");
    }

    private static synchronized URI server() {
        EmbeddedDatabase running = postgres;
        if (running == null) {
            EmbeddedDatabase started = start();
            postgres = started;
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            AgencyConfig.Database server = started.database();
            query(server, "select datname from pg_database where datname like 'test\\_%'")
                    .forEach(old -> execute(server, "drop database " + old + " with (force)"));
            return server.address();
        }
        return running.database().address();
    }

    /// Each JVM has a folder of its own: tests run in several at once.
    private static EmbeddedDatabase start() {
        try {
            return EmbeddedDatabase.start(Path.of(
                    "target",
                    "test-database",
                    Long.toString(ProcessHandle.current().pid())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
