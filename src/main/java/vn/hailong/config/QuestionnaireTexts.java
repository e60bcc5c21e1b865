package vn.hailong.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// The texts that a citizen reads in a questionnaire.
final class QuestionnaireTexts {
    private QuestionnaireTexts() {}

    /// The languages that every text has: in another one a screen would mix two.
    static Set<String> languages(Questionnaire questionnaire) {
        Set<String> languages = new TreeSet<>(questionnaire.title().byLanguage().keySet());
        all(questionnaire).forEach(text -> languages.retainAll(text.byLanguage().keySet()));
        return languages;
    }

    static Stream<LocalizedText> all(Questionnaire questionnaire) {
        return questionnaire.items().stream()
                .flatMap(item -> Stream.of(Stream.of(item.text()), item.help().stream(), ofForm(item.form()))
                        .flatMap(Function.identity()));
    }

    private static Stream<LocalizedText> ofForm(Item.Form form) {
        return switch (form) {
            case Item.Form.Rating rating ->
                Stream.concat(
                        rating.scale().levels().stream().map(Scale.Level::label), rating.notApplicable().stream());
            case Item.Form.Single(List<Option> options) -> options.stream().map(Option::text);
            case Item.Form.Multiple multiple -> multiple.options().stream().map(Option::text);
            case Item.Form.YesNo _ -> Stream.empty();
            case Item.Form.Count _ -> Stream.empty();
            case Item.Form.Comment _ -> Stream.empty();
        };
    }
}
