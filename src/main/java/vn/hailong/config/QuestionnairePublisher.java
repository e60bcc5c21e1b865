package vn.hailong.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hailong.survey.Questionnaire;

/// Publishes what a folder of questionnaires holds: from then on a version may not change.
public final class QuestionnairePublisher {
    private static final String BEGINNING = """
            # Các phiên bản đã công bố. Do `hailong questionnaire publish` ghi, xin không sửa: phiên bản đã công bố không đổi nữa.
            # Published versions, written by `hailong questionnaire publish`. A published version never changes.
            published:
            """;

    private QuestionnairePublisher() {}

    /// Adds the versions that are new to `published.yaml` in this folder. Either all of them are there
    /// afterwards, or the file is as it was.
    ///
    /// @return the lines that were added, in the order of the files
    /// @throws InvalidConfigException with every mistake of the folder, also a published version that has changed
    /// @throws IOException            if the file can't be written
    public static List<String> publish(Path folder) throws InvalidConfigException, IOException {
        Problems problems = new Problems();
        List<Questionnaire> questionnaires = QuestionnaireFolder.readAll(folder, problems);
        PublishedVersions published = PublishedVersions.read(folder, new Problems()); // its mistakes are known by now
        if (problems.any()) {
            throw problems.exception();
        }
        List<PublishedVersions.Entry> added = new ArrayList<>();
        for (Questionnaire questionnaire : questionnaires) {
            if (published.find(questionnaire).isEmpty()) {
                added.add(new PublishedVersions.Entry(
                        questionnaire.id(), questionnaire.version(), CanonicalForm.sha256(questionnaire), 0));
            }
        }
        if (!added.isEmpty()) {
            write(published, added);
        }
        return added.stream().map(PublishedVersions.Entry::toString).toList();
    }

    private static void write(PublishedVersions published, List<PublishedVersions.Entry> added)
            throws InvalidConfigException, IOException {
        Path file = published.file();
        StringBuilder text = new StringBuilder(Files.exists(file) ? Files.readString(file) : BEGINNING);
        if (text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        added.forEach(entry -> text.append("  ").append(entry).append('\n'));
        check(file, text.toString(), published.entries().size() + added.size());
        Path written = file.resolveSibling(PublishedVersions.FILE + ".new");
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A list that was laid out by hand may not take another line at its end.
    private static void check(Path file, String text, int entries) throws InvalidConfigException, IOException {
        Problems problems = new Problems();
        Optional<List<PublishedVersions.Entry>> read = YamlFile.read(
                        file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), problems)
                .flatMap(PublishedVersions::entries);
        if (read.isEmpty() || read.get().size() != entries) {
            Problems layout = new Problems();
            layout.add(new Problem(
                    file,
                    0,
                    "published",
                    "a list that takes no line at the end of the file",
                    "a line `  - {…}` a version"));
            throw layout.exception();
        }
    }
}
