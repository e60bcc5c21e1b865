package vn.hailong.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Texts;

/// What screen, tablet and voice say around the questions, in languages that the program does not bring: a
/// questionnaire in such a language needs `flow_LANGUAGE.properties`, `tablet_…` and `voice_…`, each with every text
/// that the Vietnamese file has, and none else.
final class LanguageFiles {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    /// Hints for breaking lines, which a language may do without.
    private static final String MAY_BE_EMPTY = "line.";

    private static final Map<String, String> SPEAKERS = Map.of("flow", "screen", "tablet", "tablet", "voice", "voice");

    private final Path folder;
    private final Problems problems;
    private final Set<String> checked = new HashSet<>();

    /// @param questionnaires their folder
    LanguageFiles(Path questionnaires, Problems problems) {
        this.folder = beside(questionnaires);
        this.problems = problems;
    }

    /// Where the files of the languages lie: beside the folder of the questionnaires.
    static Path beside(Path questionnaires) {
        return questionnaires.toAbsolutePath().normalize().resolveSibling("languages");
    }

    /// Checks the languages in which this questionnaire can be asked. A mistake is noted once, not for each
    /// questionnaire.
    ///
    /// @param name of the questionnaire's file
    void check(Questionnaire questionnaire, String name) {
        for (String language : QuestionnaireTexts.languages(questionnaire)) {
            if (checked.add(language)) {
                Languages.PARTS.forEach(part -> check(part, language, name));
            }
        }
    }

    private void check(String part, String language, String name) {
        Path file = Texts.file(folder, part, language);
        if (Texts.isBuiltIn(part, language)) {
            if (Files.exists(file)) {
                add(file, 0, "", "texts in a language that the program brings", "no such file");
            }
        } else if (Files.exists(file)) {
            check(file, language, Texts.of(part, LocalizedText.VIETNAMESE));
        } else {
            String expected = "the texts of the " + SPEAKERS.get(part) + " in " + language + ", because " + name
                    + " is in that language";
            add(file, 0, "", "no such file", expected);
        }
    }

    private void check(Path file, String language, Texts vietnamese) {
        List<String> lines;
        Properties texts = new Properties();
        try {
            lines = Files.readAllLines(file);
            texts.load(new StringReader(String.join("\n", lines)));
        } catch (IOException | IllegalArgumentException e) {
            add(file, 0, "", "what can't be read (" + e.getMessage() + ")", "a file of texts in UTF-8");
            return;
        }
        for (String key : new TreeSet<>(vietnamese.keys())) {
            check(file, lines, key, vietnamese.get(key), texts.getProperty(key, ""), language);
        }
        for (String key : new TreeSet<>(texts.stringPropertyNames())) {
            if (!vietnamese.keys().contains(key)) {
                add(file, line(lines, key), key, "an unknown key", "a key of the Vietnamese texts");
            }
        }
    }

    private void check(Path file, List<String> lines, String key, String original, String text, String language) {
        if (text.isBlank() && !(key.startsWith(MAY_BE_EMPTY) && line(lines, key) > 0)) {
            add(file, line(lines, key), key, "nothing", '"' + original + "\" in the language " + language);
        } else if (!text.isBlank() && !placeholders(text).equals(placeholders(original))) {
            String found = "the placeholders " + placeholders(text);
            add(file, line(lines, key), key, found, placeholders(original) + ", as in \"" + original + '"');
        }
    }

    private void add(Path file, int line, String key, String found, String expected) {
        problems.add(new Problem(file, line, key, found, expected));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /// 0 if the key stands nowhere.
    private static int line(List<String> lines, String key) {
        Pattern beginning = Pattern.compile("\\s*" + Pattern.quote(key) + "(\\s*[=:].*|\\s.*|)");
        for (int i = 0; i < lines.size(); i++) {
            if (beginning.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        return 0;
    }
}
