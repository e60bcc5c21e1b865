package vn.hailong.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Scale;

/// The shapes of texts in one further language. A message shows the Vietnamese text that is to be translated.
record TranslatedTexts(String language, String original) {

    /// The text with what stands here in the language.
    Shape<LocalizedText> of(LocalizedText text) {
        String vietnamese = new Yaml.Scalar(text.in(LocalizedText.VIETNAMESE), 0).shown();
        String expected = vietnamese + " in the language " + language;
        return new Shape<>(
                expected,
                value -> value.isNothing()
                        ? value.refuse(expected)
                        : Shapes.WORDS
                                .and((place, words) -> text.byLanguage().containsKey(language)
                                        ? place.refuse("a text that " + original + " has too", "it in one of them only")
                                        : Optional.of(words))
                                .read(value)
                                .map(words -> text.with(language, words)));
    }

    /// These scales, by their ids, with the labels that stand here by the ids of scales and the keys of
    /// levels.
    Shape<Map<String, Scale>> scales(List<Scale> scales) {
        return Shape.mapping("the labels of scales by their ids", fields -> {
            Map<String, Scale> translated = new HashMap<>();
            for (Scale scale : scales) {
                fields.required(scale.id(), scale(scale)).ifPresent(read -> translated.put(scale.id(), read));
            }
            return fields.complete(() -> translated);
        });
    }

    Shape<Scale> scale(Scale scale) {
        return Shape.mapping("the labels of its levels by their keys", fields -> {
            List<Scale.Level> levels = new ArrayList<>();
            for (Scale.Level level : scale.levels()) {
                fields.required(level.key(), of(level.label()))
                        .map(label -> new Scale.Level(level.value(), level.key(), label, level.satisfied()))
                        .ifPresent(levels::add);
            }
            return fields.complete(() -> new Scale(scale.id(), levels));
        });
    }
}
