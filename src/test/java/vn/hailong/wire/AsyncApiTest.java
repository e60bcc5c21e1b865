package vn.hailong.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// `asyncapi.yaml` describes what the code does.
class AsyncApiTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<?, ?> document =
            (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Schemas.resource("asyncapi.yaml"));

    @Test
    void isOfVersion3() {
        assertEquals("3.0.0", document.get("asyncapi"));
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = new ArrayList<>();
        collect(document, references);
        assertTrue(references.size() > 20, references.toString());
        for (String reference : references) {
            if (reference.startsWith("./")) {
                assertNotNull(Schemas.of(reference.substring(2)));
            } else {
                assertNotNull(at(reference), reference);
            }
        }
    }

    @Test
    void theChannelsAreTheTopics() {
        Set<String> described = map(document.get("channels")).values().stream()
                .map(channel -> (String) map(channel).get("address"))
                .collect(Collectors.toSet());
        Set<String> spoken = Arrays.stream(Topic.Kind.values())
                .map(kind -> new Topic("agency", "terminal", kind)
                        .toString()
                        .replace("/agency/terminal/", "/{agency}/{terminal}/"))
                .collect(Collectors.toSet());
        assertEquals(spoken, described);
    }

    @Test
    void everyMessageHasItsSchemaAndTheSchemaItsMessage() {
        Set<String> used = new HashSet<>();
        for (Object message : map(at("#/components/messages")).values()) {
            String file = schemaOf(message).file();
            String name = text(message, "name");
            assertEquals(file, name.replace('/', '-') + ".schema.json");
            assertTrue(text(message, "summary").contains("schema = " + name), name);
            assertEquals("application/json", map(message).get("contentType"));
            used.add(file);
        }
        assertEquals(Arrays.stream(Schemas.values()).map(Schemas::file).collect(Collectors.toSet()), used);
    }

    @Test
    void theExamplesAreValidAndReadable() throws WireFormatException {
        int examples = 0;
        for (Object message : map(at("#/components/messages")).values()) {
            if (map(message).get("examples") instanceof List<?> list) {
                for (Object example : list) {
                    byte[] payload = MAPPER.writeValueAsBytes(map(example).get("payload"));
                    assertEquals(List.of(), schemaOf(message).errors(payload));
                    schemaOf(message).decode(payload);
                    examples++;
                }
            }
        }
        assertTrue(examples >= 3);
    }

    @Test
    void everyOperationIsAtLeastOnceAndOnlyStateIsRetained() {
        for (Map.Entry<?, ?> operation : map(document.get("operations")).entrySet()) {
            Map<?, ?> mqtt = map(map(map(operation.getValue()).get("bindings")).get("mqtt"));
            String channel = text(map(operation.getValue()).get("channel"), "$ref");
            assertEquals(1, mqtt.get("qos"), operation.getKey().toString());
            assertEquals(channel.endsWith("/status") || channel.endsWith("/config"), mqtt.get("retain"), channel);
        }
    }

    private static Schemas schemaOf(Object message) {
        String reference = text(map(map(message).get("payload")).get("schema"), "$ref");
        return Schemas.of(reference.substring(2));
    }

    private @Nullable Object at(String reference) {
        @Nullable Object place = document;
        for (String step : reference.substring(2).split("/")) {
            place = map(place).get(step);
        }
        return place;
    }

    private static Map<?, ?> map(@Nullable Object node) {
        assertTrue(node instanceof Map, "not a map: " + node);
        return (Map<?, ?>) node;
    }

    private static String text(@Nullable Object node, String key) {
        return String.valueOf(map(node).get(key));
    }

    private static void collect(@Nullable Object node, List<String> references) {
        if (node instanceof Map<?, ?> object) {
            if (object.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            object.values().forEach(value -> collect(value, references));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, references));
        }
    }
}
