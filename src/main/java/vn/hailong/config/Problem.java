package vn.hailong.config;

import java.nio.file.Path;

/// One mistake in a file.
///
/// @param line counted from 1; 0 if the mistake has no line, such as a file that does not exist
public record Problem(Path file, int line, String key, String found, String expected) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + "found " + found
                + ", expected " + expected;
    }
}
