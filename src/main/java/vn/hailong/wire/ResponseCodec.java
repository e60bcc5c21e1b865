package vn.hailong.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Stage;

/// `responses/1`. Encoding is deterministic: the same sealed response always gives the same bytes, and a batch carries
/// those bytes untouched, however it is cut.
public final class ResponseCodec {
    private static final String NOT_APPLICABLE = "NA";
    private static final int MAXIMUM_TEXT = 4_000;
    private static final int MAXIMUM_ANSWERS = 300;

    private ResponseCodec() {}

    public static byte[] encode(SealedResponse sealed) {
        return encode(sealed.response(), Optional.of(sealed.seq()));
    }

    /// A response that has no place in the sequence yet. It never travels: it waits in the outbox for its seal.
    public static byte[] encodeDraft(Response response) {
        return encode(response, Optional.empty());
    }

    private static byte[] encode(Response response, Optional<Long> place) {
        return Json.write(json -> {
            json.writeStringProperty("id", response.id().toString());
            place.ifPresent(seq -> json.writeNumberProperty("seq", seq));
            json.writeStringProperty("questionnaire", response.questionnaire());
            json.writeNumberProperty("version", response.version());
            json.writeStringProperty("language", response.language());
            json.writeStringProperty("channel", response.channel().name());
            json.writeStringProperty("unit", response.unit());
            json.writeStringProperty("counter", response.counter());
            response.stage().ifPresent(stage -> json.writeStringProperty("stage", stage.name()));
            response.field().ifPresent(field -> json.writeStringProperty("field", field));
            json.writeObjectPropertyStart("answers");
            response.answers().forEach((item, answer) -> {
                json.writeName(item);
                write(json, answer);
            });
            json.writeEndObject();
            json.writeStringProperty("answeredAt", Json.time(response.answeredAt()));
            json.writeObjectPropertyStart("clock");
            write(json, response.clock());
            json.writeEndObject();
            json.writeNumberProperty("durationMs", response.durationMs());
            json.writeBooleanProperty("complete", response.complete());
            json.writeBooleanProperty("assisted", response.assisted());
            json.writeNumberProperty("suppressedPresses", response.suppressedPresses());
            json.writeArrayPropertyStart("flags");
            response.flags().forEach(json::writeString);
            json.writeEndArray();
        });
    }

    /// Reads what [#encode] wrote, or another implementation of the contract.
    public static SealedResponse decode(byte[] bytes) throws WireFormatException {
        return decode(Json.tree(bytes, 0, bytes.length), "");
    }

    /// Reads what [#encodeDraft] wrote.
    public static Response decodeDraft(byte[] bytes) throws WireFormatException {
        return response(Json.read(bytes));
    }

    /// The payload that carries these sealed responses.
    ///
    /// @throws IllegalArgumentException if there are none, too many, or they are too large together
    public static byte[] encodeBatch(UUID installation, List<byte[]> sealed) {
        if (sealed.isEmpty() || sealed.size() > Batch.MAXIMUM_RESPONSES || size(sealed) > Batch.MAXIMUM_BYTES) {
            throw new IllegalArgumentException(
                    "a batch of " + sealed.size() + " responses, " + size(sealed) + " bytes, breaks the contract");
        }
        ByteArrayOutputStream batch = new ByteArrayOutputStream((int) size(sealed));
        batch.writeBytes(
                ("{\"installation\":\"" + installation + "\",\"responses\":[").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < sealed.size(); i++) {
            if (i > 0) {
                batch.write(',');
            }
            batch.writeBytes(sealed.get(i));
        }
        batch.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return batch.toByteArray();
    }

    /// The size of the payload that [#encodeBatch] would make, in bytes.
    public static long size(List<byte[]> sealed) {
        long frame = "{\"installation\":\"\",\"responses\":[]}".length() + 36;
        return frame
                + Math.max(0, sealed.size() - 1)
                + sealed.stream().mapToLong(bytes -> bytes.length).sum();
    }

    /// Reads a batch. An element that can't be understood does not spoil its neighbours.
    ///
    /// @throws WireFormatException if the payload is not a batch at all
    public static Batch decodeBatch(byte[] payload) throws WireFormatException {
        if (payload.length > Batch.MAXIMUM_BYTES) {
            throw new WireFormatException(
                    "payload: found " + payload.length + " bytes, expected at most " + Batch.MAXIMUM_BYTES);
        }
        return BatchReader.read(payload);
    }

    static SealedResponse decode(JsonNode node, String path) throws WireFormatException {
        JsonReader json = new JsonReader(node, path);
        return new SealedResponse(json.number("seq", 1, Long.MAX_VALUE), response(json));
    }

    private static Response response(JsonReader json) throws WireFormatException {
        return new Response(
                json.uuid("id"),
                json.name("questionnaire"),
                (int) json.number("version", 1, Integer.MAX_VALUE),
                json.text("language", 16),
                json.constant("channel", Channel.class, false),
                json.name("unit"),
                json.name("counter"),
                json.optional("stage").isEmpty()
                        ? Optional.empty()
                        : Optional.of(json.constant("stage", Stage.class, false)),
                json.optionalText("field", 64),
                answers(json),
                json.time("answeredAt").truncatedTo(ChronoUnit.MILLIS),
                clock(json.object("clock")),
                json.number("durationMs", 0, Long.MAX_VALUE),
                json.flag("complete"),
                json.flag("assisted"),
                (int) json.number("suppressedPresses", 0, Integer.MAX_VALUE),
                texts(json.path("flags"), json.required("flags"), 20));
    }

    static void write(JsonGenerator json, ClockReading clock) {
        json.writeBooleanProperty("synced", clock.synced());
        json.writeStringProperty("boot", clock.boot().toString());
        json.writeNumberProperty("uptimeMs", clock.uptimeMs());
    }

    static ClockReading clock(JsonReader json) throws WireFormatException {
        return new ClockReading(json.flag("synced"), json.uuid("boot"), json.number("uptimeMs", 0, Long.MAX_VALUE));
    }

    private static void write(JsonGenerator json, Answer answer) {
        switch (answer) {
            case Answer.Number(int value) -> json.writeNumber(value);
            case Answer.Text(String value) -> json.writeString(value);
            case Answer.Choices(List<String> values) -> {
                json.writeStartArray();
                values.forEach(json::writeString);
                json.writeEndArray();
            }
            case Answer.NotApplicable() -> json.writeString(NOT_APPLICABLE);
            case Answer.Skipped() -> json.writeNull();
        }
    }

    private static Map<String, Answer> answers(JsonReader json) throws WireFormatException {
        JsonNode object = json.object("answers").node();
        if (object.size() > MAXIMUM_ANSWERS) {
            throw new WireFormatException(json.path("answers") + ": found " + object.size()
                    + " answers, expected at most " + MAXIMUM_ANSWERS);
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String path = json.path("answers") + "." + property.getKey();
            if (JsonReader.isBlank(property.getKey())
                    || JsonReader.length(property.getKey()) > 64
                    || !JsonReader.isStorable(property.getKey())) {
                throw new WireFormatException(path + ": expected an item id of 1 to 64 characters");
            }
            answers.put(property.getKey(), answer(path, property.getValue()));
        }
        return answers;
    }

    private static Answer answer(String path, JsonNode value) throws WireFormatException {
        if (value.isNull()) {
            return new Answer.Skipped();
        }
        if (value.isString()) {
            String text = JsonReader.text(path, value, MAXIMUM_TEXT);
            return text.equals(NOT_APPLICABLE) ? new Answer.NotApplicable() : new Answer.Text(text);
        }
        if (value.isArray()) {
            return new Answer.Choices(texts(path, value, 100));
        }
        return new Answer.Number((int) JsonReader.number(path, value, 0, 1_000));
    }

    private static List<String> texts(String path, JsonNode array, int most) throws WireFormatException {
        if (!array.isArray() || array.size() > most) {
            throw JsonReader.unexpected(path, array, "an array of at most " + most + " texts");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            texts.add(JsonReader.text(path + "[" + i + "]", array.get(i), 64));
        }
        return texts;
    }
}
