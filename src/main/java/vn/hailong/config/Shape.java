package vn.hailong.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What a value must look like: the words for the message and the reading itself, which notes every problem it meets
/// and returns empty if there was one.
record Shape<T>(String expected, Function<Value, Optional<T>> reading) {

    Optional<T> read(Value value) {
        return reading.apply(value);
    }

    /// A single text. `conversion` returns empty for a text that is not `expected`.
    static <T> Shape<T> scalar(String expected, Function<String, Optional<T>> conversion) {
        return new Shape<>(expected, value -> switch (value.yaml()) {
            case Yaml.Scalar scalar -> {
                Optional<T> converted = scalar.text().isBlank() ? Optional.empty() : conversion.apply(scalar.text());
                yield converted.isPresent() ? converted : value.refuse(expected);
            }
            case Yaml.Sequence _ -> value.refuse(expected);
            case Yaml.Mapping _ -> value.refuse(expected);
        });
    }

    static <T> Shape<T> mapping(String expected, Function<Fields, Optional<T>> reading) {
        return new Shape<>(expected, value -> switch (value.yaml()) {
            case Yaml.Mapping mapping -> reading.apply(new Fields(value, mapping));
            case Yaml.Scalar _ -> value.refuse(expected);
            case Yaml.Sequence _ -> value.refuse(expected);
        });
    }

    /// A list of at least one item. Every item is read, also after one that is wrong.
    static <T> Shape<List<T>> list(String expected, Shape<T> item) {
        return new Shape<>(expected, value -> switch (value.yaml()) {
            case Yaml.Sequence sequence when !sequence.items().isEmpty() -> items(value, sequence.items(), item);
            case Yaml.Sequence _ -> value.refuse(expected + ", at least one");
            case Yaml.Scalar _ -> value.refuse(expected);
            case Yaml.Mapping _ -> value.refuse(expected);
        });
    }

    private static <T> Optional<List<T>> items(Value value, List<Yaml> items, Shape<T> shape) {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            shape.read(value.item(i, items.get(i))).ifPresent(read::add);
        }
        return read.size() == items.size() ? Optional.of(read) : Optional.empty();
    }

    /// This shape with a further check, which notes its own problem.
    Shape<T> and(BiFunction<Value, T, Optional<T>> check) {
        return new Shape<>(expected, value -> read(value).flatMap(converted -> check.apply(value, converted)));
    }
}
