package vn.hailong.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The one JSON reader and writer of the contract: UTF-8, no white space, fields in the order they are written, so that
/// the same record always gives the same bytes.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(Batch.MAXIMUM_BYTES)
                            .maxNumberLength(30)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader VALUES = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// Milliseconds always, so that a time never changes its length on the way.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Json() {}

    interface Content {
        void write(JsonGenerator json);
    }

    static byte[] write(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static JsonReader read(byte[] payload) throws WireFormatException {
        return new JsonReader(tree(payload, 0, payload.length), "");
    }

    static JsonNode tree(byte[] payload, int offset, int length) throws WireFormatException {
        requireUtf8(payload, offset, length);
        try {
            return MAPPER.readTree(payload, offset, length);
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    /// The value at which a parser stands, whatever follows it.
    static JsonNode value(JsonParser parser) {
        JsonNode value = VALUES.readTree(parser);
        return value == null ? MissingNode.getInstance() : value;
    }

    /// Jackson would detect UTF-16 and UTF-32 by itself, skip a byte order mark and let some malformed UTF-8 pass; the
    /// contract has UTF-8 only, and the bytes are kept as text.
    static void requireUtf8(byte[] payload, int offset, int length) throws WireFormatException {
        boolean ascii = true;
        boolean zero = false;
        for (int i = offset; i < offset + length; i++) {
            ascii &= payload[i] >= 0;
            zero |= payload[i] == 0;
        }
        if (!ascii) { // few are, and many come each second
            requireWellFormed(payload, offset, length);
        }
        if (zero) {
            throw new WireFormatException("payload: found a zero byte, expected JSON in UTF-8");
        }
    }

    private static void requireWellFormed(byte[] payload, int offset, int length) throws WireFormatException {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload, offset, length));
        } catch (CharacterCodingException e) {
            throw new WireFormatException("payload: found another encoding, expected UTF-8", e);
        }
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            throw new WireFormatException("payload: found a byte order mark, expected UTF-8 without it");
        }
    }

    static WireFormatException notJson(JacksonException e) {
        return new WireFormatException("payload is not JSON as the contract has it: " + e.getOriginalMessage(), e);
    }

    static String time(OffsetDateTime time) {
        return TIME.format(time);
    }
}
