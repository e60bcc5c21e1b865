package vn.hailong.outbox;

import java.sql.Connection;
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
    static long seal(Redo redo, Response response, Clock clock) throws SQLException {
        long seq = redo.counters().add(Counters.SEALED, 1);
        redo.make(
                Step.RESPONSE,
                seq,
                response.id(),
                ResponseCodec.encode(new SealedResponse(seq, response)),
                OffsetDateTime.now(clock));
        return seq;
    }

    /// Those that were read in a damaged database. They say so: the agency may know them by another number.
    static void salvaged(Connection connection, List<Response> responses, Clock clock) throws SQLException {
        Redo redo = new Redo(new Statements(connection), new Counters(connection));
        for (Response response : responses) {
            seal(redo, response.withFlag(Response.SALVAGED), clock);
        }
        redo.counters().add(Counters.SALVAGED, responses.size());
        redo.counters().add(Counters.DAMAGED, 1);
        redo.counters().write(redo);
    }
}
