package vn.hailong.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the codecs write is what the schemas describe, and what they read again.
class CodecTest {
    private static final int RECORDS = 300;

    private interface Encoder<T> {
        byte[] encode(T message);
    }

    private interface Drawer<T> {
        T draw(RandomMessages messages);
    }

    @Test
    void everyMessageIsValidAndReadsBackEqual() throws WireFormatException {
        roundTrip(Schemas.RECEIPT, RandomMessages::receipt, ReceiptCodec::encode);
        roundTrip(Schemas.STATUS, RandomMessages::status, StatusCodec::encode);
        roundTrip(Schemas.CONFIG, RandomMessages::config, CommandCodec::encode);
        roundTrip(Schemas.COMMAND, RandomMessages::command, CommandCodec::encode);
        roundTrip(Schemas.REPLY, RandomMessages::reply, CommandCodec::encode);
    }

    private static <T> void roundTrip(Schemas schema, Drawer<T> drawer, Encoder<T> encoder) throws WireFormatException {
        for (int seed = 0; seed < RECORDS; seed++) {
            T message = drawer.draw(new RandomMessages(seed));
            byte[] payload = encoder.encode(message);
            String shown = schema + ", seed " + seed + ": " + new String(payload, StandardCharsets.UTF_8);
            assertEquals(List.of(), schema.errors(payload), shown);
            assertEquals(message, schema.decode(payload), shown);
            assertArrayEquals(payload, encoder.encode(drawer.draw(new RandomMessages(seed))), shown);
        }
    }

    @Test
    void everyResponseIsValidInABatchAndReadsBackEqual() throws WireFormatException {
        UUID installation = UUID.randomUUID();
        for (int seed = 0; seed < RECORDS; seed++) {
            SealedResponse sealed = new RandomMessages(seed).response();
            byte[] bytes = ResponseCodec.encode(sealed);
            assertArrayEquals(bytes, ResponseCodec.encode(new RandomMessages(seed).response()), "seed " + seed);
            assertArrayEquals(bytes, ResponseCodec.encode(ResponseCodec.decode(bytes)), "seed " + seed);
            byte[] payload = ResponseCodec.encodeBatch(installation, List.of(bytes, bytes));
            assertEquals(payload.length, ResponseCodec.size(List.of(bytes, bytes)));
            assertEquals(List.of(), Schemas.RESPONSES.errors(payload), "seed " + seed);
            Batch batch = ResponseCodec.decodeBatch(payload);
            assertEquals(installation, batch.installation());
            for (Batch.Entry entry : batch.entries()) {
                Batch.Readable readable = (Batch.Readable) entry;
                assertEquals(sealed, readable.sealed(), "seed " + seed);
                assertArrayEquals(bytes, readable.bytes(), "seed " + seed);
            }
        }
    }

    @Test
    void aSensorThatReadsNonsenseLeavesTheStatusReadable() throws WireFormatException {
        Status status = new RandomMessages(1).status();
        Status.Host host = new Status.Host(1, Optional.of(Double.NaN), Optional.empty(), 1);
        byte[] payload = StatusCodec.encode(new Status(
                status.state(),
                status.installation(),
                status.software(),
                status.configRevision(),
                status.configError(),
                status.outbox(),
                status.pressesByLevel(),
                status.suppressedPresses(),
                status.buttons(),
                status.buttonFault(),
                status.clock(),
                host,
                status.link(),
                status.refusedMessages()));
        assertEquals(Optional.empty(), StatusCodec.decode(payload).host().temperatureC());
    }

    @Test
    void onlyResendHasARange() {
        UUID id = UUID.randomUUID();
        assertThrows(IllegalArgumentException.class, () -> new Command(id, Command.Action.RESEND, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Command(id, Command.Action.IDENTIFY, Optional.of(new SeqRange(1, 2))));
    }
}
