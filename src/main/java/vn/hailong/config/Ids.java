package vn.hailong.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The ids of one kind of thing in a file: each is defined once, and a reference needs a definition.
final class Ids {
    private final String expected;
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    /// @param expected what a reference must be, such as `the id of a unit`
    Ids(String expected) {
        this.expected = expected;
    }

    Optional<String> define(Value value, String id) {
        Integer line = lines.putIfAbsent(id, value.line());
        return line == null
                ? Optional.of(id)
                : value.refuse("\"" + id + "\", which line " + line + " has too", "one that no other has");
    }

    Optional<String> refer(Value value, String id) {
        return lines.containsKey(id) ? Optional.of(id) : value.refuse(expected());
    }

    boolean contains(String id) {
        return lines.containsKey(id);
    }

    /// What a reference must be, with the ids to choose from as far as they fit on a line.
    String expected() {
        return expected + among();
    }

    private String among() {
        return lines.isEmpty() || lines.size() > 12 ? "" : ": " + String.join(", ", lines.keySet());
    }
}
