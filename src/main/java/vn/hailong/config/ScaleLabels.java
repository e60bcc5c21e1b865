package vn.hailong.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.hailong.survey.Scale;

/// The labels of the program's own scales in languages that it does not bring, from `scales.LANGUAGE.yaml`
/// beside the questionnaires. Each file is read once, when the first translation needs it. It need not have
/// every scale.
final class ScaleLabels {
    private final Path folder;
    private final Problems problems;
    private final Map<String, Optional<Map<String, Scale>>> byLanguage = new HashMap<>();

    ScaleLabels(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /// One of the program's scales with the labels of one more language.
    Optional<Scale> scale(Scale scale, String language) {
        if (scale.levels().stream().allMatch(level -> level.label().byLanguage().containsKey(language))) {
            return Optional.of(scale);
        }
        Optional<Map<String, Scale>> scales = labels(language);
        if (scales.isPresent() && !scales.get().containsKey(scale.id())) {
            problems.add(new Problem(
                    file(language),
                    0,
                    "scales." + scale.id(),
                    "nothing",
                    "the labels of its levels by their keys, because a translation needs them"));
        }
        return scales.map(known -> known.get(scale.id()));
    }

    /// Reads the file even if nobody needs it.
    void check(String language) {
        labels(language);
    }

    private Optional<Map<String, Scale>> labels(String language) {
        return byLanguage.computeIfAbsent(
                language,
                _ -> YamlFile.read(file(language), problems)
                        .flatMap(Shape.mapping("keys and values", fields -> labels(fields, language))::read));
    }

    private static Optional<Map<String, Scale>> labels(Fields fields, String language) {
        TranslatedTexts texts = new TranslatedTexts(language, "the program");
        fields.required(
                "language",
                Shapes.LANGUAGE.and((place, found) -> found.equals(language)
                        ? Optional.of(found)
                        : place.refuse("\"" + language + "\", as the name of the file says")));
        Optional<Map<String, Scale>> scales =
                fields.required("scales", Shape.mapping("the labels of scales by their ids", each -> {
                    Map<String, Scale> translated = new HashMap<>();
                    for (Scale scale : ScaleReader.builtIn()) {
                        each.optional(scale.id(), texts.scale(scale))
                                .ifPresent(read -> translated.put(scale.id(), read));
                    }
                    return each.complete(() -> translated);
                }));
        return fields.complete(scales::orElseThrow);
    }

    private Path file(String language) {
        return folder.resolve(QuestionnaireFolder.SCALES + "." + language + ".yaml");
    }
}
