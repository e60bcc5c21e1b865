package vn.hailong.rig;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import vn.hailong.config.AgencyConfig;

/// What a database does every few minutes: it writes its pages out, and keeps the used segments of its write-ahead log
/// for the next ones. One that is minutes old and never did so makes a new segment every few commits, unlike one that
/// has run for a day.
public final class Checkpoint {
    private Checkpoint() {}

    public static void of(AgencyConfig.Database database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.address(), database.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }
}
