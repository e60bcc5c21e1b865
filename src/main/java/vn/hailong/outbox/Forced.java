package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hailong.wire.SeqRange;

/// What an outbox is known to hold.
///
/// @param oldest the first response that has no receipt
record Forced(Totals totals, ReceiptRanges receipts, long resends, Optional<Waiting> oldest) {
    /// @param since when it was sealed
    record Waiting(long seq, Instant since) {}

    /// @param before what it held before, of the same database as far as that was forced
    static Forced of(Connection connection, Counters counters, ReceiptRanges receipts, @Nullable Forced before)
            throws SQLException {
        Optional<SeqRange> pending = receipts.gap(0, counters.get(Counters.SEALED));
        Optional<Waiting> oldest = Optional.empty();
        if (pending.isPresent()) {
            long seq = pending.get().first();
            oldest = before == null ? Optional.empty() : before.oldest().filter(waiting -> waiting.seq() == seq);
            if (oldest.isEmpty()) {
                oldest = sealedAt(connection, seq).map(since -> new Waiting(seq, since));
            }
        }
        return new Forced(
                counters.totals(receipts, oldest.map(Waiting::since)),
                receipts,
                counters.get(Counters.RESENDS),
                oldest);
    }

    private static Optional<Instant> sealedAt(Connection connection, long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT sealed_at FROM response WHERE seq = ?")) {
            select.setLong(1, seq);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }
}
