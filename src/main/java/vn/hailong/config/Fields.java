package vn.hailong.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The keys of one mapping. Whoever reads it asks for each key it knows and then calls [#complete], which reports the
/// keys that nobody asked for: so a key that would be ignored is always a mistake.
final class Fields {
    /// More would fill the screen, as with the items of a long questionnaire.
    private static final int MOST_SHOWN = 30;

    private final Value owner;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final int problemsBefore;

    Fields(Value owner, Yaml.Mapping mapping) {
        this.owner = owner;
        this.problemsBefore = owner.problems().count();
        for (Yaml.Entry entry : mapping.entries()) {
            Value first = values.putIfAbsent(entry.key(), owner.entry(entry.key(), entry.line(), entry.value()));
            if (first != null) {
                String lines = "lines " + first.line() + " and " + entry.line();
                owner.refuseKey(entry.key(), entry.line(), "this key on " + lines, "it once");
            }
        }
    }

    int line() {
        return owner.line();
    }

    Path file() {
        return owner.file();
    }

    Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    /// The value of an optional key, to look at before it is read.
    Optional<Value> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    <T> Optional<T> required(String key, Shape<T> shape) {
        Optional<Value> value = value(key);
        if (value.isEmpty()) {
            owner.refuseKey(key, owner.line(), "nothing", shape.expected());
        }
        return value.flatMap(shape::read);
    }

    <T> Optional<T> optional(String key, Shape<T> shape) {
        return value(key).flatMap(shape::read);
    }

    <T> T optional(String key, Shape<T> shape, T otherwise) {
        return optional(key, shape).orElse(otherwise);
    }

    /// A key that must not stand here although it looks sensible. Its value is never shown: it may be a secret.
    ///
    /// @return whether it stands here
    boolean refused(String key, String found, String expected) {
        Value value = values.remove(key);
        if (value != null) {
            value.refuse(found, expected);
        }
        return value != null;
    }

    /// Notes a mistake of the mapping as a whole about one of its keys.
    void refuse(String key, String found, String expected) {
        Value value = values.get(key);
        owner.refuseKey(key, value == null ? owner.line() : value.line(), found, expected);
    }

    /// What `build` makes of the values, if no mistake was found in this mapping and everything below it.
    <T> Optional<T> complete(Supplier<T> build) {
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                value.refuse("an unknown key", expectedInsteadOf(key));
            }
        });
        return owner.problems().count() == problemsBefore ? Optional.of(build.get()) : Optional.empty();
    }

    private String expectedInsteadOf(String key) {
        List<String> free = new ArrayList<>(known);
        free.removeAll(values.keySet());
        String all = known.size() > MOST_SHOWN ? "a key that is known here" : "one of " + String.join(", ", known);
        return nearest(key, free)
                .map(candidate -> all + "; did you mean `" + candidate + "`?")
                .orElse(all);
    }

    /// What somebody may have meant who wrote this.
    static Optional<String> nearest(String written, List<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(written, candidate) <= Math.min(2, candidate.length() / 2))
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)));
    }

    /// Levenshtein's distance without regard to case.
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                boolean same =
                        Character.toLowerCase(left.charAt(row - 1)) == Character.toLowerCase(right.charAt(column - 1));
                current[column] =
                        Math.min(above[column - 1] + (same ? 0 : 1), Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[right.length()];
    }
}
