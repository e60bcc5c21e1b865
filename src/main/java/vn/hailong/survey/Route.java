package vn.hailong.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way through a questionnaire that the answers of one citizen take. An item is asked when its condition holds for
/// the answers to those before it; what no longer holds after a correction is not asked, and its answer goes.
final class Route {
    private final Questionnaire questionnaire;
    private final Optional<Stage> stage;

    /// @param stage where in the procedure the citizens of this counter stand; empty if they may be anywhere
    Route(Questionnaire questionnaire, Optional<Stage> stage) {
        this.questionnaire = questionnaire;
        this.stage = stage;
    }

    Item first() {
        return questionnaire.items().getFirst();
    }

    Item item(String id) {
        return questionnaire.item(id).orElseThrow(() -> new IllegalArgumentException("no item " + id));
    }

    /// The items asked of somebody who has answered so far, in order.
    List<Item> asked(Map<String, Answer> answers) {
        List<Item> asked = new ArrayList<>();
        Map<String, Answer> before = new LinkedHashMap<>();
        for (Item item : questionnaire.items()) {
            if (holds(item.asked(), before)) {
                asked.add(item);
                Answer answer = answers.get(item.id());
                if (answer != null) {
                    before.put(item.id(), answer);
                }
            }
        }
        return asked;
    }

    /// The answers that still belong to an item that is asked, in the order of the questionnaire.
    Map<String, Answer> kept(Map<String, Answer> answers) {
        Map<String, Answer> kept = new LinkedHashMap<>();
        for (Item item : asked(answers)) {
            Answer answer = answers.get(item.id());
            if (answer != null) {
                kept.put(item.id(), answer);
            }
        }
        return kept;
    }

    Optional<Item> after(String item, Map<String, Answer> answers) {
        return neighbour(item, answers, 1);
    }

    Optional<Item> before(String item, Map<String, Answer> answers) {
        return neighbour(item, answers, -1);
    }

    private Optional<Item> neighbour(String item, Map<String, Answer> answers, int step) {
        List<Item> asked = asked(answers);
        int place = asked.indexOf(item(item)) + step;
        return place >= 0 && place < asked.size() ? Optional.of(asked.get(place)) : Optional.empty();
    }

    private boolean holds(Condition condition, Map<String, Answer> answers) {
        return switch (condition) {
            case Condition.Always() -> true;
            case Condition.AtMost(String item, int level) ->
                answers.get(item) instanceof Answer.Number(int given) && given <= level;
            case Condition.Chosen(String item, String value) -> chosen(answers.get(item), value);
            case Condition.AtStage(Stage wanted) -> stage.filter(wanted::equals).isPresent();
            case Condition.AnyOf(List<Condition> conditions) ->
                conditions.stream().anyMatch(each -> holds(each, answers));
            case Condition.AllOf(List<Condition> conditions) ->
                conditions.stream().allMatch(each -> holds(each, answers));
        };
    }

    private static boolean chosen(@org.jspecify.annotations.Nullable Answer answer, String value) {
        return switch (answer) {
            case null -> false;
            case Answer.Text(String text) -> text.equals(value);
            case Answer.Choices(List<String> values) -> values.contains(value);
            case Answer.Number _ -> false;
            case Answer.NotApplicable _ -> false;
            case Answer.Skipped _ -> false;
        };
    }
}
