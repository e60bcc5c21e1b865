package vn.hailong.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.hailong.survey.Questionnaire;

/// The versions of questionnaires that have been published, from `published.yaml` in their folder. What was
/// asked under a version can be looked up for ever, so a questionnaire that differs from what was published
/// is refused.
final class PublishedVersions {
    static final String FILE = "published.yaml";

    private static final Shape<String> SHA256 =
            Shapes.matching("[0-9a-f]{64}", "a SHA-256 of 64 hexadecimal digits in lower case");

    /// @param line where it stands
    record Entry(String id, int version, String sha256, int line) {
        boolean isOf(Questionnaire questionnaire) {
            return id.equals(questionnaire.id()) && version == questionnaire.version();
        }

        /// As it stands in the file.
        @Override
        public String toString() {
            return "- {id: " + id + ", version: " + version + ", sha256: " + sha256 + "}";
        }
    }

    private final Path file;
    private final List<Entry> entries;

    private PublishedVersions(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = List.copyOf(entries);
    }

    /// Meant to be the file, and nobody would read it.
    static boolean isMisnamed(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.toLowerCase(Locale.ROOT).matches("published\\.ya?ml") && !name.equals(FILE);
    }

    /// A folder without the file has published nothing.
    static PublishedVersions read(Path folder, Problems problems) {
        Path file = folder.resolve(FILE);
        return new PublishedVersions(
                file,
                Files.exists(file)
                        ? YamlFile.read(file, problems)
                                .flatMap(PublishedVersions::entries)
                                .orElse(List.of())
                        : List.of());
    }

    /// The entries of a whole document.
    static Optional<List<Entry>> entries(Value document) {
        Shape<List<Entry>> shape = Shape.mapping("a list published", fields -> {
            Ids versions = new Ids("a version");
            Shape<Entry> entry = Shape.mapping("{id, version, sha256}", each -> entry(each, versions));
            Optional<List<Entry>> published =
                    fields.required("published", Shape.list("a list of {id, version, sha256}", entry));
            return fields.complete(published::orElseThrow);
        });
        return shape.read(document);
    }

    private static Optional<Entry> entry(Fields fields, Ids versions) {
        Optional<String> id = fields.required("id", Shapes.NAME);
        Optional<Integer> version = fields.required("version", Shapes.integer(1, 1_000_000));
        Optional<String> sha256 = fields.required("sha256", SHA256);
        if (id.isPresent() && version.isPresent()) {
            fields.value("id").ifPresent(place -> versions.define(place, id.get() + " version " + version.get()));
        }
        return fields.complete(
                () -> new Entry(id.orElseThrow(), version.orElseThrow(), sha256.orElseThrow(), fields.line()));
    }

    Path file() {
        return file;
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> find(Questionnaire questionnaire) {
        return entries.stream().filter(entry -> entry.isOf(questionnaire)).findFirst();
    }

    /// Versions whose answers nobody could count: they were published, and no file has them.
    void checkAllAreAmong(List<Questionnaire> questionnaires, Problems problems) {
        for (Entry entry : entries) {
            if (questionnaires.stream().noneMatch(entry::isOf)) {
                String old = entry.id() + ".v" + entry.version() + ".yaml";
                problems.add(new Problem(
                        file,
                        entry.line(),
                        "published",
                        entry.id() + " version " + entry.version() + ", which no file has",
                        "its file, such as " + old + ": without it no answer of that version can be counted"));
            }
        }
    }

    /// The questionnaire itself if it is as published, or new: then a notice tells how to publish it.
    ///
    /// @param place of its version
    Optional<Questionnaire> check(Value place, QuestionnaireFile source, Questionnaire questionnaire) {
        String id = questionnaire.id();
        String sha256 = CanonicalForm.sha256(questionnaire);
        Optional<Entry> published = find(questionnaire);
        if (published.isEmpty()) {
            place.notice(
                    id + " version " + questionnaire.version() + " is not published, so it may still change; `hailong"
                            + " questionnaire publish --folder " + file.resolveSibling("") + "` adds to " + FILE + ": "
                            + new Entry(id, questionnaire.version(), sha256, 0));
            return Optional.of(questionnaire);
        }
        if (published.get().sha256().equals(sha256)) {
            return Optional.of(questionnaire);
        }
        return place.refuse(
                id + " version " + questionnaire.version() + " with the digest " + sha256,
                "the digest " + published.get().sha256() + " that " + FILE + " has in line "
                        + published.get().line() + ", as a published version never changes: "
                        + advice(source, questionnaire));
    }

    private String advice(QuestionnaireFile source, Questionnaire questionnaire) {
        String old = questionnaire.id() + ".v" + questionnaire.version() + ".yaml";
        if (source.name().equals(old)) {
            return "put back the file as it was published";
        }
        int newest = entries.stream()
                .filter(entry -> entry.id().equals(questionnaire.id()))
                .mapToInt(Entry::version)
                .max()
                .orElse(questionnaire.version());
        return "raise version to " + (newest + 1) + ", and keep the old file as " + old;
    }
}
