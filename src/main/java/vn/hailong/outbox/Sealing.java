package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;

/// Gives responses their numbers and their final bytes.
final class Sealing {
    private Sealing() {}

    /// @return its number
    static long seal(Connection connection, Response response, Clock clock) throws SQLException {
        long seq = Counters.add(connection, Counters.SEALED, 1);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO response (seq, id, body, sealed_at) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, seq);
            insert.setObject(2, response.id());
            insert.setBytes(3, ResponseCodec.encode(new SealedResponse(seq, response)));
            insert.setObject(4, OffsetDateTime.now(clock));
            insert.executeUpdate();
        }
        return seq;
    }

    /// Those that were read in a damaged database. They say so: the agency may know them by another number.
    static void salvaged(Connection connection, List<Response> responses, Clock clock) throws SQLException {
        for (Response response : responses) {
            seal(connection, response.withFlag(Response.SALVAGED), clock);
        }
        Counters.add(connection, Counters.SALVAGED, responses.size());
        Counters.add(connection, Counters.DAMAGED, 1);
    }
}
