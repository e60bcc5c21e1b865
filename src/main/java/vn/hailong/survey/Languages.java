package vn.hailong.survey;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The languages in which a device speaks with citizens, and what it says in each around the questions. Immutable.
public final class Languages {
    /// What screen, tablet and voice say to citizens, by the names of the files.
    public static final List<String> PARTS = List.of("flow", "tablet", "voice");

    private final List<String> names;
    private final Map<String, Texts> texts = new HashMap<>();

    private Languages(List<String> names, BiFunction<String, String, Texts> reader) {
        this.names = List.copyOf(names);
        for (String part : PARTS) {
            this.names.forEach(name -> texts.put(key(part, name), reader.apply(part, name)));
        }
    }

    /// @param names tags such as `vi`, the usual one first
    /// @throws IllegalArgumentException if the program does not bring one of them
    public static Languages builtIn(String... names) {
        return new Languages(List.of(names), Texts::of);
    }

    /// The program's own languages, and others from the files of a folder: see [Texts#of(String, String, Path)].
    ///
    /// @throws IllegalArgumentException if a file is missing or incomplete
    public static Languages read(List<String> names, Path folder) {
        return new Languages(names, (part, name) -> Texts.of(part, name, folder));
    }

    /// The language of whoever has not chosen another.
    public String usual() {
        return names.getFirst();
    }

    /// What a citizen may choose from, the usual one first.
    public List<String> names() {
        return names;
    }

    /// @throws IllegalArgumentException if the device does not speak that language, or there is no such part
    public Texts texts(String part, String name) {
        Texts found = texts.get(key(part, name));
        if (found == null) {
            throw new IllegalArgumentException("no texts " + part + " in the language " + name + " among " + names);
        }
        return found;
    }

    /// What staff read: in the usual language if the program brings it, else in Vietnamese.
    ///
    /// @param part `staff` or `doctor`
    public Texts forStaff(String part) {
        return Texts.of(part, Texts.isBuiltIn(part, usual()) ? usual() : LocalizedText.VIETNAMESE);
    }

    private static String key(String part, String name) {
        return part + '_' + name;
    }
}
