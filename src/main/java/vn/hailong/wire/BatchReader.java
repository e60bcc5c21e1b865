package vn.hailong.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A batch being read, in one pass: each response by its fields, and its bytes as they came.
final class BatchReader {
    private static final String RESPONSES = "responses";

    private final byte[] payload;
    private final ObjectNode others = Json.MAPPER.createObjectNode();
    private final List<Batch.Entry> entries = new ArrayList<>();
    private int number;

    private BatchReader(byte[] payload) {
        this.payload = payload;
    }

    static Batch read(byte[] payload) throws WireFormatException {
        Json.requireUtf8(payload, 0, payload.length);
        BatchReader reader = new BatchReader(payload);
        try (JsonParser parser = Json.MAPPER.createParser(payload)) {
            reader.object(parser);
        } catch (JacksonException e) {
            throw Json.notJson(e);
        }
        return reader.batch();
    }

    private Batch batch() throws WireFormatException {
        JsonReader outer = new JsonReader(others, "");
        UUID installation = outer.uuid("installation");
        JsonNode array = outer.required(RESPONSES);
        if (!array.isArray() || number == 0 || number > Batch.MAXIMUM_RESPONSES) {
            throw new WireFormatException(RESPONSES + ": found " + (array.isArray() ? number + " elements" : "no array")
                    + ", expected 1 to " + Batch.MAXIMUM_RESPONSES + " responses");
        }
        return new Batch(installation, entries);
    }

    private void object(JsonParser parser) throws WireFormatException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw JsonReader.unexpected("", Json.value(parser), "an object");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(RESPONSES)) {
                others.putArray(RESPONSES);
                array(parser);
            } else {
                others.set(name, Json.value(parser));
            }
        }
        if (parser.nextToken() != null) {
            throw new WireFormatException("payload: found more behind the object, expected nothing");
        }
    }

    private void array(JsonParser parser) throws WireFormatException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (number == Batch.MAXIMUM_RESPONSES) {
                parser.skipChildren();
            } else {
                int start = offset(parser.currentTokenLocation());
                JsonNode element = Json.value(parser);
                parser.finishToken();
                entries.add(entry(element, Arrays.copyOfRange(payload, start, offset(parser.currentLocation()))));
            }
            number++;
        }
    }

    private Batch.Entry entry(JsonNode node, byte[] bytes) {
        try {
            return new Batch.Readable(ResponseCodec.decode(node, RESPONSES + "[" + number + "]"), bytes);
        } catch (WireFormatException e) {
            JsonNode seq = node.get("seq");
            boolean readable = seq != null && seq.isIntegralNumber() && seq.canConvertToLong() && seq.longValue() >= 1;
            return new Batch.Unreadable(
                    readable ? Optional.of(seq.longValue()) : Optional.empty(), String.valueOf(e.getMessage()), bytes);
        }
    }

    private static int offset(TokenStreamLocation location) throws WireFormatException {
        if (location.getByteOffset() < 0) {
            throw new WireFormatException("payload: found another encoding, expected UTF-8");
        }
        return (int) location.getByteOffset();
    }
}
