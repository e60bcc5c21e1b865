package vn.hailong.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// `status/1`.
public final class StatusCodec {
    private static final String SUPPRESSED = "suppressed";
    private static final double TEMPERATURE = 1_000;

    private StatusCodec() {}

    public static byte[] encode(Status status) {
        return Json.write(json -> {
            json.writeStringProperty("state", status.state().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("installation", status.installation().toString());
            json.writeStringProperty("software", status.software());
            json.writeNumberProperty("configRevision", status.configRevision());
            json.writeStringProperty("configError", status.configError().orElse(null));
            json.writeObjectPropertyStart("outbox");
            json.writeNumberProperty("pending", status.outbox().pending());
            json.writeStringProperty(
                    "oldestPending",
                    status.outbox().oldestPending().map(Json::time).orElse(null));
            json.writeNumberProperty("sealedTotal", status.outbox().sealedTotal());
            json.writeNumberProperty("receiptedTotal", status.outbox().receiptedTotal());
            json.writeNumberProperty("refusedTotal", status.outbox().refusedTotal());
            json.writeNumberProperty("bytes", status.outbox().bytes());
            status.outbox().salvaged().ifPresent(salvaged -> json.writeNumberProperty("salvaged", salvaged));
            json.writeEndObject();
            json.writeObjectPropertyStart("presses");
            status.pressesByLevel().forEach((level, presses) -> json.writeNumberProperty(level.toString(), presses));
            json.writeNumberProperty(SUPPRESSED, status.suppressedPresses());
            json.writeEndObject();
            json.writeObjectPropertyStart("buttons");
            status.buttons()
                    .forEach((level, state) -> json.writeStringProperty(
                            level.toString(), state.name().toLowerCase(Locale.ROOT)));
            json.writeEndObject();
            json.writeStringProperty("buttonFault", status.buttonFault().orElse(null));
            json.writeObjectPropertyStart("clock");
            ResponseCodec.write(json, status.clock().reading());
            json.writeStringProperty("wall", Json.time(status.clock().wall()));
            json.writeStringProperty(
                    "lastSync", status.clock().lastSync().map(Json::time).orElse(null));
            json.writeEndObject();
            json.writeObjectPropertyStart("host");
            json.writeNumberProperty("diskFreeMiB", status.host().diskFreeMiB());
            // A sensor that reads nonsense must not make the whole status unreadable.
            status.host()
                    .temperatureC()
                    .filter(celsius -> Math.abs(celsius) <= TEMPERATURE)
                    .ifPresent(celsius -> json.writeNumberProperty("temperatureC", celsius));
            status.host().throttled().ifPresent(throttled -> json.writeBooleanProperty("throttled", throttled));
            json.writeNumberProperty("uptimeS", status.host().uptimeS());
            json.writeEndObject();
            json.writeObjectPropertyStart("link");
            json.writeNumberProperty("takeovers", status.link().takeovers());
            json.writeNumberProperty("heldBack", status.link().heldBack());
            json.writeEndObject();
            json.writeNumberProperty("refusedMessages", status.refusedMessages());
        });
    }

    public static Status decode(byte[] payload) throws WireFormatException {
        JsonReader json = Json.read(payload);
        JsonReader outbox = json.object("outbox");
        JsonReader clock = json.object("clock");
        JsonReader host = json.object("host");
        Map<Integer, Long> presses = new LinkedHashMap<>();
        JsonReader counts = json.object("presses");
        for (Map.Entry<String, JsonNode> entry : counts.node().properties()) {
            if (!entry.getKey().equals(SUPPRESSED)) {
                presses.put(
                        level(counts, entry.getKey()),
                        JsonReader.number(counts.path(entry.getKey()), entry.getValue(), 0, Long.MAX_VALUE));
            }
        }
        Map<Integer, Status.ButtonState> buttons = new LinkedHashMap<>();
        JsonReader states = json.object("buttons");
        for (Map.Entry<String, JsonNode> entry : states.node().properties()) {
            buttons.put(level(states, entry.getKey()), states.constant(entry.getKey(), Status.ButtonState.class, true));
        }
        Optional<JsonNode> throttled = host.optional("throttled");
        return new Status(
                json.constant("state", Status.State.class, true),
                json.uuid("installation"),
                json.text("software", 64),
                json.number("configRevision", 0, Long.MAX_VALUE),
                json.optionalText("configError", 4_000),
                new Status.OutboxTotals(
                        outbox.number("pending", 0, Long.MAX_VALUE),
                        outbox.optionalTime("oldestPending"),
                        outbox.number("sealedTotal", 0, Long.MAX_VALUE),
                        outbox.number("receiptedTotal", 0, Long.MAX_VALUE),
                        outbox.number("refusedTotal", 0, Long.MAX_VALUE),
                        outbox.number("bytes", 0, Long.MAX_VALUE),
                        outbox.optional("salvaged").isEmpty()
                                ? Optional.empty()
                                : Optional.of(outbox.number("salvaged", 0, Long.MAX_VALUE))),
                presses,
                counts.number(SUPPRESSED, 0, Long.MAX_VALUE),
                buttons,
                json.optionalText("buttonFault", 4_000),
                new Status.Clock(ResponseCodec.clock(clock), clock.time("wall"), clock.optionalTime("lastSync")),
                new Status.Host(
                        host.number("diskFreeMiB", 0, Long.MAX_VALUE),
                        host.optionalDecimal("temperatureC", -TEMPERATURE, TEMPERATURE),
                        throttled.isEmpty()
                                ? Optional.empty()
                                : Optional.of(JsonReader.flag(host.path("throttled"), throttled.get())),
                        host.number("uptimeS", 0, Long.MAX_VALUE)),
                link(json),
                json.optional("refusedMessages").isEmpty() ? 0 : json.number("refusedMessages", 0, Long.MAX_VALUE));
    }

    /// Absent in the status of older programs.
    private static Status.Link link(JsonReader json) throws WireFormatException {
        if (json.optional("link").isEmpty()) {
            return new Status.Link(0, 0);
        }
        JsonReader link = json.object("link");
        return new Status.Link(link.number("takeovers", 0, Long.MAX_VALUE), link.number("heldBack", 0, Long.MAX_VALUE));
    }

    private static int level(JsonReader json, String key) throws WireFormatException {
        if (!key.matches("[1-9]")) {
            throw new WireFormatException(json.path(key) + ": expected a level from 1 to 9");
        }
        return key.charAt(0) - '0';
    }
}
