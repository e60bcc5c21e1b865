package vn.hailong.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Scale;

/// Rating scales: those of a questionnaire, and those that the program brings (`survey/scales.yaml`).
final class ScaleReader {
    private static final String RESOURCE = "survey/scales.yaml";
    private static final String EXPECTED = "a list of scales, each with id and levels";
    static final Shape<String> CODE =
            Shapes.matching("[a-z0-9][a-z0-9_]{0,31}", "an id of 1–32 letters a–z, digits and underscores");

    /// In order of the resource. Read on first use.
    private static final class BuiltIn {
        private static final List<Scale> SCALES = readBuiltIn();
    }

    private ScaleReader() {}

    static List<Scale> builtIn() {
        return BuiltIn.SCALES;
    }

    /// @param builtIn the scales whose ids are taken
    static Shape<List<Scale>> scales(List<Scale> builtIn) {
        Ids ids = new Ids("the id of a scale");
        Set<String> taken = builtIn.stream().map(Scale::id).collect(Collectors.toUnmodifiableSet());
        return Shape.list(EXPECTED, Shape.mapping("a scale with id and levels", fields -> scale(fields, ids, taken)));
    }

    private static Optional<Scale> scale(Fields fields, Ids ids, Set<String> taken) {
        Optional<String> id = fields.required(
                "id",
                CODE.and(ids::define)
                        .and((place, read) -> taken.contains(read)
                                ? place.refuse("\"" + read + "\", a scale of the program", "another id")
                                : Optional.of(read)));
        Ids values = new Ids("the value of a level");
        Ids keys = new Ids("the key of a level");
        Shape<Scale.Level> level =
                Shape.mapping("a level with value, key, satisfied and label", level1 -> level(level1, values, keys));
        Optional<List<Scale.Level>> levels = fields.required(
                "levels",
                Shape.list("2–10 levels", level)
                        .and((value, read) -> read.size() >= 2 && read.size() <= 10
                                ? Optional.of(read)
                                : value.refuse(
                                        read.size() == 1 ? "one level" : read.size() + " levels", "2–10 levels")));
        return fields.complete(() -> new Scale(id.orElseThrow(), levels.orElseThrow()));
    }

    private static Optional<Scale.Level> level(Fields fields, Ids values, Ids keys) {
        Optional<Integer> value = fields.required(
                "value",
                Shapes.integer(1, 10)
                        .and((place, number) ->
                                values.define(place, Integer.toString(number)).map(_ -> number)));
        Optional<String> key = fields.required("key", CODE.and(keys::define));
        Optional<Boolean> satisfied = fields.required("satisfied", Shapes.FLAG);
        Optional<LocalizedText> label = fields.required("label", Shapes.TEXT);
        return fields.complete(() ->
                new Scale.Level(value.orElseThrow(), key.orElseThrow(), label.orElseThrow(), satisfied.orElseThrow()));
    }

    private static List<Scale> readBuiltIn() {
        Problems problems = new Problems();
        try (InputStream stream = ScaleReader.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its own " + RESOURCE);
            }
            Shape<List<Scale>> file = Shape.mapping("a list scales", fields -> {
                Optional<List<Scale>> scales = fields.required("scales", scales(List.of()));
                return fields.complete(scales::orElseThrow);
            });
            return YamlFile.read(Path.of(RESOURCE), stream, problems)
                    .flatMap(file::read)
                    .orElseThrow(() ->
                            new IllegalStateException("the program's own scales are wrong", problems.exception()));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the program's own " + RESOURCE, e);
        }
    }
}
