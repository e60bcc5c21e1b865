package vn.hailong.terminal.carry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hailong.outbox.InMemoryOutbox;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Pending;
import vn.hailong.outbox.Responses;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.SeqRange;

/// An export finds the same in an outbox of its own and in a running terminal's.
abstract class StockContract {
    final Outbox outbox = new InMemoryOutbox(Clock.systemUTC());
    private Stock stock;

    abstract Stock open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        stock = open();
    }

    @AfterEach
    void end() throws Exception {
        stock.close();
    }

    @Test
    void itIsTheOutboxInEveryByte() throws Exception {
        seal(300);
        outbox.resend(new SeqRange(1, 1)).join();
        assertEquals(new Stock.State(outbox.installation(), 300, 1), stock.state());
        List<Pending> expected = outbox.pending(40, 200);
        List<Pending> found = stock.pending(40, 200);
        assertEquals(200, found.size());
        for (int i = 0; i < 200; i++) {
            assertEquals(expected.get(i).seq(), found.get(i).seq());
            assertArrayEquals(expected.get(i).bytes(), found.get(i).bytes());
        }
        assertEquals(List.of(), stock.pending(300, 200));
    }

    @Test
    void aReceiptIsNotedOnce() throws Exception {
        seal(3);
        assertEquals(2, stock.receipted(receipt(outbox.installation(), 1, 2)));
        assertEquals(0, stock.receipted(receipt(outbox.installation(), 1, 2)));
        assertEquals(1, outbox.totals().pending());
    }

    @Test
    void aReceiptThatCantBeOursIsRefusedAndTheNextOneIsTaken() throws Exception {
        seal(3);
        assertThrows(OutboxException.class, () -> stock.receipted(receipt(new UUID(8, 8), 1, 2)));
        assertThrows(OutboxException.class, () -> stock.receipted(receipt(outbox.installation(), 1, 4)));
        assertEquals(3, outbox.totals().pending());
        assertEquals(3, stock.receipted(receipt(outbox.installation(), 1, 3)));
    }

    private void seal(int number) {
        for (int i = 1; i <= number; i++) {
            UUID id = new UUID(6, i);
            outbox.saveDraft(Responses.of(id, 1 + i % 5), OptionalInt.of(5)).join();
            outbox.seal(id).join();
        }
    }

    static Receipt receipt(UUID installation, long first, long last) {
        return new Receipt(
                installation, List.of(new SeqRange(first, last)), List.of(), OffsetDateTime.now(ZoneOffset.UTC));
    }
}
