package vn.hailong.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hailong.config.AgencyConfig.Counter;
import vn.hailong.config.AgencyConfig.Terminal;
import vn.hailong.config.AgencyConfig.Unit;
import vn.hailong.survey.LocalizedText;

/// The tree of units with their counters, and the terminals that stand there.
final class UnitReader {
    private final Ids units = new Ids("the id of a unit");
    private final Map<String, Ids> countersOf = new HashMap<>();
    /// The unit above each unit, with the place that says so.
    private final Map<String, Parent> parents = new LinkedHashMap<>();

    private record Parent(Value place, String unit) {}

    Shape<List<Unit>> units() {
        return Shape.list("a list of units", Shape.mapping("a unit with id, name and counters", this::unit))
                .and((_, read) -> checkTree() ? Optional.of(read) : Optional.empty());
    }

    /// To be read after the units.
    Shape<List<Terminal>> terminals() {
        Ids terminals = new Ids("the id of a terminal");
        return Shape.list(
                "a list of terminals",
                Shape.mapping("a terminal with id, unit and counter", fields -> terminal(fields, terminals)));
    }

    /// A unit by its id. To be read after the units.
    Shape<String> unitReference() {
        return Shapes.NAME.and(units::refer);
    }

    private Optional<Unit> unit(Fields fields) {
        Optional<String> id = fields.required("id", Shapes.NAME.and(units::define));
        Optional<LocalizedText> name = fields.required("name", Shapes.TEXT);
        Optional<String> parent = fields.optional("parent", Shapes.NAME.and((place, above) -> {
            id.ifPresent(unit -> parents.put(unit, new Parent(place, above)));
            return Optional.of(above);
        }));
        Ids counters = new Ids("the id of a counter of this unit");
        id.ifPresent(unit -> countersOf.put(unit, counters));
        List<Counter> read = fields.optional(
                "counters",
                Shape.list(
                        "a list of counters",
                        Shape.mapping("a counter with id and name", each -> counter(each, counters))),
                List.of());
        return fields.complete(() -> new Unit(id.orElseThrow(), name.orElseThrow(), parent, read));
    }

    private static Optional<Counter> counter(Fields fields, Ids counters) {
        Optional<String> id = fields.required("id", Shapes.NAME.and(counters::define));
        Optional<LocalizedText> name = fields.required("name", Shapes.TEXT);
        Optional<String> field = fields.optional("field", Shapes.NAME);
        return fields.complete(() -> new Counter(id.orElseThrow(), name.orElseThrow(), field));
    }

    private Optional<Terminal> terminal(Fields fields, Ids terminals) {
        Optional<String> id = fields.required("id", Shapes.NAME.and(terminals::define));
        Optional<String> unit = fields.required("unit", unitReference());
        Optional<Ids> counters = unit.flatMap(known -> Optional.ofNullable(countersOf.get(known)));
        Shape<String> reference = Shapes.NAME.and(
                (place, counter) -> counters.isPresent() ? counters.get().refer(place, counter) : Optional.of(counter));
        Optional<String> counter = fields.required("counter", reference);
        return fields.complete(() -> new Terminal(id.orElseThrow(), unit.orElseThrow(), counter.orElseThrow()));
    }

    /// Every parent exists and no unit stands above itself.
    private boolean checkTree() {
        boolean right = true;
        for (Map.Entry<String, Parent> entry : parents.entrySet()) {
            Parent parent = entry.getValue();
            if (units.refer(parent.place(), parent.unit()).isEmpty()) {
                right = false;
            } else if (standsAboveItself(entry.getKey())) {
                parent.place().refuse("a unit above " + entry.getKey() + ", not one below it or itself");
                right = false;
            }
        }
        return right;
    }

    private boolean standsAboveItself(String unit) {
        Set<String> seen = new HashSet<>();
        Parent above = parents.get(unit);
        while (above != null && seen.add(above.unit())) {
            if (above.unit().equals(unit)) {
                return true;
            }
            above = parents.get(above.unit());
        }
        return false;
    }
}
