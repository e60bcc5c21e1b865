package vn.hailong.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;

/// An outbox that an earlier program left, with its receipts in the rows.
class UpgradeTest {
    private static final UUID INSTALLATION = new UUID(11, 12);
    private static final Instant BEGINNING = Instant.parse("2026-11-01T01:00:00Z");

    @TempDir
    Path folder;

    private Instant now = BEGINNING.plus(Duration.ofDays(10));
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.ofHours(7));
    private Database place;

    /// 1 to 4 are purged, 5 to 8 receipted, 9 to 12 pending, 11 in quarantine though it was receipted since; what the
    /// log alone holds receipts 9 and purges 5, and takes 6 back.
    @BeforeEach
    void leaveOne() throws Exception {
        place = new DataFolder(folder).current();
        FirstFormat.make(place, INSTALLATION, connection -> {
            for (long seq = 5; seq <= 12; seq++) {
                insert(connection, seq);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE response SET receipted_at = '2026-11-02 08:00:00+07' WHERE seq = 5");
                statement.execute("UPDATE response SET receipted_at = '2026-11-09 08:10:00+07' WHERE seq IN (6, 7)");
                statement.execute("UPDATE response SET receipted_at = '2026-11-09 08:20:00+07' WHERE seq = 8");
                statement.execute("UPDATE response SET receipted_at = '2026-11-09 10:00:00+07', quarantine = 'odd'"
                        + " WHERE seq = 11");
                statement.execute("INSERT INTO counter VALUES ('sealed', 12), ('receipted', 9), ('resends', 2)");
                statement.execute("INSERT INTO counter VALUES ('presses.5', 12)");
            }
        });
        FirstFormat.change(place, INSTALLATION, connection -> {
            Redo first = connection.begin();
            FirstFormat.receipt(first, new SeqRange(9, 9), BEGINNING.plus(Duration.ofDays(8)));
            connection.commit(first);
            Redo second = connection.begin();
            FirstFormat.resend(second, new SeqRange(6, 6));
            FirstFormat.purge(second, BEGINNING.plus(Duration.ofDays(3)));
            connection.commit(second);
        });
    }

    private static void insert(Connection connection, long seq) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO response (seq, id, body, sealed_at) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, seq);
            insert.setObject(2, id(seq));
            insert.setBytes(3, body(seq));
            insert.setObject(4, OffsetDateTime.ofInstant(BEGINNING.plusSeconds(seq), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static UUID id(long seq) {
        return new UUID(7, seq);
    }

    private static byte[] body(long seq) {
        return ResponseCodec.encode(new SealedResponse(seq, Responses.of(id(seq), 5)));
    }

    private Outbox open() throws OutboxException {
        return Outbox.open(folder, 0, clock);
    }

    private static List<Long> seqs(Outbox outbox) throws OutboxException {
        return outbox.pending(0, 100).stream().map(Pending::seq).toList();
    }

    private ReceiptRanges receipts() throws SQLException, OutboxException {
        try (Connection connection = place.connect()) {
            return Receipts.read(connection);
        }
    }

    @Test
    void everythingIsAsItWas() throws Exception {
        try (Outbox outbox = open()) {
            assertEquals(INSTALLATION, outbox.installation());
            assertFalse(outbox.totals().replacesDamaged());
            assertEquals(List.of(6L, 10L, 12L), seqs(outbox));
            for (Pending pending : outbox.pending(0, 100)) {
                assertEquals(new String(body(pending.seq())), new String(pending.bytes()));
            }
            assertEquals(12, outbox.totals().sealed());
            assertEquals(9, outbox.totals().receipted());
            assertEquals(3, outbox.totals().pending());
            assertEquals(Optional.of(BEGINNING.plusSeconds(6)), outbox.totals().oldestPending());
            assertEquals(3, outbox.resends());
        }
        Instant ninth = Instant.parse("2026-11-09T01:00:00Z");
        assertEquals(
                List.of(
                        ReceiptRange.purged(1, 5),
                        ReceiptRange.at(ninth.plus(Duration.ofMinutes(20)), 7, 9),
                        ReceiptRange.at(ninth.plus(Duration.ofHours(2)), 11, 11)),
                receipts().ranges());
    }

    @Test
    void itGoesOnAsAnyOther() throws Exception {
        open().close();
        try (Outbox outbox = open()) {
            Receipt receipt = new Receipt(
                    INSTALLATION,
                    List.of(new SeqRange(1, 12)),
                    List.of(new Receipt.Quarantined(12, "odd")),
                    OffsetDateTime.now(clock));
            assertEquals(3, outbox.receipted(receipt).join());
            assertEquals(2, outbox.resend(new SeqRange(1, 7)).join(), "1 to 5 are deleted");
            assertEquals(List.of(6L, 7L), seqs(outbox));
            now = now.plus(Outbox.RETENTION);
            assertEquals(3, outbox.purge().join(), "8, 9 and 11");
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of(6L, 7L), seqs(outbox));
            assertEquals(10, outbox.totals().receipted());
        }
        assertEquals(
                List.of(
                        ReceiptRange.purged(1, 5),
                        ReceiptRange.purged(8, 9),
                        ReceiptRange.at(BEGINNING.plus(Duration.ofDays(10)), 10, 10),
                        ReceiptRange.purged(11, 11),
                        ReceiptRange.at(BEGINNING.plus(Duration.ofDays(10)), 12, 12)),
                receipts().ranges());
    }

    @Test
    void theIndexIsGoneAndTheQuarantineIsKept() throws Exception {
        open().close();
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT (SELECT version FROM installation),
                          (SELECT COUNT(*) FROM information_schema.indexes WHERE index_name = 'RESPONSE_PENDING'),
                          (SELECT quarantine FROM response WHERE seq = 11)""")) {
            assertTrue(found.next());
            assertEquals(Foundation.VERSION, found.getInt(1));
            assertEquals(0, found.getInt(2));
            assertEquals("odd", found.getString(3));
        }
    }

    /// Doctor and staff may look at it before the new program has started once.
    @Test
    void itCanBeLookedAtBefore() throws Exception {
        byte[] before = Files.readAllBytes(place.files().data());
        assertEquals(Outbox.Condition.READABLE, Outbox.examine(folder));
        assertEquals(
                -1,
                java.util.Arrays.mismatch(
                        before, Files.readAllBytes(place.files().data())));
    }

    /// What is missing without a receipt is not taken for purged.
    @Test
    void oneThatHasLostAResponseIsDamaged() throws Exception {
        FirstFormat.change(place, INSTALLATION, connection -> {
            Redo redo = connection.begin();
            redo.make(Step.RESPONSES_GONE, 12L, 12L);
            connection.commit(redo);
        });
        try (Outbox outbox = open()) {
            assertTrue(outbox.totals().replacesDamaged());
            assertNotEquals(INSTALLATION, outbox.installation());
            assertEquals(8, outbox.totals().salvaged(), "the deleted ones can be read still");
        }
    }
}
