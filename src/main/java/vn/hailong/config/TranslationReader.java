package vn.hailong.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// A translation of a questionnaire in a file of its own: its texts by the ids of items, options and levels.
/// It may lack no text that citizens read, and have none that the original does not have. Criteria may be
/// left out: only staff reads them.
final class TranslationReader {
    private final Questionnaire original;
    private final QuestionnaireFile file;
    private final ScaleLabels scaleLabels;
    private final TranslatedTexts texts;

    private TranslationReader(Questionnaire original, QuestionnaireFile file, ScaleLabels scaleLabels) {
        this.original = original;
        this.file = file;
        this.scaleLabels = scaleLabels;
        this.texts = new TranslatedTexts(file.language().orElseThrow(), file.original());
    }

    /// The questionnaire with one more language.
    static Optional<Questionnaire> translate(
            Questionnaire original, QuestionnaireFile file, ScaleLabels scaleLabels, Problems problems) {
        TranslationReader reader = new TranslationReader(original, file, scaleLabels);
        return YamlFile.read(file.path(), problems)
                .flatMap(Shape.mapping("keys and values", reader::questionnaire)::read);
    }

    private Optional<Questionnaire> questionnaire(Fields fields) {
        fields.required("id", Shapes.NAME.and((place, id) -> same(place, id, original.id())));
        fields.required(
                "version",
                Shapes.integer(1, 1_000_000)
                        .and((place, version) -> version == original.version()
                                ? Optional.of(version)
                                : place.refuse(original.version() + ", the version of " + file.original()
                                        + ": compare the texts, then write it here")));
        fields.required("language", Shapes.LANGUAGE.and((place, language) -> same(place, language, texts.language())));
        Optional<LocalizedText> title = fields.required("title", texts.of(original.title()));
        Map<String, Scale> scales = scales(fields);
        String expected = "the texts of " + original.items().size() + " items by their ids";
        Optional<List<Item>> items = fields.required("items", Shape.mapping(expected, each -> items(each, scales)));
        return fields.complete(
                () -> new Questionnaire(original.id(), original.version(), title.orElseThrow(), items.orElseThrow()));
    }

    private Optional<String> same(Value place, String found, String expected) {
        return found.equals(expected)
                ? Optional.of(found)
                : place.refuse("\"" + expected + "\", as the name of the file says");
    }

    /// Those of the program from the file they share, those of the questionnaire from here.
    private Map<String, Scale> scales(Fields fields) {
        Map<String, Scale> translated = new HashMap<>();
        List<Scale> own = new ArrayList<>();
        for (Item item : original.items()) {
            if (item.form() instanceof Item.Form.Rating rating) {
                Scale scale = rating.scale();
                if (!ScaleReader.builtIn().contains(scale)) {
                    own.add(scale);
                } else if (!translated.containsKey(scale.id())) {
                    scaleLabels.scale(scale, texts.language()).ifPresent(found -> translated.put(scale.id(), found));
                }
            }
        }
        List<Scale> distinct = own.stream().distinct().toList();
        if (!distinct.isEmpty()) {
            fields.required("scales", texts.scales(distinct)).ifPresent(translated::putAll);
        }
        return translated;
    }

    private Optional<List<Item>> items(Fields fields, Map<String, Scale> scales) {
        List<Item> translated = new ArrayList<>();
        for (Item item : original.items()) {
            String expected = "the texts of the item \"" + item.text().in(LocalizedText.VIETNAMESE) + "\"";
            fields.required(item.id(), Shape.mapping(expected, each -> item(each, item, scales)))
                    .ifPresent(translated::add);
        }
        return fields.complete(() -> translated);
    }

    private Optional<Item> item(Fields fields, Item item, Map<String, Scale> scales) {
        Optional<LocalizedText> text = fields.required("text", texts.of(item.text()));
        Optional<LocalizedText> help = item.help().flatMap(known -> fields.required("help", texts.of(known)));
        Optional<LocalizedText> criterion =
                item.criterion().map(known -> fields.optional("criterion", texts.of(known), known));
        Optional<Item.Form> form = form(fields, item.form(), scales);
        return fields.complete(() -> new Item(
                item.id(),
                text.orElseThrow(),
                help,
                criterion,
                item.kind(),
                item.factor(),
                item.inIndex(),
                item.asked(),
                form.orElseThrow()));
    }

    private Optional<Item.Form> form(Fields fields, Item.Form form, Map<String, Scale> scales) {
        return switch (form) {
            case Item.Form.Rating(Scale scale, Optional<LocalizedText> notApplicable) -> {
                Optional<LocalizedText> label =
                        notApplicable.flatMap(known -> fields.required("notApplicable", texts.of(known)));
                // A scale whose labels are wrong was reported where they stand.
                yield Optional.of(new Item.Form.Rating(scales.getOrDefault(scale.id(), scale), label));
            }
            case Item.Form.Single(List<Option> options) ->
                options(fields, options).map(Item.Form.Single::new);
            case Item.Form.Multiple multiple ->
                options(fields, multiple.options()).map(options -> new Item.Form.Multiple(options, multiple.most()));
            case Item.Form.YesNo yesNo -> Optional.of(yesNo);
            case Item.Form.Count count -> Optional.of(count);
            case Item.Form.Comment comment -> Optional.of(comment);
        };
    }

    private Optional<List<Option>> options(Fields fields, List<Option> options) {
        return fields.required("options", Shape.mapping("the texts of the options by their ids", each -> {
            List<Option> translated = new ArrayList<>();
            for (Option option : options) {
                each.required(option.id(), texts.of(option.text()))
                        .map(text -> new Option(option.id(), text, option.sensitive(), option.exclusive()))
                        .ifPresent(translated::add);
            }
            return each.complete(() -> translated);
        }));
    }
}
