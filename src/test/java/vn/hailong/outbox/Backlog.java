package vn.hailong.outbox;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;

/// Makes an outbox in which many sealed responses wait, faster than citizens could.
public final class Backlog {
    private static final int GROUP = 10_000;

    private Backlog() {}

    /// In a folder in which there is none yet.
    public static void fill(Path folder, int responses, Function<UUID, Response> making) throws OutboxException {
        Foundation.make(new DataFolder(folder).current(), Clock.systemUTC(), connection -> {
            try (PreparedStatement insert = connection.prepareStatement(Step.RESPONSE.sql())) {
                for (long seq = 1; seq <= responses; seq++) {
                    UUID id = new UUID(0x0198_F000_0000_7000L, 0x8000_0000_0000_0000L + seq);
                    insert.setLong(1, seq);
                    insert.setObject(2, id);
                    insert.setBytes(3, ResponseCodec.encode(new SealedResponse(seq, making.apply(id))));
                    insert.setObject(4, OffsetDateTime.now(Clock.systemUTC()));
                    insert.addBatch();
                    if (seq % GROUP == 0 || seq == responses) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            Redo redo = new Redo(new Statements(connection), new Counters(connection));
            redo.counters().add(Counters.SEALED, responses);
            redo.counters().write(redo);
        });
    }
}
