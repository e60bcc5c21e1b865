package vn.hailong.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hailong.wire.SeqRange;

/// What the writer knows of receipts, and the table in which they stand.
///
/// It is ahead of the disk by the group that is under way. After a failure it must be read anew, as the database is:
/// only what is on the disk is true. For one thread.
final class Receipts {
    private ReceiptRanges ranges;

    Receipts(ReceiptRanges ranges) {
        this.ranges = ranges;
    }

    /// What the database holds, the group included that is under way.
    ReceiptRanges ranges() {
        return ranges;
    }

    void readAnew(Connection connection) throws SQLException {
        ranges = read(connection);
    }

    /// @return how many had no receipt before
    long cover(Redo redo, SeqRange numbers, Instant at) throws SQLException {
        return make(redo, ranges.cover(numbers, at));
    }

    /// @return how many had a receipt before, and have their responses still
    long uncover(Redo redo, SeqRange numbers) throws SQLException {
        return make(redo, ranges.uncover(numbers));
    }

    /// Deletes responses that got their receipts before a time.
    ///
    /// @return how many
    long purge(Redo redo, Instant limit) throws SQLException {
        long deleted = 0;
        for (ReceiptRange range : ranges.before(limit)) {
            deleted += redo.make(Step.RESPONSES_GONE, range.first(), range.last());
            make(redo, ranges.purge(range));
        }
        return deleted;
    }

    private long make(Redo redo, ReceiptRanges.Change change) throws SQLException {
        Set<Long> firsts = change.come().stream().map(ReceiptRange::first).collect(Collectors.toSet());
        for (ReceiptRange range : change.gone()) {
            if (!firsts.contains(range.first())) {
                redo.make(Step.RECEIPTS_GONE, range.first());
            }
        }
        write(redo, change.come());
        ranges = change.after();
        return change.numbers();
    }

    private static void write(Redo redo, List<ReceiptRange> come) throws SQLException {
        for (ReceiptRange range : come) {
            if (range.at().isPresent()) {
                OffsetDateTime at = range.at().get().atOffset(ZoneOffset.UTC);
                redo.make(Step.RECEIPTS, range.first(), range.last(), at);
            } else {
                redo.make(Step.RECEIPTS_PURGED, range.first(), range.last());
            }
        }
    }

    /// Writes all of them to an empty table.
    static void begin(Redo redo, ReceiptRanges all) throws SQLException {
        write(redo, all.ranges());
    }

    /// @throws SQLException if what stands in the table can't be
    static ReceiptRanges read(Connection connection) throws SQLException {
        ReceiptRanges.Builder found = new ReceiptRanges.Builder();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT first_seq, last_seq, at FROM receipt ORDER BY first_seq");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new ReceiptRange(
                        rows.getLong(1),
                        rows.getLong(2),
                        Optional.ofNullable(rows.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
            }
            return found.build();
        } catch (IllegalArgumentException e) {
            throw new SQLException("the receipts make no sense: " + e.getMessage(), e);
        }
    }
}
