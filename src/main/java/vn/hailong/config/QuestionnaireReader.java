package vn.hailong.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.ResponseSize;
import vn.hailong.survey.Scale;

/// One questionnaire from `ID.yaml`; an older version that is kept for its answers from `ID.vVERSION.yaml`.
final class QuestionnaireReader {
    private final QuestionnaireFile file;
    private final PublishedVersions published;

    private QuestionnaireReader(QuestionnaireFile file, PublishedVersions published) {
        this.file = file;
        this.published = published;
    }

    /// @param published the versions that may not change; one that is not among them is noted
    static Optional<Questionnaire> read(QuestionnaireFile file, PublishedVersions published, Problems problems) {
        QuestionnaireReader reader = new QuestionnaireReader(file, published);
        return YamlFile.read(file.path(), problems)
                .flatMap(Shape.mapping("keys and values", reader::questionnaire)::read);
    }

    private Optional<Questionnaire> questionnaire(Fields fields) {
        Optional<String> id = fields.required("id", Shapes.NAME.and(QuestionnaireReader::notTaken));
        Optional<Integer> version = fields.required("version", Shapes.integer(1, 1_000_000));
        Optional<LocalizedText> title = fields.required("title", Shapes.TEXT);

        List<Scale> scales = new ArrayList<>(ScaleReader.builtIn());
        fields.optional("scales", ScaleReader.scales(scales)).ifPresent(scales::addAll);
        Map<String, Integer> lines = fields.value("items")
                .map(Value::yaml)
                .map(QuestionnaireReader::lines)
                .orElse(Map.of());
        Optional<List<Item>> items =
                fields.required("items", items(Shape.list("a list of items", new ItemReader(scales, lines).shape())));
        items.map(ResponseSize::of)
                .filter(bytes -> bytes > ResponseSize.MOST_BYTES)
                .ifPresent(bytes -> fields.refuse(
                        "items",
                        "items whose answers can take " + bytes + " bytes together",
                        "at most " + ResponseSize.MOST_BYTES
                                + " bytes, which can be sent at once: fewer or shorter comments"));

        if (id.isPresent() && version.isPresent()) {
            checkName(fields, id.get(), version.get());
        }
        Optional<Questionnaire> questionnaire = fields.complete(() ->
                new Questionnaire(id.orElseThrow(), version.orElseThrow(), title.orElseThrow(), items.orElseThrow()));
        return questionnaire.flatMap(
                read -> fields.value("version").flatMap(place -> published.check(place, file, read)));
    }

    /// Counted before any item is read: what they say of each other takes long to find out for too many.
    private static Shape<List<Item>> items(Shape<List<Item>> items) {
        return new Shape<>(
                items.expected(),
                value -> value.yaml() instanceof Yaml.Sequence list
                                && list.items().size() > Questionnaire.MOST_ITEMS
                        ? value.refuse(
                                list.items().size() + " items",
                                "at most " + Questionnaire.MOST_ITEMS + ", as many answers as a response can hold")
                        : items.read(value));
    }

    private static Optional<String> notTaken(Value place, String id) {
        boolean taken = id.equals(QuestionnaireFolder.SCALES) || (id + ".yaml").equals(PublishedVersions.FILE);
        return taken
                ? place.refuse("\"" + id + "\", whose files have a meaning of their own here", "another id")
                : Optional.of(id);
    }

    /// The line of each id, before the items are read.
    private static Map<String, Integer> lines(Yaml items) {
        return items instanceof Yaml.Sequence sequence
                ? sequence.items().stream()
                        .filter(Yaml.Mapping.class::isInstance)
                        .flatMap(item -> ((Yaml.Mapping) item).text("id").stream())
                        .collect(Collectors.toMap(Yaml.Scalar::text, Yaml.Scalar::line, (first, _) -> first))
                : Map.of();
    }

    /// A terminal finds its questionnaire by the name of the file.
    private void checkName(Fields fields, String id, int version) {
        String name = file.name();
        String old = id + ".v" + version + ".yaml";
        if (!name.equals(id + ".yaml") && !name.equals(old)) {
            fields.refuse("id", "\"" + id + "\" in a file " + name, "a file " + id + ".yaml (or " + old + ")");
        }
    }
}
