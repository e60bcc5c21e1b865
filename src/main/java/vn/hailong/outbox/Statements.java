package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/// The statements of one connection, each prepared once: parsing one costs more than what it does. They end with the
/// connection. For one thread.
final class Statements {
    private final Connection connection;
    private final Map<Step, PreparedStatement> prepared = new EnumMap<>(Step.class);

    Statements(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /// @return how many rows it changed
    int execute(Step step, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(step);
        if (statement == null) {
            statement = connection.prepareStatement(step.sql());
            prepared.put(step, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement.executeUpdate();
    }
}
