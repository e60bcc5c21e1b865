package vn.hailong.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// What a questionnaire asks, as one text that is the same however its file is laid out: two questionnaires
/// have the same form if, and only if, they have the same id and version, the same Vietnamese texts and the
/// same structure in the same order. Comments, quotes, the order of keys and other languages make no
/// difference.
///
/// One thing a line: a word for what it is, then its values, each in quotes, in which a quote, a backslash
/// and a line feed are escaped by a backslash. What an item does not have is not mentioned, so that digests
/// outlive a new feature.
final class CanonicalForm {
    private final StringBuilder text = new StringBuilder();

    private CanonicalForm() {}

    /// The SHA-256 of the form in UTF-8, as 64 hexadecimal digits in lower case.
    static String sha256(Questionnaire questionnaire) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(of(questionnaire).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(Questionnaire questionnaire) {
        CanonicalForm form = new CanonicalForm();
        form.line("questionnaire", questionnaire.id(), questionnaire.version());
        form.text("title", questionnaire.title());
        questionnaire.items().forEach(form::item);
        return form.text.toString();
    }

    private void item(Item item) {
        line("item", item.id(), item.kind());
        text("text", item.text());
        item.help().ifPresent(help -> text("help", help));
        item.criterion().ifPresent(criterion -> text("criterion", criterion));
        item.factor().ifPresent(factor -> line("factor", factor));
        if (item.inIndex()) {
            line("index");
        }
        condition(item.asked());
        form(item.form());
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Condition.Always() -> {}
            case Condition.AtMost(String item, int level) -> line("at-most", item, level);
            case Condition.Chosen(String item, String value) -> line("chosen", item, value);
            case Condition.AtStage(var stage) -> line("stage", stage);
            case Condition.AnyOf(List<Condition> conditions) -> conditions("any", conditions);
            case Condition.AllOf(List<Condition> conditions) -> conditions("all", conditions);
        }
    }

    private void conditions(String word, List<Condition> conditions) {
        line(word, conditions.size());
        conditions.forEach(this::condition);
    }

    private void form(Item.Form form) {
        switch (form) {
            case Item.Form.Rating(Scale scale, Optional<LocalizedText> notApplicable) -> {
                line("rating", scale.id());
                scale.levels().forEach(this::level);
                notApplicable.ifPresent(label -> text("not-applicable", label));
            }
            case Item.Form.YesNo() -> line("yes-no");
            case Item.Form.Single(List<Option> options) -> {
                line("single");
                options.forEach(this::option);
            }
            case Item.Form.Multiple(List<Option> options, int most) -> {
                line("multiple", most);
                options.forEach(this::option);
            }
            case Item.Form.Count(int most) -> line("count", most);
            case Item.Form.Comment(int maximumLength) -> line("comment", maximumLength);
        }
    }

    private void level(Scale.Level level) {
        line("level", level.value(), level.key());
        text("label", level.label());
        if (level.satisfied()) {
            line("satisfied");
        }
    }

    private void option(Option option) {
        line("option", option.id());
        text("text", option.text());
        if (option.sensitive()) {
            line("sensitive");
        }
        if (option.exclusive()) {
            line("exclusive");
        }
    }

    private void text(String word, LocalizedText localized) {
        line(word, localized.in(LocalizedText.VIETNAMESE));
    }

    private void line(String word, Object... values) {
        text.append(word);
        for (Object value : values) {
            String escaped =
                    value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            text.append(" \"").append(escaped).append('"');
        }
        text.append('\n');
    }
}
