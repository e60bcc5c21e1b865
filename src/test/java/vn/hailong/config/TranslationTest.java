package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.survey.Item;
import vn.hailong.survey.Languages;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Texts;

/// A third language is files beside the others: no other program, and no other version of the questionnaire.
class TranslationTest {
    private static final String SURVEY = """
            id: survey
            version: 1
            title: {vi: Khảo sát, en: Survey}
            scales:
              - id: mine
                levels:
                  - {value: 2, key: good, satisfied: true, label: {vi: Tốt, en: Good}}
                  - {value: 1, key: bad, satisfied: false, label: {vi: Xấu, en: Bad}}
            items:
              - id: a
                type: rating
                kind: RATING
                scale: scale3
                text: {vi: Hài lòng không?, en: Satisfied?}
                help: {vi: Giải thích, en: Help}
                criterion: {vi: Hài lòng, en: Satisfaction}
                notApplicable: {vi: Không biết, en: Don't know}
              - id: b.c
                type: multi
                kind: REASON
                text: {vi: Vì sao?, en: Why?}
                options:
                  - {id: late, text: {vi: Trễ, en: Late}, sensitive: true}
                  - {id: none, text: {vi: Không rõ, en: Unsure}, exclusive: true}
              - {id: d, type: rating, kind: FIT, scale: mine, text: {vi: Phù hợp không?, en: Does it suit you?}}
            """;
    private static final String FRENCH = """
            id: survey
            version: 1
            language: fr
            title: Enquête
            scales:
              mine: {good: Bien, bad: Mal}
            items:
              a:
                text: Êtes-vous satisfait ?
                help: Explication
                notApplicable: Je ne sais pas
              b.c:
                text: Pourquoi ?
                options: {late: En retard, none: Je ne sais pas}
              d: {text: Cela vous convient-il ?}
            """;
    private static final String SCALES = """
            language: fr
            scales:
              scale3: {very_satisfied: Très satisfait, satisfied: Satisfait, dissatisfied: Pas satisfait}
            """;

    @TempDir
    Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(root.resolve("questionnaires"));
        Files.createDirectories(root.resolve("languages"));
        write("survey.yaml", SURVEY);
        write("survey.fr.yaml", FRENCH);
        write("scales.fr.yaml", SCALES);
        for (String part : Languages.PARTS) {
            try (InputStream english = TranslationTest.class.getResourceAsStream("/texts/" + part + "_en.properties")) {
                write(
                        "../languages/" + part + "_fr.properties",
                        new String(english.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void everyTextHasAThirdLanguageAndTheVersionIsTheSame() throws Exception {
        Questionnaire translated = read();
        assertEquals(Set.of("vi", "en", "fr"), QuestionnaireTexts.languages(translated));
        assertEquals("Enquête", translated.title().in("fr"));
        Item a = translated.item("a").orElseThrow();
        assertEquals("Explication", a.help().orElseThrow().in("fr"));
        assertEquals("Hài lòng", a.criterion().orElseThrow().in("fr"), "only staff reads it");
        assertEquals("Pas satisfait", label(a, 1));
        assertEquals("Bien", label(translated.item("d").orElseThrow(), 2));

        Files.delete(folder.resolve("survey.fr.yaml"));
        assertEquals(CanonicalForm.sha256(read()), CanonicalForm.sha256(translated));
    }

    private static String label(Item item, int level) {
        return ((Item.Form.Rating) item.form())
                .scale()
                .level(level)
                .orElseThrow()
                .label()
                .in("fr");
    }

    @Test
    void whatIsMissingIsShownInVietnamese() throws IOException {
        write(
                "survey.fr.yaml",
                FRENCH.replace("    notApplicable: Je ne sais pas\n", "")
                        .replace("late: En retard, ", "")
                        .replace(", bad: Mal", "")
                        .replace("title: Enquête\n", "title:\n")
                        .replace("  d: {text: Cela vous convient-il ?}\n", ""));
        assertProblems(
                "survey.fr.yaml:4: title: found nothing, expected \"Khảo sát\" in the language fr",
                "survey.fr.yaml:6: scales.mine.bad: found nothing, expected \"Xấu\" in the language fr",
                "survey.fr.yaml:7: items.d: found nothing, expected the texts of the item \"Phù hợp không?\"",
                "survey.fr.yaml:8: items.a.notApplicable: found nothing, expected \"Không biết\" in the language fr",
                "survey.fr.yaml:13: items.b.c.options.late: found nothing, expected \"Trễ\" in the language fr");
    }

    @Test
    void whatTheOriginalDoesNotHaveIsUnknown() throws IOException {
        write(
                "survey.fr.yaml",
                FRENCH.replace("  b.c:", "  b.d:")
                        .replace("help:", "hepl:")
                        .replace("bad: Mal", "bad: Mal, worse: Pire"));
        assertProblems(
                "survey.fr.yaml:6: scales.mine.worse: found an unknown key, expected one of good, bad",
                "survey.fr.yaml:7: items.b.c: found nothing, expected the texts of the item \"Vì sao?\"",
                "survey.fr.yaml:8: items.a.help: found nothing, expected \"Giải thích\" in the language fr",
                "survey.fr.yaml:10: items.a.hepl: found an unknown key, expected one of text, help, criterion,"
                        + " notApplicable; did you mean `help`?",
                "survey.fr.yaml:12: items.b.d: found an unknown key, expected one of a, b.c, d; did you mean `b.c`?");
    }

    @Test
    void aTranslationOfAnotherFileVersionOrLanguage() throws IOException {
        write(
                "survey.fr.yaml",
                FRENCH.replace("id: survey", "id: q1")
                        .replace("version: 1", "version: 2")
                        .replace(": fr", ": de"));
        assertProblems(
                "survey.fr.yaml:1: id: found \"q1\", expected \"survey\", as the name of the file says",
                "survey.fr.yaml:2: version: found \"2\", expected 1, the version of survey.yaml: compare the texts,"
                        + " then write it here",
                "survey.fr.yaml:3: language: found \"de\", expected \"fr\", as the name of the file says");
    }

    @Test
    void aLanguageInTwoPlaces() throws IOException {
        write("survey.yaml", SURVEY.replace("en: Why?", "en: Why?, fr: Pourquoi ?"));
        assertProblems("survey.fr.yaml:13: items.b.c.text: found a text that survey.yaml has too, expected it in one of"
                + " them only");
    }

    @Test
    void namesThatAreNoLanguage() throws IOException {
        Files.move(folder.resolve("survey.fr.yaml"), folder.resolve("survey.vn.yaml"));
        assertProblems("survey.vn.yaml: found the language vn, expected another language, such as en in ID.en.yaml");
        Files.move(folder.resolve("survey.vn.yaml"), folder.resolve("survey.vi.yaml"));
        assertProblems("survey.vi.yaml: found a translation to Vietnamese, which survey.yaml is in, expected another"
                + " language, such as en in ID.en.yaml");
    }

    @Test
    void aTranslationWithoutItsOriginal() throws IOException {
        Files.move(folder.resolve("survey.fr.yaml"), folder.resolve("survey.v7.fr.yaml"));
        assertProblems("survey.v7.fr.yaml: found a translation without its original, expected the file survey.v7.yaml");
    }

    @Test
    void labelsOfTheProgramsScalesThatAreMissing() throws IOException {
        write("scales.fr.yaml", SCALES.replace("scale3", "scale4"));
        assertProblems(
                "scales.fr.yaml:3: scales.scale4.neutral: found nothing, expected \"Bình thường\" in the language fr");
        write("scales.fr.yaml", "language: fr\nscales: {}\n");
        assertProblems("scales.fr.yaml: scales.scale3: found nothing, expected the labels of its levels by their keys,"
                + " because a translation needs them");
        Files.delete(folder.resolve("scales.fr.yaml"));
        assertProblems("scales.fr.yaml: found no such file, expected a readable YAML file");
    }

    @Test
    void theScreenSpeaksTheLanguageToo() throws Exception {
        Path flow = root.resolve("languages/flow_fr.properties");
        assertEquals("Next", Texts.of("flow", "fr", root.resolve("languages")).get("ui.next"));

        String complete = Files.readString(flow);
        Files.writeString(
                flow,
                complete.replaceFirst("ui.next = Next\n", "ui.nexd = Next\n")
                        .replace("{n} seconds", "{m} seconds")
                        .replaceAll("(?m)^(line.keep_together =).*", "$1")
                        .replaceFirst("ui.back = Back", "ui.back ="));
        int line = complete.substring(0, complete.indexOf("ui.next")).split("\n", -1).length;
        int timeout = complete.substring(0, complete.indexOf("ui.timeout")).split("\n", -1).length;
        assertProblems(
                "../languages/flow_fr.properties: ui.next: found nothing, expected \"Tiếp tục\" in the language fr",
                "../languages/flow_fr.properties:" + line + ": ui.nexd: found an unknown key, expected a key of the"
                        + " Vietnamese texts",
                "../languages/flow_fr.properties:" + (line + 1)
                        + ": ui.back: found nothing, expected \"Quay lại\" in the language fr",
                "../languages/flow_fr.properties:" + timeout + ": ui.timeout: found the placeholders [{m}], expected"
                        + " [{n}], as in \"Phiên đánh giá sẽ kết thúc sau {n} giây\"");
        assertEquals(
                flow + ": missing texts [ui.next], unknown texts [ui.nexd]",
                assertThrows(IllegalArgumentException.class, () -> Texts.of("flow", "fr", root.resolve("languages")))
                        .getMessage());

        Files.delete(flow);
        assertProblems("../languages/flow_fr.properties: found no such file, expected the texts of the screen in fr,"
                + " because survey.yaml is in that language");
        assertThrows(IllegalArgumentException.class, () -> Texts.of("flow", "fr", root.resolve("languages")));
    }

    @Test
    void tabletAndVoiceSpeakTheLanguageToo() throws IOException {
        Files.delete(root.resolve("languages/tablet_fr.properties"));
        write("../languages/voice_fr.properties", "voice.ends = {best}\n");
        assertProblems(
                "../languages/tablet_fr.properties: found no such file, expected the texts of the tablet in fr, because"
                        + " survey.yaml is in that language",
                "../languages/voice_fr.properties:1: voice.ends: found the placeholders [{best}], expected"
                        + " [{best}, {worst}], as in \"Nút ngoài cùng bên trái là {best}. Nút ngoài cùng bên phải là"
                        + " {worst}.\"");
    }

    @Test
    void aTerminalOffersTheLanguageToCitizens() throws Exception {
        Files.writeString(
                root.resolve("terminal.yaml"),
                ConfigFolder.TERMINAL
                        .replace("questionnaire: q1", "questionnaire: survey")
                        .replace("language: vi", "language: fr\nlanguages: [fr, vi]")
                        .replace("vi: Phường Ba Ngòi", "vi: Phường Ba Ngòi, fr: Ba Ngòi")
                        .replace("vi: Quầy 3", "vi: Quầy 3, fr: Guichet 3"));
        Languages languages = TerminalConfigReader.read(root).languages();
        assertEquals(List.of("fr", "vi"), languages.names());
        assertEquals("Next", languages.texts("flow", "fr").get("ui.next"));
        assertEquals("Màn hình cán bộ", languages.forStaff("staff").get("staff.title"), "staff read Vietnamese");
    }

    @Test
    void theProgramsOwnLanguagesAreNotReplaced() throws IOException {
        write("../languages/flow_en.properties", "ui.next = Onwards\n");
        assertProblems("../languages/flow_en.properties: found texts in a language that the program brings, expected no"
                + " such file");
        assertEquals("Next", Texts.of("flow", "en", root.resolve("languages")).get("ui.next"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Questionnaire read() throws InvalidConfigException {
        Problems problems = new Problems();
        List<Questionnaire> read = QuestionnaireFolder.readAll(folder, problems);
        if (problems.any()) {
            throw problems.exception();
        }
        return read.getFirst();
    }

    private void assertProblems(String... expected) {
        Problems problems = new Problems();
        QuestionnaireFolder.readAll(folder, problems);
        assertEquals(
                List.of(expected),
                problems.exception().problems().stream()
                        .map(problem ->
                                problem.toString().replace(folder + "/", "").replace(root + "/", "../"))
                        .toList());
    }
}
