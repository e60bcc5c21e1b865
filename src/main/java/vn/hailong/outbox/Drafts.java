package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tinylog.Logger;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.WireFormatException;

/// Responses that have begun and are not sealed.
final class Drafts {
    private Drafts() {}

    /// Whether there was one to replace.
    static boolean replace(Redo redo, Response draft) throws SQLException {
        return redo.make(Step.AMENDMENT, ResponseCodec.encodeDraft(draft), draft.id()) == 1;
    }

    static Optional<Response> find(Connection connection, UUID id) throws SQLException, OutboxException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM draft WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(ResponseCodec.decodeDraft(rows.getBytes(1))) : Optional.empty();
            }
        } catch (WireFormatException e) {
            throw new OutboxException("the draft " + id + " can't be read: " + e.getMessage(), e);
        }
    }

    /// @return its number, the same one if it is sealed already
    static long seal(Redo redo, UUID id, Clock clock) throws SQLException, OutboxException {
        Optional<Response> draft = find(redo.connection(), id);
        if (draft.isPresent()) {
            long seq = Sealing.seal(redo, draft.get(), clock);
            redo.make(Step.DRAFT_GONE, id);
            return seq;
        }
        return seq(redo.connection(), id).orElseThrow(() -> new OutboxException("there is no draft " + id));
    }

    static boolean isSealed(Connection connection, UUID id) throws SQLException {
        return seq(connection, id).isPresent();
    }

    private static Optional<Long> seq(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT seq FROM response WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    /// What a crash left open is finished now, in the order it began (the ids are ordered by time).
    ///
    /// @return how many
    static int sealAll(Redo redo, Clock clock) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = redo.connection().prepareStatement("SELECT id FROM draft ORDER BY id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        int number = 0;
        for (UUID id : ids) {
            try {
                seal(redo, id, clock);
                number++;
            } catch (OutboxException e) {
                // It stays where it is: one bad draft must not keep a counter from working.
                Logger.error("A response was left open and is not sent: {}", e.getMessage());
            }
        }
        return number;
    }
}
