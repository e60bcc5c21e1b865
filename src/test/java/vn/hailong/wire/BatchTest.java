package vn.hailong.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading what another sender wrote: bytes as they came, neighbours unharmed, nothing that crashes.
class BatchTest {
    private static final String INSTALLATION = "0f8b2c1e-5a41-4a6f-9d0b-6f1f6a0f3b11";
    private static final String[] SPACES = {"", " ", "\n\t ", "\r\n"};

    @Test
    void theBytesOfAnElementAreCutExactly() throws WireFormatException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<byte[]> elements = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                elements.add(odd(random, new RandomMessages(random.nextLong()).response()));
            }
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            write(
                    payload,
                    space(random) + "{\"responses_\":[[{}]],\"x\":{\"responses\":[1]}," + space(random)
                            + "\"responses\"" + space(random) + ":[" + space(random));
            for (int i = 0; i < elements.size(); i++) {
                write(payload, i > 0 ? space(random) + "," + space(random) : "");
                payload.writeBytes(elements.get(i));
            }
            write(payload, space(random) + "]," + "\"installation\":\"" + INSTALLATION + "\"}" + space(random));
            Batch batch = ResponseCodec.decodeBatch(payload.toByteArray());
            assertEquals(elements.size(), batch.entries().size());
            for (int i = 0; i < elements.size(); i++) {
                Batch.Entry entry = batch.entries().get(i);
                assertInstanceOf(Batch.Readable.class, entry, "seed " + seed);
                assertArrayEquals(elements.get(i), entry.bytes(), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-12.5e3",
                "\"\"",
                "\"ế😀\\\"]},{\"",
                "[]",
                "[1,[2,{\"a\":[]}]]",
                "{}",
                "{\"seq\":\"7\"}",
                "{\"seq\":0}",
                "{\"seq\":1.5}",
                "{\"seq\":99999999999999999999}"
            })
    void anElementThatIsNoResponseSpoilsNoNeighbour(String bad) throws WireFormatException {
        byte[] good = ResponseCodec.encode(new RandomMessages(7).response());
        for (String between : SPACES) {
            Batch batch = ResponseCodec.decodeBatch(join(between, good, bytes(bad), good));
            assertEquals(3, batch.entries().size());
            Batch.Unreadable unreadable = (Batch.Unreadable) batch.entries().get(1);
            assertEquals(Optional.empty(), unreadable.seq());
            assertTrue(unreadable.problem().startsWith("responses[1]"), unreadable.problem());
            assertEquals(bad, new String(unreadable.bytes(), StandardCharsets.UTF_8));
            assertArrayEquals(
                    good,
                    assertInstanceOf(Batch.Readable.class, batch.entries().get(0))
                            .bytes());
            assertArrayEquals(
                    good,
                    assertInstanceOf(Batch.Readable.class, batch.entries().get(2))
                            .bytes());
        }
    }

    @Test
    void anUnreadableElementKeepsItsSequenceNumber() throws WireFormatException {
        Batch batch = ResponseCodec.decodeBatch(join("", bytes("{\"seq\":4705,\"id\":\"?\"}")));
        assertEquals(Optional.of(4705L), ((Batch.Unreadable) batch.entries().getFirst()).seq());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void otherEncodingsAreRefused(String charset) {
        byte[] good = join("", ResponseCodec.encode(new RandomMessages(7).response()));
        byte[] recoded = new String(good, StandardCharsets.UTF_8).getBytes(Charset.forName(charset));
        refused(recoded);
        byte[] receipt = ("{\"installation\":\"" + INSTALLATION
                        + "\",\"committed\":[],\"quarantined\":[],\"at\":\"2026-11-22T09:14:05Z\"}")
                .getBytes(Charset.forName(charset));
        assertThrows(WireFormatException.class, () -> ReceiptCodec.decode(receipt));
    }

    @Test
    void aByteOrderMarkAndMalformedUtf8AreRefused() {
        byte[] good = join("", ResponseCodec.encode(new RandomMessages(7).response()));
        refused(concat(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, good));
        refused(concat(good, new byte[] {0}));
        for (int[] malformed :
                new int[][] {{0x80}, {0xC0, 0xAF}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xE1}}) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            write(text, "{\"comment\":\"");
            Arrays.stream(malformed).forEach(text::write);
            write(text, "\"}");
            refused(join("", text.toByteArray()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"installation\":\"I\",\"responses\":[{}],\"responses\":[{}]}",
                "{\"installation\":\"I\",\"installation\":\"I\",\"responses\":[{}]}",
                "{\"installation\":\"I\",\"responses\":[{\"seq\":1,\"seq\":2}]}",
                "{\"installation\":\"I\",\"responses\":[{\"a\":{\"b\":1,\"\\u0062\":2}}]}",
                "{\"installation\":\"I\",\"responses\":[]}",
                "{\"installation\":\"I\",\"responses\":{}}",
                "{\"installation\":\"I\",\"responses\":null}",
                "{\"installation\":\"I\"}",
                "{\"responses\":[{}]}",
                "{\"installation\":\"I\",\"responses\":[{}]}{}",
                "{\"installation\":\"I\",\"responses\":[{},]}",
                "{'installation':'I','responses':[{}]}",
                "{\"installation\":\"I\",\"responses\":[NaN]}",
                "// c\n{\"installation\":\"I\",\"responses\":[{}]}",
                "[]",
                "null",
                "7",
                "\"x\"",
                "",
                " "
            })
    void whatIsNoBatchIsRefused(String payload) {
        refused(bytes(payload.replace("\"I\"", "\"" + INSTALLATION + "\"").replace("'I'", "'" + INSTALLATION + "'")));
    }

    @Test
    void deepNestingAndHugeNumbersAreRefused() {
        for (int depth : new int[] {17, 1_000, 100_000}) {
            refused(join("", bytes("[".repeat(depth) + "]".repeat(depth))));
            refused(join("", bytes("{\"a\":".repeat(depth) + "1" + "}".repeat(depth))));
            refused(bytes("[".repeat(depth)));
        }
        refused(join("", bytes("9".repeat(31))));
        refused(join("", bytes("-0." + "1".repeat(100_000))));
        refused(join("", bytes("1e" + "9".repeat(100))));
    }

    @Test
    void aNumberOutOfAllRangesIsAnUnreadableElement() throws WireFormatException {
        for (String number : List.of("1e999999999", "1e-999999999", "-1e308", "999999999999999999999999999999")) {
            Batch batch = ResponseCodec.decodeBatch(join("", bytes("{\"seq\":" + number + "}")));
            assertEquals(Optional.empty(), ((Batch.Unreadable) batch.entries().getFirst()).seq());
        }
    }

    @Test
    void sizesAreLimited() throws WireFormatException {
        byte[] small = bytes("{\"seq\":1}");
        byte[][] most = Collections.nCopies(200, small).toArray(byte[][]::new);
        assertEquals(200, ResponseCodec.decodeBatch(join("", most)).entries().size());
        refused(join("", Collections.nCopies(201, small).toArray(byte[][]::new)));
        byte[] batch = join("", small);
        byte[] largest = concat(batch, bytes(" ".repeat(Batch.MAXIMUM_BYTES - batch.length)));
        assertEquals(1, ResponseCodec.decodeBatch(largest).entries().size());
        refused(concat(largest, bytes(" ")));
        UUID installation = UUID.fromString(INSTALLATION);
        assertThrows(IllegalArgumentException.class, () -> ResponseCodec.encodeBatch(installation, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> ResponseCodec.encodeBatch(installation, Collections.nCopies(201, small)));
        assertThrows(
                IllegalArgumentException.class,
                () -> ResponseCodec.encodeBatch(installation, List.of(new byte[Batch.MAXIMUM_BYTES])));
    }

    /// The only exception a receiver has to expect is ours, wherever a payload is cut and whichever byte is wrong.
    @Test
    void damagedPayloadsAreRefusedInOneWay() {
        RandomMessages messages = new RandomMessages(3);
        byte[] response = ResponseCodec.encode(messages.response());
        damage(Schemas.RESPONSES, join("\n", response, response));
        damage(Schemas.RECEIPT, ReceiptCodec.encode(messages.receipt()));
        damage(Schemas.STATUS, StatusCodec.encode(messages.status()));
        damage(Schemas.CONFIG, CommandCodec.encode(messages.config()));
        damage(Schemas.COMMAND, CommandCodec.encode(messages.command()));
        damage(Schemas.REPLY, CommandCodec.encode(messages.reply()));
    }

    private static void damage(Schemas schema, byte[] payload) {
        for (int length = 0; length < payload.length; length++) {
            byte[] cut = Arrays.copyOf(payload, length);
            assertThrows(WireFormatException.class, () -> schema.decode(cut), schema + " cut at " + length);
        }
        Random random = new Random(payload.length);
        for (int i = 0; i < 3_000; i++) {
            byte[] flipped = payload.clone();
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt();
            try {
                schema.decode(flipped);
            } catch (WireFormatException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            }
        }
    }

    /// The same response as another sender might write it: white space and escapes where JSON allows them.
    private static byte[] odd(Random random, SealedResponse sealed) {
        String text = new String(ResponseCodec.encode(sealed), StandardCharsets.UTF_8);
        StringBuilder odd = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = inside && c == '\\';
            if (!inside && "{}[]:,".indexOf(c) >= 0) {
                odd.append(c == '}' || c == ']' ? space(random) : "")
                        .append(c)
                        .append(c == '}' || c == ']' ? "" : space(random));
            } else if (escaped) {
                int end = i + (text.charAt(i + 1) == 'u' ? 6 : 2);
                odd.append(text, i, end);
                i = end - 1;
            } else if (inside && c != '"' && !Character.isSurrogate(c) && random.nextInt(6) == 0) {
                odd.append(String.format("\\u%04X", (int) c));
            } else {
                odd.append(c);
            }
            inside ^= c == '"' && !escaped;
        }
        return bytes(odd.toString());
    }

    private static String space(Random random) {
        return SPACES[random.nextInt(SPACES.length)];
    }

    private static byte[] join(String between, byte[]... elements) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        write(payload, "{\"installation\":\"" + INSTALLATION + "\",\"responses\":[");
        for (int i = 0; i < elements.length; i++) {
            write(payload, i > 0 ? between + "," + between : between);
            payload.writeBytes(elements[i]);
        }
        write(payload, between + "]}");
        return payload.toByteArray();
    }

    private static void write(ByteArrayOutputStream payload, String text) {
        payload.writeBytes(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static void refused(byte[] payload) {
        assertThrows(WireFormatException.class, () -> ResponseCodec.decodeBatch(payload));
    }
}
