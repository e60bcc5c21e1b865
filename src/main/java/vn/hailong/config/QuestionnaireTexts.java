package vn.hailong.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// The texts that a citizen reads in a questionnaire.
final class QuestionnaireTexts {
    private final Map<String, LocalizedText> byPlace = new LinkedHashMap<>();

    private QuestionnaireTexts(Questionnaire questionnaire) {
        questionnaire.items().forEach(this::add);
        byPlace.put("title", questionnaire.title());
    }

    /// The languages that every text has: in another one a screen would mix two.
    static Set<String> languages(Questionnaire questionnaire) {
        Set<String> languages = new TreeSet<>(questionnaire.title().byLanguage().keySet());
        new QuestionnaireTexts(questionnaire)
                .byPlace
                .values()
                .forEach(text -> languages.retainAll(text.byLanguage().keySet()));
        return languages;
    }

    /// Which texts are not there in this language, each by its place, such as `btn.reason options.late`.
    static List<String> lacking(Questionnaire questionnaire, String language) {
        return new QuestionnaireTexts(questionnaire)
                .byPlace.entrySet().stream()
                        .filter(entry -> !entry.getValue().byLanguage().containsKey(language))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private void add(Item item) {
        byPlace.put(item.id() + " text", item.text());
        item.help().ifPresent(help -> byPlace.put(item.id() + " help", help));
        switch (item.form()) {
            case Item.Form.Rating rating -> {
                Scale scale = rating.scale();
                scale.levels().forEach(level -> byPlace.put(scale.id() + " " + level.key(), level.label()));
                rating.notApplicable().ifPresent(label -> byPlace.put(item.id() + " notApplicable", label));
            }
            case Item.Form.Single(List<Option> options) -> add(item, options);
            case Item.Form.Multiple multiple -> add(item, multiple.options());
            case Item.Form.YesNo _ -> {}
            case Item.Form.Count _ -> {}
            case Item.Form.Comment _ -> {}
        }
    }

    private void add(Item item, List<Option> options) {
        options.forEach(option -> byPlace.put(item.id() + " options." + option.id(), option.text()));
    }
}
