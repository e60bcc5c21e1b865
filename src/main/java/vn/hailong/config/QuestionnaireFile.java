package vn.hailong.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file in a folder of questionnaires says: `ID.yaml`, `ID.vVERSION.yaml` for a version
/// that is no longer asked, and with a `.LANGUAGE` before the ending a translation of either.
///
/// @param version as written in the name
record QuestionnaireFile(Path path, String id, Optional<String> version, Optional<String> language) {
    private static final Pattern NAME =
            Pattern.compile("(?<id>[^.]+)(?:\\.v(?<version>\\d+))?(?:\\.(?<language>[a-z]{2,3}))?\\.yaml");

    /// Empty for a name of another shape.
    static Optional<QuestionnaireFile> of(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        return name.matches()
                ? Optional.of(new QuestionnaireFile(
                        path,
                        name.group("id"),
                        Optional.ofNullable(name.group("version")),
                        Optional.ofNullable(name.group("language"))))
                : Optional.empty();
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /// Whether this file is a translation of what stands in the other one.
    boolean translates(QuestionnaireFile other) {
        return language.isPresent() && other.language.isEmpty() && id.equals(other.id) && version.equals(other.version);
    }

    /// The name of the file that this one translates.
    String original() {
        return id + version.map(number -> ".v" + number).orElse("") + ".yaml";
    }
}
