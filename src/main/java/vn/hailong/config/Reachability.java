package vn.hailong.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Item;
import vn.hailong.survey.Option;
import vn.hailong.survey.Stage;

/// Finds items that nobody can ever be asked. It knows the simple contradictions: two answers to a question
/// that takes one, an exclusive option beside another, more choices than may be made, two stages at once;
/// also those that arise only from what the items of a condition themselves need. It never calls an item
/// unreachable that is not.
final class Reachability {
    /// Beyond so many ways to reach an item nothing is said about it.
    private static final int MOST_WAYS = 1_000;

    /// Nor if it takes more than so many steps to find out: a terminal starts within seconds, whatever it asks.
    private static final int MOST_STEPS = 100_000;

    private static final Way ANY = new Way(Map.of(), Optional.empty());

    /// What must have been answered, and where: one of several ways to an item.
    private record Way(Map<String, Set<String>> chosen, Optional<Stage> stage) {}

    /// No way at all means that the item is never asked, and then `contradiction` says why.
    private record Ways(Set<Way> ways, Optional<String> contradiction) {
        static Ways of(Way way) {
            return new Ways(Set.of(way), Optional.empty());
        }
    }

    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Set<Way>> reached = new HashMap<>();

    /// Those made so far for one item. A step is one look at a question that a way goes through.
    private int steps;

    /// Takes the next item of a questionnaire, whose conditions are only about earlier ones.
    ///
    /// @return why it can never be asked
    Optional<String> contradiction(Item item) {
        steps = 0;
        Ways ways = ways(item.asked());
        items.put(item.id(), item);
        // One mistake is not reported again at every item that depends on this one.
        reached.put(item.id(), ways.ways().isEmpty() ? Set.of(ANY) : ways.ways());
        return ways.ways().isEmpty() ? ways.contradiction() : Optional.empty();
    }

    private Ways ways(Condition condition) {
        return switch (condition) {
            case Condition.Always() -> Ways.of(ANY);
            case Condition.AtMost atMost -> new Ways(reached(atMost.item()), Optional.empty());
            case Condition.Chosen(String item, String value) ->
                both(
                        new Ways(reached(item), Optional.empty()),
                        Ways.of(new Way(Map.of(item, Set.of(value)), Optional.empty())));
            case Condition.AtStage(Stage stage) -> Ways.of(new Way(Map.of(), Optional.of(stage)));
            case Condition.AnyOf(List<Condition> conditions) -> any(conditions);
            case Condition.AllOf(List<Condition> conditions) ->
                conditions.stream().map(this::ways).reduce(Ways.of(ANY), this::both);
        };
    }

    private Set<Way> reached(String item) {
        return reached.getOrDefault(item, Set.of(ANY));
    }

    private Ways any(List<Condition> conditions) {
        Set<Way> ways = new LinkedHashSet<>();
        Optional<String> contradiction = Optional.empty();
        for (Condition condition : conditions) {
            Ways some = ways(condition);
            contradiction = contradiction.or(some::contradiction);
            for (Way way : some.ways()) {
                steps += length(way);
                ways.add(way);
                if (isTooMuch(ways)) {
                    return Ways.of(ANY);
                }
            }
        }
        return new Ways(ways, contradiction);
    }

    private Ways both(Ways left, Ways right) {
        if (left.ways().isEmpty()) {
            return left;
        }
        Set<Way> ways = new LinkedHashSet<>();
        Optional<String> contradiction = right.contradiction();
        for (Way one : left.ways()) {
            for (Way other : right.ways()) {
                Way way = together(one, other);
                Optional<String> conflict = conflict(one, other, way);
                if (conflict.isEmpty()) {
                    ways.add(way);
                }
                contradiction = contradiction.or(() -> conflict);
                steps += length(way);
                if (isTooMuch(ways)) {
                    return Ways.of(ANY);
                }
            }
        }
        return new Ways(ways, contradiction);
    }

    private boolean isTooMuch(Set<Way> ways) {
        return ways.size() > MOST_WAYS || steps > MOST_STEPS;
    }

    private static int length(Way way) {
        return 1 + way.chosen().size();
    }

    private static Way together(Way one, Way other) {
        Map<String, Set<String>> chosen = new HashMap<>(one.chosen());
        other.chosen()
                .forEach((item, values) -> chosen.merge(item, values, (left, right) -> {
                    Set<String> union = new HashSet<>(left);
                    union.addAll(right);
                    return union;
                }));
        return new Way(chosen, one.stage().or(other::stage));
    }

    private Optional<String> conflict(Way one, Way other, Way together) {
        if (one.stage().isPresent() && other.stage().isPresent() && !one.stage().equals(other.stage())) {
            return Optional.of("a counter has one stage, not both "
                    + one.stage().get() + " and " + other.stage().get());
        }
        return together.chosen().entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .flatMap(entry -> conflict(entry.getKey(), new TreeSet<>(entry.getValue())).stream())
                .findFirst();
    }

    private Optional<String> conflict(String itemId, Set<String> values) {
        Item item = items.get(itemId);
        if (item == null) {
            return Optional.empty();
        }
        String both = String.join(" and ", values);
        return switch (item.form()) {
            case Item.Form.YesNo() -> Optional.of(itemId + " has one answer, not both " + both);
            case Item.Form.Single _ -> Optional.of(itemId + " has one answer, not both " + both);
            case Item.Form.Multiple multiple
            when values.size() > multiple.most() ->
                Optional.of(itemId + " takes at most " + multiple.most() + " choices, not " + both);
            case Item.Form.Multiple multiple ->
                multiple.options().stream()
                        .filter(option -> option.exclusive() && values.contains(option.id()))
                        .map(Option::id)
                        .findFirst()
                        .map(alone -> "the option " + alone + " of " + itemId + " is chosen alone, not " + both);
            case Item.Form.Rating _ -> Optional.empty();
            case Item.Form.Count _ -> Optional.empty();
            case Item.Form.Comment _ -> Optional.empty();
        };
    }
}
