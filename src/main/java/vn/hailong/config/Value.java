package vn.hailong.config;

import java.nio.file.Path;
import java.util.Optional;

/// A value and where it stands: its file, its line (that of its key) and the path of keys that leads to it,
/// such as `items[3] quick.result: asked.item`.
final class Value {
    private final Problems problems;
    private final Path file;
    /// The path to the innermost value around this one that has a name; empty if there is none.
    private final String owner;
    private final String key;
    private final int line;
    private final Yaml yaml;

    Value(Problems problems, Path file, String key, int line, Yaml yaml) {
        this(problems, file, "", key, line, yaml);
    }

    private Value(Problems problems, Path file, String owner, String key, int line, Yaml yaml) {
        this.problems = problems;
        this.file = file;
        this.owner = owner;
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
        return new Value(problems, file, owner, key + "[" + index + "]", item.line(), item);
    }

    Value entry(String name, int entryLine, Yaml entry) {
        return new Value(problems, file, owner, path(name), entryLine, entry);
    }

    /// This value with a name, by which people know it better than by its number in a list.
    Value named(String name) {
        return new Value(problems, file, place(key) + " " + name, "", line, yaml);
    }

    /// Notes that this value is not what it must be.
    <T> Optional<T> refuse(String expected) {
        return refuse(yaml.shown(), expected);
    }

    <T> Optional<T> refuse(String found, String expected) {
        problems.add(new Problem(file, line, place(key), found, expected));
        return Optional.empty();
    }

    /// Tells something about this value that is no mistake.
    void notice(String notice) {
        problems.notice(file + ":" + line + ": " + place(key) + ": " + notice);
    }

    /// Notes a mistake about a key of this mapping.
    void refuseKey(String name, int atLine, String found, String expected) {
        problems.add(new Problem(file, atLine, place(path(name)), found, expected));
    }

    private String place(String path) {
        if (owner.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? owner : owner + ": " + path;
    }

    private String path(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }
}
