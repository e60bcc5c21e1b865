package vn.hailong.config;

import java.util.List;

/// One replacement in a file that is right, and the messages that must follow.
record BrokenCase(String name, String old, String replacement, List<String> expected) {
    BrokenCase(String name, String old, String replacement, String... expected) {
        this(name, old, replacement, List.of(expected));
    }

    @Override
    public String toString() {
        return name;
    }
}
