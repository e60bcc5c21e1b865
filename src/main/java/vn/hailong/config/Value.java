package vn.hailong.config;

import java.nio.file.Path;
import java.util.Optional;

/// A value and where it stands: its file, its line (that of its key) and the path of keys that leads to it.
final class Value {
    private final Problems problems;
    private final Path file;
    private final String key;
    private final int line;
    private final Yaml yaml;

    Value(Problems problems, Path file, String key, int line, Yaml yaml) {
        this.problems = problems;
        this.file = file;
        this.key = key;
        this.line = line;
        this.yaml = yaml;
    }

    Problems problems() {
        return problems;
    }

    Path file() {
        return file;
    }

    int line() {
        return line;
    }

    Yaml yaml() {
        return yaml;
    }

    /// Whether there is nothing after the key.
    boolean isNothing() {
        return yaml instanceof Yaml.Scalar scalar && scalar.text().isBlank();
    }

    Value item(int index, Yaml item) {
        return new Value(problems, file, key + "[" + index + "]", item.line(), item);
    }

    Value entry(String name, int entryLine, Yaml entry) {
        return new Value(problems, file, path(name), entryLine, entry);
    }

    /// Notes that this value is not what it must be.
    <T> Optional<T> refuse(String expected) {
        return refuse(yaml.shown(), expected);
    }

    <T> Optional<T> refuse(String found, String expected) {
        problems.add(new Problem(file, line, key, found, expected));
        return Optional.empty();
    }

    /// Notes a mistake about a key of this mapping.
    void refuseKey(String name, int atLine, String found, String expected) {
        problems.add(new Problem(file, atLine, path(name), found, expected));
    }

    private String path(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }
}
