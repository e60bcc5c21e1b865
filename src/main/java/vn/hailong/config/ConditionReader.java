package vn.hailong.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Item;
import vn.hailong.survey.Option;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Stage;

/// When an item is asked: one of `{item, atMost}`, `{item, is}`, `{stage}`, `{any: […]}` and `{all: […]}`.
final class ConditionReader {
    private static final String EXPECTED =
            "a condition: {item, atMost}, {item, is}, {stage}, {any: [conditions]} or {all: [conditions]}";

    private final EarlierItems earlier;
    private final Shape<Condition> condition;

    ConditionReader(EarlierItems earlier) {
        this.earlier = earlier;
        this.condition = Shape.mapping(EXPECTED, this::condition);
    }

    Shape<Condition> shape() {
        return condition;
    }

    private Optional<Condition> condition(Fields fields) {
        Set<String> keys = fields.keys();
        if (keys.contains("stage")) {
            Optional<Stage> stage = fields.required("stage", Shapes.code(Stage.values()));
            return fields.complete(() -> new Condition.AtStage(stage.orElseThrow()));
        }
        if (keys.contains("any")) {
            Optional<List<Condition>> any = fields.required("any", Shape.list("a list of conditions", condition));
            return fields.complete(() -> new Condition.AnyOf(any.orElseThrow()));
        }
        if (keys.contains("all")) {
            Optional<List<Condition>> all = fields.required("all", Shape.list("a list of conditions", condition));
            return fields.complete(() -> new Condition.AllOf(all.orElseThrow()));
        }
        Optional<String> item = fields.required("item", earlier.reference());
        if (keys.contains("is")) {
            Optional<String> value = fields.required("is", chosen(item));
            return fields.complete(() -> new Condition.Chosen(item.orElseThrow(), value.orElseThrow()));
        }
        Optional<Integer> level = fields.required("atMost", atMost(item));
        return fields.complete(() -> new Condition.AtMost(item.orElseThrow(), level.orElseThrow()));
    }

    private Shape<Integer> atMost(Optional<String> itemId) {
        return Shapes.integer(1, 10).and((value, level) -> {
            Optional<Item> item = itemId.flatMap(earlier::item);
            if (item.isEmpty()) {
                return Optional.of(level);
            }
            if (!(item.get().form() instanceof Item.Form.Rating rating)) {
                return value.refuse("`is` instead of atMost: " + item.get().id() + " is no rating");
            }
            Scale scale = rating.scale();
            List<String> levels = scale.levels().stream()
                    .map(each -> Integer.toString(each.value()))
                    .toList();
            return scale.level(level).isPresent()
                    ? Optional.of(level)
                    : value.refuse("a level of " + scale.id() + ": " + String.join(", ", levels));
        });
    }

    private Shape<String> chosen(Optional<String> itemId) {
        return Shape.scalar("yes, no or the id of an option", Optional::of).and((value, text) -> {
            Optional<Item> item = itemId.flatMap(earlier::item);
            if (item.isEmpty()) {
                return Optional.of(text);
            }
            List<String> choices = switch (item.get().form()) {
                case Item.Form.YesNo() -> List.of("yes", "no");
                case Item.Form.Single(List<Option> options) -> ids(options);
                case Item.Form.Multiple multiple -> ids(multiple.options());
                case Item.Form.Rating _ -> List.of();
                case Item.Form.Count _ -> List.of();
                case Item.Form.Comment _ -> List.of();
            };
            if (choices.isEmpty()) {
                return value.refuse("an item of type yesno, single or multi before `is`");
            }
            return choices.contains(text)
                    ? Optional.of(text)
                    : value.refuse("an answer of " + item.get().id() + ": " + String.join(", ", choices));
        });
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }
}
