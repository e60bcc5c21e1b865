package vn.hailong.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Schema and codec refuse the same messages. Every place of every example is broken in every way below, and both are
/// asked; the few rules that a schema can't express (first not above last) are tested on the codec alone.
class SchemaAgreementTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// As JSON. The texts lie on both sides of each limit, counted in characters and in UTF-16 units.
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "1.0",
            "1.5",
            "1e2",
            "1001",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"\\t\\n\"",
            "\"\u00A0\"",
            "\"x\"",
            "\"NA\"",
            "\"a\\u0000b\"",
            text("x", 16),
            text("x", 17),
            text("x", 64),
            text("x", 65),
            text("😀", 64),
            text("😀", 65),
            text("ế", 4_000),
            text("x", 4_001),
            text("x", 65_536),
            text("x", 65_537),
            "[]",
            "[1]",
            "[1,2]",
            "[1,2,3]",
            "[null]",
            "[\"x\"]",
            "[[1,1]]",
            "{}",
            "{\"1\":1}",
            "\"0F8B2C1E-5A41-4A6F-9D0B-6F1F6A0F3B11\"",
            "\"0f8b2c1e5a414a6f9d0b6f1f6a0f3b11\"",
            "\"1-1-1-1-1\"",
            "\"0f8b2c1e-5a41-4a6f-9d0b-6f1f6a0f3b11\"",
            "\"2026-11-22T09:14:05.120+07:00\"",
            "\"2026-11-22T09:14:05Z\"",
            "\"2026-11-22T09:14:05.123456789-18:00\"",
            "\"2026-11-22T09:14:05\"",
            "\"2026-11-22T09:14+07:00\"",
            "\"2026-02-30T09:14:05+07:00\"",
            "\"2026-11-22T25:14:05+07:00\"",
            "\"2026-11-22T23:59:60Z\"",
            "\"2026-11-22t09:14:05z\"",
            "\"2026-11-22 09:14:05+07:00\"",
            "\"1969-12-31T23:59:59Z\"",
            "\"+12026-11-22T09:14:05Z\"",
            "\"2026-11-22T09:14:05+18:30\"",
            "\"2026-11-22T09:14:05+07\"",
            "\"2026-11-22\"",
            "\"resend\"",
            "\"KIOSK_BUTTON\"",
            "\"online\"",
            "\"RESULT\"",
            "\"ok\"",
            "\"done\"");

    private static String text(String character, int length) {
        return "\"" + character.repeat(length) + "\"";
    }

    @ParameterizedTest
    @EnumSource
    void theExamplesOfASchemaAreValidAndReadable(Schemas schema) throws WireFormatException {
        JsonNode document = MAPPER.readTree(schema.text());
        assertFalse(document.get("examples").isEmpty());
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                document.get("$schema").stringValue());
        for (JsonNode example : document.get("examples")) {
            byte[] payload = MAPPER.writeValueAsBytes(example);
            assertEquals(List.of(), schema.errors(payload));
            schema.decode(payload);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaAndTheCodecRefuseTheSame(Schemas schema) {
        int refused = 0;
        List<String> disagreements = new ArrayList<>();
        for (JsonNode example : MAPPER.readTree(schema.text()).get("examples")) {
            for (byte[] mutant : mutants(widened(example))) {
                boolean bySchema = !schema.errors(mutant).isEmpty();
                String byCodec = refusal(schema, mutant);
                refused += bySchema ? 1 : 0;
                if (bySchema != !byCodec.isEmpty()) {
                    String shown = new String(mutant, StandardCharsets.UTF_8);
                    disagreements.add("schema " + (bySchema ? "refuses" : "accepts") + ", codec says '" + byCodec
                            + "': " + shown.substring(0, Math.min(shown.length(), 1_500)));
                }
            }
        }
        assertTrue(refused > 50, "only " + refused + " mutants were refused");
        assertEquals("", String.join("\n", disagreements.subList(0, Math.min(5, disagreements.size()))));
    }

    @ParameterizedTest
    @EnumSource
    void everyRequiredFieldIsMissed(Schemas schema) {
        JsonNode document = MAPPER.readTree(schema.text());
        for (JsonNode name : document.get("required")) {
            ObjectNode example = (ObjectNode) document.get("examples").get(0).deepCopy();
            example.remove(name.stringValue());
            byte[] payload = MAPPER.writeValueAsBytes(example);
            assertFalse(schema.errors(payload).isEmpty(), name.toString());
            assertTrue(refusal(schema, payload).contains(name.stringValue()), refusal(schema, payload));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RECEIPT | [[4700,4711]] | [[4711,4700]]
            COMMAND | "from":4000   | "from":4712
            COMMAND | "from":4000   | "from":1e300
            REPLY   | 712 responses | 712 \\ud800 responses
            REPLY   | 712 responses | 712 \\udc00\\ud800 responses
            STATUS  | 54.2          | 1e999
            """)
    void whatASchemaCannotSayIsRefusedByTheCodec(Schemas schema, String before, String after) {
        String example = MAPPER.readTree(schema.text()).get("examples").get(0).toString();
        assertTrue(example.contains(before), example);
        byte[] payload = example.replace(before, after).getBytes(StandardCharsets.UTF_8);
        assertThrows(WireFormatException.class, () -> schema.decode(payload));
    }

    /// Ranges so wide that no number put into one end crosses the other.
    private static JsonNode widened(JsonNode example) {
        String text = example.toString()
                .replace("[[4700,4711]]", "[[1,9223372036854775807]]")
                .replace("\"from\":4000,\"to\":4711", "\"from\":1,\"to\":9223372036854775807");
        return MAPPER.readTree(text);
    }

    private static String refusal(Schemas schema, byte[] payload) {
        try {
            schema.decode(payload);
            return "";
        } catch (WireFormatException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<byte[]> mutants(JsonNode example) {
        List<byte[]> mutants = new ArrayList<>();
        mutate(example, example, mutants);
        return mutants;
    }

    private static void mutate(JsonNode root, JsonNode place, List<byte[]> mutants) {
        if (place instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode original = object.get(name);
                for (String value : VALUES) {
                    object.set(name, MAPPER.readTree(value));
                    mutants.add(MAPPER.writeValueAsBytes(root));
                }
                object.remove(name);
                mutants.add(MAPPER.writeValueAsBytes(root));
                object.set(name, original);
                mutate(root, original, mutants);
            }
            for (String name :
                    List.of("0", "6", "10", "unknown", "", " ", "\u00A0", "a\0b", "x".repeat(65), "😀".repeat(64))) {
                object.set(name, MAPPER.readTree("7"));
                mutants.add(MAPPER.writeValueAsBytes(root));
                object.remove(name);
            }
        }
        if (place instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode original = array.get(i);
                for (String value : VALUES) {
                    array.set(i, MAPPER.readTree(value));
                    mutants.add(MAPPER.writeValueAsBytes(root));
                }
                array.set(i, original);
                mutate(root, original, mutants);
            }
            for (int most : new int[] {20, 100, 200}) {
                grow(root, array, most, mutants);
                grow(root, array, most + 1, mutants);
            }
        }
    }

    /// The array with its last element repeated until it has `size` elements.
    private static void grow(JsonNode root, ArrayNode array, int size, List<byte[]> mutants) {
        int before = array.size();
        JsonNode filler = array.isEmpty() ? MAPPER.readTree("\"x\"") : array.get(before - 1);
        while (array.size() < size) {
            array.add(filler);
        }
        mutants.add(MAPPER.writeValueAsBytes(root));
        while (array.size() > before) {
            array.remove(array.size() - 1);
        }
    }
}
