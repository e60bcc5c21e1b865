package vn.hailong.gallery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words behind a program's name: `--key value`, again and again.
record Options(Map<String, String> values) {

    /// @throws IllegalArgumentException if a key is unknown or has no value
    static Options read(String[] arguments, Set<String> keys) {
        Map<String, String> values = new HashMap<>();
        for (int place = 0; place < arguments.length; place += 2) {
            String key = arguments[place].startsWith("--") ? arguments[place].substring(2) : "";
            if (!keys.contains(key) || place + 1 == arguments.length) {
                throw new IllegalArgumentException("found " + arguments[place] + ", expected one of " + keys
                        + " with two hyphens before it and a value behind it");
            }
            values.put(key, arguments[place + 1]);
        }
        return new Options(values);
    }

    Optional<String> one(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<List<String>> list(String key) {
        return one(key).map(value -> Arrays.asList(value.split(",", -1)));
    }
}
