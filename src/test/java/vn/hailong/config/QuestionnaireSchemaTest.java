package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Schema and reader agree: an editor marks nothing that the reader takes, and misses no key that is wrong or missing.
class QuestionnaireSchemaTest {
    /// Every type of item, every kind of condition, a scale of its own, every optional key.
    private static final String EVERYTHING = """
            id: q1
            version: 1
            title: {vi: Tất cả, en: Everything}
            scales:
              - id: mine
                levels:
                  - {value: 2, key: good, satisfied: true, label: {vi: Tốt}}
                  - {value: 1, key: bad, satisfied: false, label: {vi: Xấu}}
            items:
              - {id: a, type: rating, kind: RATING, factor: ACCESS, inIndex: true, scale: mine, text: {vi: A},
                 help: {vi: Giải thích}, criterion: {vi: Tiêu chí}, notApplicable: {vi: Không biết}}
              - {id: a.b, type: yesno, kind: GATE, inIndex: false, asked: {item: a, atMost: 1}, text: {vi: B}}
              - id: c
                type: single
                kind: FACT
                asked: {any: [{item: a.b, is: "yes"}, {all: [{stage: RESULT}, {item: a, atMost: 2}]}]}
                text: {vi: C}
                options: [{id: x, text: {vi: X}, sensitive: true}, {id: z, text: {vi: Z}}]
              - id: d
                type: multi
                kind: REASON
                factor: OVERALL
                most: 1
                text: {vi: D}
                options: [{id: x, text: {vi: X}}, {id: none, text: {vi: Không}, exclusive: true, sensitive: false}]
              - {id: e, type: count, kind: FACT, most: 5, text: {vi: E}}
              - {id: f, type: text, kind: COMMENT, maximumLength: 10, text: {vi: F}}
              - {id: g, type: rating, kind: FIT, scale: scale5_fit, text: {vi: G}}
            """;

    /// What may be put in place of a text, of a number and of a flag, and of anything. A number is no mistake in place
    /// of a text for the reader, to whom all is text, nor is a number in quotes.
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\" \"",
            "\"X y\"",
            "\"no-hyphen\"",
            "\"dot..dot\"",
            "\"OVERALL\"",
            "\"text\"",
            "\"scales\"",
            "\"" + "x".repeat(65) + "\"",
            "\"" + "ế".repeat(501) + "\"",
            "\"" + "😀".repeat(500) + "\"");
    private static final List<String> NUMBERS = List.of("0", "1", "10", "11", "1.5", "-1", "1001", "2001", "1000001");
    private static final List<String> FLAGS = List.of("true", "false");
    private static final List<String> WRONG = List.of("[]", "{}", "[\"x\"]", "{\"x\":\"y\"}", "\"x y\"");

    private final QuestionnaireSchema schema = new QuestionnaireSchema();

    @TempDir
    Path folder;

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(ShippedQuestionnairesTest.FOLDER)) {
            return files.filter(file -> !file.endsWith(PublishedVersions.FILE)).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedQuestionnaireIsValid(Path file) throws IOException {
        assertEquals(List.of(), schema.errors(QuestionnaireSchema.json(Files.readString(file))));
    }

    @Test
    void aSampleWithEverythingIsValidAndReadable() throws IOException {
        JsonNode everything = QuestionnaireSchema.json(EVERYTHING);
        assertEquals(List.of(), schema.errors(everything));
        assertEquals(List.of(), problems(everything));
    }

    @Test
    void aMissingOrUnknownKeyIsWrongForBoth() throws IOException {
        List<String> disagreements = new ArrayList<>();
        int refused = 0;
        for (JsonNode mutant : mutants(false)) {
            boolean bySchema = !schema.errors(mutant).isEmpty();
            List<String> byReader = problems(mutant);
            refused += bySchema ? 1 : 0;
            if (bySchema == byReader.isEmpty()) {
                disagreements.add(
                        (bySchema ? "only the schema refuses " : "only the reader refuses ") + byReader + mutant);
            }
        }
        assertEquals("", String.join("\n", disagreements.subList(0, Math.min(5, disagreements.size()))));
        assertTrue(refused > 100, "only " + refused + " mutants were refused");
    }

    @Test
    void whatTheSchemaRefusesTheReaderRefuses() throws IOException {
        List<String> disagreements = new ArrayList<>();
        int bySchema = 0;
        int byReader = 0;
        for (JsonNode mutant : mutants(true)) {
            List<String> errors = schema.errors(mutant);
            boolean readable = problems(mutant).isEmpty();
            bySchema += errors.isEmpty() ? 0 : 1;
            byReader += readable ? 0 : 1;
            if (!errors.isEmpty() && readable) {
                disagreements.add(errors.getFirst() + " " + mutant);
            }
        }
        assertEquals("", String.join("\n", disagreements.subList(0, Math.min(5, disagreements.size()))));
        // What is left are references: ids that no item has, levels and options that are not there.
        assertTrue(bySchema > 0.8 * byReader, "the schema refuses only " + bySchema + " of " + byReader);
    }

    private List<String> problems(JsonNode questionnaire) throws IOException {
        Path file = folder.resolve("q1.yaml");
        Files.writeString(file, questionnaire.toString()); // JSON is YAML
        Problems problems = new Problems();
        Optional<?> read = QuestionnaireFolder.read(folder, "q1", problems);
        List<String> found =
                problems.exception().problems().stream().map(Problem::toString).toList();
        assertEquals(found.isEmpty(), read.isPresent());
        return found;
    }

    /// The sample with one change each: another value, or a key that is missing or one too many.
    private static List<JsonNode> mutants(boolean values) {
        List<JsonNode> mutants = new ArrayList<>();
        JsonNode root = QuestionnaireSchema.json(EVERYTHING);
        mutate(root, root, values, mutants);
        return mutants;
    }

    private static void mutate(JsonNode root, JsonNode place, boolean values, List<JsonNode> mutants) {
        if (place instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode original = object.get(name);
                if (values) {
                    replacements(original).forEach(value -> {
                        object.set(name, value);
                        mutants.add(root.deepCopy());
                    });
                } else if (!name.equals("scales")) { // only a reference is broken then
                    object.remove(name);
                    mutants.add(root.deepCopy());
                }
                object.set(name, original);
                mutate(root, original, values, mutants);
            }
            if (!values) {
                object.put("unknown", "x");
                mutants.add(root.deepCopy());
                object.remove("unknown");
            }
        } else if (place instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(i -> mutate(root, array.get(i), values, mutants));
        }
    }

    private static List<JsonNode> replacements(JsonNode original) {
        Stream<String> fitting = switch (original.getNodeType()) {
            case STRING -> TEXTS.stream();
            case NUMBER -> NUMBERS.stream();
            case BOOLEAN -> FLAGS.stream();
            default -> Stream.of();
        };
        Stream<String> wrong = WRONG.stream().filter(value -> !original.isString() || !value.startsWith("\""));
        return Stream.concat(fitting, wrong)
                .map(QuestionnaireSchema.MAPPER::readTree)
                .toList();
    }
}
