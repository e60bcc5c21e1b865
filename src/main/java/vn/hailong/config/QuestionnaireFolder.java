package vn.hailong.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;

/// A folder of questionnaires:
///
/// ```
/// quick5.yaml         what is asked now
/// quick5.v1.yaml      an older version, kept for its answers
/// quick5.km.yaml      a translation of quick5.yaml; quick5.v1.km.yaml is one of the older version
/// scales.km.yaml      the labels of the program's own scales in that language
/// published.yaml      the versions that may not change any more
/// ../languages/       flow_km.properties: what the screen says around the questions; so tablet_km and voice_km
/// ```
final class QuestionnaireFolder {
    /// No questionnaire may have this id: its translations would be taken for those of the scales.
    static final String SCALES = "scales";

    private static final String EXPECTED = "a folder with at least one questionnaire ID.yaml";

    private final List<Path> paths;
    private final List<QuestionnaireFile> files;
    private final Problems problems;
    private final PublishedVersions published;
    private final ScaleLabels scaleLabels;
    private final LanguageFiles languages;

    private QuestionnaireFolder(Path folder, List<Path> paths, Problems problems) {
        List<Path> misnamed =
                paths.stream().filter(PublishedVersions::isMisnamed).toList();
        misnamed.forEach(path -> problems.add(
                new Problem(path, 0, "", "the name " + path.getFileName(), "the name " + PublishedVersions.FILE)));
        this.paths = paths.stream().filter(path -> !misnamed.contains(path)).toList();
        this.files = this.paths.stream()
                .filter(path -> !path.endsWith(PublishedVersions.FILE))
                .flatMap(path -> QuestionnaireFile.of(path).stream())
                .toList();
        this.problems = problems;
        this.published = PublishedVersions.read(folder, problems);
        this.scaleLabels = new ScaleLabels(folder, problems);
        this.languages = new LanguageFiles(folder, problems);
    }

    /// The ids of the questionnaires that can be asked now, by the names of their files; none if there is no folder.
    static List<String> ids(Path folder) {
        try (Stream<Path> listing = Files.list(folder)) {
            return listing.filter(path -> !path.endsWith(PublishedVersions.FILE))
                    .flatMap(path -> QuestionnaireFile.of(path).stream())
                    .filter(file -> file.version().isEmpty() && file.language().isEmpty())
                    .map(QuestionnaireFile::id)
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Reads the questionnaire that is asked now under this id, as a terminal does, with all its languages.
    /// Other questionnaires of the folder are not looked at.
    static Optional<Questionnaire> read(Path folder, String id, Problems problems) {
        Path path = folder.resolve(id + ".yaml");
        if (!Files.isDirectory(folder)) {
            return YamlFile.read(path, problems).flatMap(_ -> Optional.empty()); // missed in the usual words
        }
        return open(folder, problems)
                .flatMap(opened ->
                        opened.questionnaire(new QuestionnaireFile(path, id, Optional.empty(), Optional.empty())));
    }

    /// Reads every questionnaire of the folder, as an agency does. No published version may be missing.
    static List<Questionnaire> readAll(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(new Problem(folder, 0, "", "no such folder", EXPECTED));
            return List.of();
        }
        return open(folder, problems).map(QuestionnaireFolder::all).orElse(List.of());
    }

    private static Optional<QuestionnaireFolder> open(Path folder, Problems problems) {
        try (Stream<Path> listing = Files.list(folder)) {
            return Optional.of(new QuestionnaireFolder(folder, listing.sorted().toList(), problems));
        } catch (IOException e) {
            String found = "a folder that this user can't read (" + e.getClass().getSimpleName() + ")";
            problems.add(new Problem(folder, 0, "", found, EXPECTED));
            return Optional.empty();
        }
    }

    private List<Questionnaire> all() {
        List<Questionnaire> read = new ArrayList<>();
        int before = problems.count();
        for (Path path : paths) {
            String name = String.valueOf(path.getFileName());
            if (name.endsWith(".yml")) {
                problems.add(new Problem(path, 0, "", "the ending .yml", "the ending .yaml"));
            } else if (name.endsWith(".yaml") && !name.equals(PublishedVersions.FILE)) {
                file(path)
                        .flatMap(this::questionnaire)
                        .filter(each -> isNew(each, path, read))
                        .ifPresent(read::add);
            }
        }
        if (read.isEmpty() && problems.count() == before) {
            Path folder = published.file().resolveSibling("");
            problems.add(new Problem(folder, 0, "", "no questionnaire", EXPECTED));
        }
        if (!problems.any()) {
            published.checkAllAreAmong(read, problems);
        }
        return read;
    }

    /// A file that holds a questionnaire, or is meant to. A translation is read with its original.
    private Optional<QuestionnaireFile> file(Path path) {
        QuestionnaireFile file = QuestionnaireFile.of(path)
                .orElseGet(() -> new QuestionnaireFile(
                        path, String.valueOf(path.getFileName()), Optional.empty(), Optional.empty()));
        if (file.language().isEmpty()) {
            return Optional.of(file);
        }
        if (file.id().equals(SCALES)) {
            scaleLabels.check(file.language().get());
        } else if (files.stream().noneMatch(file::translates)) {
            problems.add(new Problem(path, 0, "", "a translation without its original", "the file " + file.original()));
        }
        return Optional.empty();
    }

    private Optional<Questionnaire> questionnaire(QuestionnaireFile file) {
        Optional<Questionnaire> questionnaire = QuestionnaireReader.read(file, published, problems);
        for (QuestionnaireFile translation : files) {
            if (translation.translates(file)) {
                questionnaire = questionnaire
                        .filter(_ -> isOfALanguage(translation))
                        .flatMap(original -> TranslationReader.translate(original, translation, scaleLabels, problems));
            }
        }
        questionnaire.ifPresent(read -> languages.check(read, file.name()));
        return questionnaire;
    }

    private boolean isOfALanguage(QuestionnaireFile translation) {
        String language = translation.language().orElseThrow();
        String found = "";
        if (language.equals(LocalizedText.VIETNAMESE)) {
            found = "a translation to Vietnamese, which " + translation.original() + " is in";
        } else if (!Shapes.isLanguage(language)) {
            found = "the language " + language;
        }
        if (!found.isEmpty()) {
            problems.add(new Problem(translation.path(), 0, "", found, "another language, such as en in ID.en.yaml"));
        }
        return found.isEmpty();
    }

    private boolean isNew(Questionnaire questionnaire, Path file, List<Questionnaire> others) {
        boolean known = others.stream()
                .anyMatch(other -> other.id().equals(questionnaire.id()) && other.version() == questionnaire.version());
        if (known) {
            String found = questionnaire.version() + ", which another file has too";
            problems.add(new Problem(file, 0, "version", found, "a version of its own"));
        }
        return !known;
    }
}
