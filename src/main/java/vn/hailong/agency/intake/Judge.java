package vn.hailong.agency.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hailong.agency.index.CivilDate;
import vn.hailong.agency.store.Code;
import vn.hailong.config.AgencyConfig;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.wire.Response;

/// Knows which responses the configuration can make sense of.
final class Judge {
    private record QuestionnaireKey(String id, int version) {}

    /// ISO 8601 writes four digits for a year, and so do all who read the days of the figures.
    private static final int LAST_YEAR = 9_999;

    private final Set<String> terminals;
    private final Map<String, Set<String>> countersByUnit = new HashMap<>();
    private final Map<QuestionnaireKey, Map<String, Item>> itemsByQuestionnaire = new HashMap<>();

    Judge(AgencyConfig config) {
        terminals = config.terminals().stream().map(AgencyConfig.Terminal::id).collect(Collectors.toUnmodifiableSet());
        for (AgencyConfig.Unit unit : config.units()) {
            Set<String> counters = countersByUnit.computeIfAbsent(unit.id(), id -> new HashSet<>());
            unit.counters().forEach(counter -> counters.add(counter.id()));
        }
        for (Questionnaire questionnaire : config.questionnaires()) {
            Map<String, Item> items = new HashMap<>();
            questionnaire.items().forEach(item -> items.put(item.id(), item));
            itemsByQuestionnaire.put(new QuestionnaireKey(questionnaire.id(), questionnaire.version()), items);
        }
    }

    boolean knowsTerminal(String terminal) {
        return terminals.contains(terminal);
    }

    Verdict judge(String terminal, Response response) {
        if (!knowsTerminal(terminal)) {
            return new Verdict.NotCountable(Code.UNKNOWN_TERMINAL, "terminal " + terminal + " is not configured");
        }
        Set<String> counters = countersByUnit.get(response.unit());
        if (counters == null || !counters.contains(response.counter())) {
            return new Verdict.NotCountable(
                    Code.UNKNOWN_UNIT,
                    "unit " + response.unit() + " with counter " + response.counter() + " is not configured");
        }
        Map<String, Item> items =
                itemsByQuestionnaire.get(new QuestionnaireKey(response.questionnaire(), response.version()));
        if (items == null) {
            return new Verdict.NotCountable(
                    Code.UNKNOWN_QUESTIONNAIRE,
                    "questionnaire " + response.questionnaire() + " version " + response.version()
                            + " is not configured");
        }
        for (Map.Entry<String, Answer> answer : response.answers().entrySet()) {
            Item item = items.get(answer.getKey());
            if (item == null) {
                return unknownAnswer(answer.getKey(), "the questionnaire has no such item");
            }
            if (!fits(item.form(), answer.getValue())) {
                return unknownAnswer(answer.getKey(), "the answer " + answer.getValue() + " does not fit the item");
            }
        }
        if (CivilDate.of(response.answeredAt()).getYear() > LAST_YEAR) {
            return new Verdict.NotCountable(
                    Code.UNSTORABLE, "answeredAt: " + response.answeredAt() + " lies beyond the year " + LAST_YEAR);
        }
        Optional<String> unstorable =
                columnTexts(response).filter(text -> !isStorable(text)).findFirst();
        return unstorable.isPresent()
                ? new Verdict.NotCountable(
                        Code.UNSTORABLE, "a field, language or flag holds a character that no database takes")
                : new Verdict.Countable();
    }

    private static Verdict unknownAnswer(String item, String problem) {
        return new Verdict.NotCountable(Code.UNKNOWN_ANSWER, "answers." + item + ": " + problem);
    }

    private static boolean fits(Item.Form form, Answer answer) {
        return switch (answer) {
            case Answer.Number(int value) -> fits(form, value);
            case Answer.Text(String value) -> fits(form, value);
            case Answer.Choices(List<String> values) ->
                form instanceof Item.Form.Multiple multiple
                        && values.stream().allMatch(value -> hasOption(multiple.options(), value));
            case Answer.NotApplicable() -> true;
            case Answer.Skipped() -> true;
        };
    }

    private static boolean fits(Item.Form form, int value) {
        return switch (form) {
            case Item.Form.Rating rating -> rating.scale().level(value).isPresent();
            case Item.Form.Count count -> value <= count.most();
            case Item.Form.YesNo ignored -> false;
            case Item.Form.Single ignored -> false;
            case Item.Form.Multiple ignored -> false;
            case Item.Form.Comment ignored -> false;
        };
    }

    private static boolean fits(Item.Form form, String value) {
        return switch (form) {
            case Item.Form.YesNo ignored -> value.equals("yes") || value.equals("no");
            case Item.Form.Single single -> hasOption(single.options(), value);
            // Its length is the terminal's affair: a comment that is too long is worth more than none.
            case Item.Form.Comment ignored -> true;
            case Item.Form.Rating ignored -> false;
            case Item.Form.Count ignored -> false;
            case Item.Form.Multiple ignored -> false;
        };
    }

    private static boolean hasOption(List<Option> options, String id) {
        return options.stream().anyMatch(option -> option.id().equals(id));
    }

    /// The texts that go into columns of their own without having been compared with the configuration.
    private static Stream<String> columnTexts(Response response) {
        return Stream.concat(
                Stream.concat(response.field().stream(), Stream.of(response.language())), response.flags().stream());
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
