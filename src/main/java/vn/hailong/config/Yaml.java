package vn.hailong.config;

import java.util.List;
import java.util.Optional;

/// What a YAML file may hold for us: texts, lists and mappings from a text. No anchors, no tags, no types: `no` is the
/// text `no`, and whoever reads a value says what it must be.
sealed interface Yaml {
    /// Where it begins, counted from 1.
    int line();

    record Scalar(String text, int line) implements Yaml {}

    record Sequence(List<Yaml> items, int line) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// The entries as they stand in the file, duplicate keys included.
    record Mapping(List<Entry> entries, int line) implements Yaml {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /// The text after this key, to look at before the mapping is read.
        Optional<Scalar> text(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .filter(Scalar.class::isInstance)
                    .map(Scalar.class::cast)
                    .filter(scalar -> !scalar.text().isBlank())
                    .findFirst();
        }
    }

    record Entry(String key, int line, Yaml value) {}

    /// As messages show it. A long text is cut, so that a message stays one line.
    default String shown() {
        return switch (this) {
            case Scalar scalar -> scalar.text().isBlank() ? "nothing" : '"' + cut(scalar.text()) + '"';
            case Sequence sequence -> sequence.items().isEmpty() ? "an empty list" : "a list";
            case Mapping mapping -> mapping.entries().isEmpty() ? "an empty mapping" : "a mapping";
        };
    }

    private static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 59)) + "…";
    }
}
