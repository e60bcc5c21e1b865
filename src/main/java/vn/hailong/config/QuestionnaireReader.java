package vn.hailong.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// One questionnaire from `ID.yaml`; an older version that is kept for its answers from `ID.vVERSION.yaml`.
final class QuestionnaireReader {
    private QuestionnaireReader() {}

    static Optional<Questionnaire> read(Path file, Problems problems) {
        return YamlFile.read(file, problems)
                .flatMap(value -> Shape.mapping("keys and values", fields -> questionnaire(fields, file))
                        .read(value));
    }

    private static Optional<Questionnaire> questionnaire(Fields fields, Path file) {
        Optional<String> id = fields.required("id", Shapes.NAME);
        Optional<Integer> version = fields.required("version", Shapes.integer(1, 1_000_000));
        Optional<LocalizedText> title = fields.required("title", Shapes.TEXT);

        List<Scale> scales = new ArrayList<>(ScaleReader.builtIn());
        fields.optional("scales", ScaleReader.scales(scales)).ifPresent(scales::addAll);
        Optional<List<Item>> items =
                fields.required("items", Shape.list("a list of items", new ItemReader(scales).shape()));

        if (id.isPresent() && version.isPresent()) {
            checkName(fields, file, id.get(), version.get());
        }
        return fields.complete(() ->
                new Questionnaire(id.orElseThrow(), version.orElseThrow(), title.orElseThrow(), items.orElseThrow()));
    }

    /// A terminal finds its questionnaire by the name of the file.
    private static void checkName(Fields fields, Path file, String id, int version) {
        String name = String.valueOf(file.getFileName());
        String old = id + ".v" + version + ".yaml";
        if (!name.equals(id + ".yaml") && !name.equals(old)) {
            fields.refuse("id", "\"" + id + "\" in a file " + name, "a file " + id + ".yaml (or " + old + ")");
        }
    }
}
