package vn.hailong.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `receipt/1`.
public final class ReceiptCodec {
    private ReceiptCodec() {}

    public static byte[] encode(Receipt receipt) {
        return Json.write(json -> {
            json.writeStringProperty("installation", receipt.installation().toString());
            json.writeArrayPropertyStart("committed");
            for (SeqRange range : receipt.committed()) {
                json.writeStartArray();
                json.writeNumber(range.first());
                json.writeNumber(range.last());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("quarantined");
            for (Receipt.Quarantined quarantined : receipt.quarantined()) {
                json.writeStartObject();
                json.writeNumberProperty("seq", quarantined.seq());
                json.writeStringProperty("code", quarantined.code());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringProperty("at", Json.time(receipt.at()));
        });
    }

    public static Receipt decode(byte[] payload) throws WireFormatException {
        JsonReader json = Json.read(payload);
        List<SeqRange> committed = new ArrayList<>();
        JsonNode ranges = array(json, "committed");
        for (int i = 0; i < ranges.size(); i++) {
            committed.add(range(json.path("committed") + "[" + i + "]", ranges.get(i)));
        }
        List<Receipt.Quarantined> quarantined = new ArrayList<>();
        JsonNode entries = array(json, "quarantined");
        for (int i = 0; i < entries.size(); i++) {
            JsonReader entry = new JsonReader(entries.get(i), json.path("quarantined") + "[" + i + "]");
            quarantined.add(new Receipt.Quarantined(entry.number("seq", 1, Long.MAX_VALUE), entry.name("code")));
        }
        return new Receipt(json.uuid("installation"), committed, quarantined, json.time("at"));
    }

    private static JsonNode array(JsonReader json, String key) throws WireFormatException {
        JsonNode array = json.required(key);
        if (!array.isArray()) {
            throw JsonReader.unexpected(json.path(key), array, "an array");
        }
        return array;
    }

    static SeqRange range(String path, JsonNode node) throws WireFormatException {
        if (!node.isArray() || node.size() != 2) {
            throw JsonReader.unexpected(path, node, "[first, last]");
        }
        long first = JsonReader.number(path + "[0]", node.get(0), 1, Long.MAX_VALUE);
        return new SeqRange(first, JsonReader.number(path + "[1]", node.get(1), first, Long.MAX_VALUE));
    }
}
