package vn.hailong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import vn.hailong.config.QuestionnaireSchema;

/// What `hailong terminal check` says of a questionnaire with a mistake: the file, the line, the id of the item and the
/// cause, so that whoever wrote it can mend it without asking anybody.
class BrokenQuestionnairesTest {
    private static final String SURVEY = """
            id: survey
            version: 2
            title: {vi: Khảo sát, en: Survey}
            items:
              - id: btn.overall
                type: rating
                kind: RATING
                factor: OVERALL
                scale: scale5
                text: {vi: Hài lòng không?, en: Satisfied?}
              - id: btn.reason
                type: multi
                kind: REASON
                asked: {item: btn.overall, atMost: 3}
                text: {vi: Vì sao?, en: Why?}
                options:
                  - {id: late, text: {vi: Trễ, en: Late}}
                  - {id: none, text: {vi: Không rõ, en: Unsure}, exclusive: true}
              - id: quick.more
                type: yesno
                kind: GATE
                text: {vi: Trả lời thêm không?, en: More?}
              - id: quick.place
                type: single
                kind: FACT
                asked: {item: quick.more, is: yes}
                text: {vi: Ở đâu?, en: Where?}
                options:
                  - {id: desk, text: {vi: Tại quầy, en: At the desk}}
                  - {id: online, text: {vi: Qua mạng, en: Online}}
              - id: quick.access
                type: rating
                kind: RATING
                factor: ACCESS
                inIndex: true
                scale: scale4
                asked: {item: quick.more, is: yes}
                text: {vi: Nơi tiếp nhận?, en: The place?}
            """;

    private static final String TERMINAL = """
            agency: ba-ngoi
            terminal: bn-q03
            unit: ttpvhcc
            counter: q03
            names:
              agency: {vi: Phường Ba Ngòi}
              counter: {vi: Quầy 3}
            seal: BN
            language: en
            questionnaire: survey
            broker: {address: mqtt://localhost}
            buttons: {source: keyboard}
            dataFolder: data
            """;

    private static final String DIGEST = "732db1659b46b21227ca3bc5841c8411075ec818f428fd3fef37f08545a15120";
    private static final String OTHER_DIGEST = "a49c1a79176babf7faeb15fff4a641b422b8d2997177f701021a1abab2f5ee93";

    private final QuestionnaireSchema schema = new QuestionnaireSchema();

    @TempDir
    Path folder;

    private record Ended(int code, List<String> output) {}

    /// @param inEditor whether the schema for editors sees it too
    private record Broken(String name, boolean inEditor, String old, String replacement, List<String> expected) {
        Broken(String name, boolean inEditor, String old, String replacement, String... expected) {
            this(name, inEditor, old, replacement, List.of(expected));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Broken> cases() {
        return Stream.of(
                new Broken(
                        "an item twice",
                        false,
                        "id: quick.place",
                        "id: btn.reason",
                        "survey.yaml:23: items[3] btn.reason: id: found \"btn.reason\", which line 11 has too, expected"
                                + " one that no other has"),
                new Broken(
                        "an option twice",
                        false,
                        "id: online",
                        "id: desk",
                        "survey.yaml:30: items[3] quick.place: options[1].id: found \"desk\", which line 29 has too,"
                                + " expected one that no other has"),
                new Broken(
                        "an unknown scale",
                        false,
                        "scale: scale4",
                        "scale: scale7",
                        "survey.yaml:36: items[4] quick.access: scale: found \"scale7\", expected the id of a scale:"
                                + " scale3, scale4, scale5, scale5_fit"),
                new Broken(
                        "an unknown type",
                        true,
                        "type: yesno",
                        "type: yes-no",
                        "survey.yaml:20: items[2] quick.more: type: found \"yes-no\", expected one of rating, yesno,"
                                + " single, multi, count, text"),
                new Broken(
                        "an unknown kind",
                        true,
                        "kind: GATE",
                        "kind: DOOR",
                        "survey.yaml:21: items[2] quick.more: kind: found \"DOOR\", expected one of RATING, FACT, FIT,"
                                + " EXPECTATION, REASON, GATE, COMMENT"),
                new Broken(
                        "a kind of ratings",
                        true,
                        "kind: FACT",
                        "kind: FIT",
                        "survey.yaml:25: items[3] quick.place: kind: found \"FIT\", expected another kind than RATING"
                                + " and FIT, or the type rating"),
                new Broken(
                        "a condition on a later item",
                        false,
                        "{item: btn.overall, atMost: 3}",
                        "{item: quick.more, is: yes}",
                        "survey.yaml:14: items[1] btn.reason: asked.item: found \"quick.more\", an item further down in"
                                + " line 19, expected the id of an earlier item: btn.overall"),
                new Broken(
                        "a condition on itself",
                        false,
                        "{item: btn.overall, atMost: 3}",
                        "{item: btn.reason, is: late}",
                        "survey.yaml:14: items[1] btn.reason: asked.item: found \"btn.reason\", the item itself,"
                                + " expected the id of an earlier item: btn.overall"),
                new Broken(
                        "a condition on an item that is not there",
                        false,
                        "{item: btn.overall, atMost: 3}",
                        "{item: btn.overal, atMost: 3}",
                        "survey.yaml:14: items[1] btn.reason: asked.item: found \"btn.overal\", which no item has,"
                                + " expected the id of an earlier item: btn.overall"),
                new Broken(
                        "a level outside the scale",
                        false,
                        "atMost: 3",
                        "atMost: 6",
                        "survey.yaml:14: items[1] btn.reason: asked.atMost: found \"6\", expected a level of scale5: 5,"
                                + " 4, 3, 2, 1"),
                new Broken(
                        "an option that is not there",
                        false,
                        "text: {vi: Nơi tiếp nhận?, en: The place?}",
                        "text: {vi: A, en: A}\n  - {id: z, type: yesno, kind: GATE, text: {vi: Z, en: Z},"
                                + " asked: {item: quick.place, is: home}}",
                        "survey.yaml:39: items[5] z: asked.is: found \"home\", expected an answer of quick.place: desk,"
                                + " online"),
                new Broken(
                        "atMost on an item that is no rating",
                        false,
                        "asked: {item: quick.more, is: yes}\n    text: {vi: Ở đâu?",
                        "asked: {item: quick.more, atMost: 1}\n    text: {vi: Ở đâu?",
                        "survey.yaml:26: items[3] quick.place: asked.atMost: found \"1\", expected `is` instead of"
                                + " atMost: quick.more is no rating"),
                new Broken(
                        "no options",
                        true,
                        "options:\n      - {id: desk, text: {vi: Tại quầy, en: At the desk}}\n"
                                + "      - {id: online, text: {vi: Qua mạng, en: Online}}\n",
                        "options: []\n",
                        "survey.yaml:28: items[3] quick.place: options: found an empty list, expected a list of"
                                + " options, each with id and text, at least one"),
                new Broken(
                        "a text without Vietnamese",
                        true,
                        "{vi: Trả lời thêm không?, en: More?}",
                        "{en: More?}",
                        "survey.yaml:22: items[2] quick.more: text.vi: found nothing, expected 1–500 characters of text"),
                new Broken(
                        "no text",
                        true,
                        "    text: {vi: Vì sao?, en: Why?}\n",
                        "",
                        "survey.yaml:11: items[1] btn.reason: text: found nothing, expected a text by language, such as"
                                + " {vi: Quầy 1, en: Counter 1}"),
                new Broken(
                        "the index without a factor",
                        true,
                        "    factor: ACCESS\n",
                        "",
                        "survey.yaml:31: items[4] quick.access: factor: found nothing, expected a factor, because the"
                                + " item is in the index"),
                new Broken(
                        "two answers to one question",
                        false,
                        "asked: {item: quick.more, is: yes}\n    text: {vi: Nơi",
                        "asked: {all: [{item: quick.place, is: desk}, {item: quick.place, is: online}]}\n"
                                + "    text: {vi: Nơi",
                        "survey.yaml:37: items[4] quick.access: asked: found a condition that is never true:"
                                + " quick.place has one answer, not both desk and online, expected a condition that"
                                + " some citizen meets"),
                new Broken(
                        "an answer that closes the branch of another",
                        false,
                        "asked: {item: quick.more, is: yes}\n    text: {vi: Nơi",
                        "asked: {all: [{item: quick.more, is: no}, {any: [{item: quick.place, is: desk}]}]}\n"
                                + "    text: {vi: Nơi",
                        "survey.yaml:37: items[4] quick.access: asked: found a condition that is never true: quick.more"
                                + " has one answer, not both no and yes, expected a condition that some citizen meets"),
                new Broken(
                        "an exclusive option with another",
                        false,
                        "asked: {item: quick.more, is: yes}\n    text: {vi: Nơi",
                        "asked: {all: [{item: btn.reason, is: late}, {item: btn.reason, is: none}]}\n    text: {vi: Nơi",
                        "survey.yaml:37: items[4] quick.access: asked: found a condition that is never true: the option"
                                + " none of btn.reason is chosen alone, not late and none, expected a condition that"
                                + " some citizen meets"),
                new Broken(
                        "two stages at once",
                        false,
                        "asked: {item: quick.more, is: yes}\n    text: {vi: Nơi",
                        "asked: {all: [{stage: SUBMIT}, {stage: RESULT}]}\n    text: {vi: Nơi",
                        "survey.yaml:37: items[4] quick.access: asked: found a condition that is never true: a counter"
                                + " has one stage, not both SUBMIT and RESULT, expected a condition that some citizen"
                                + " meets"),
                new Broken(
                        "a version that is no number",
                        true,
                        "version: 2",
                        "version: two",
                        "survey.yaml:2: version: found \"two\", expected a whole number from 1 to 1000000"),
                new Broken(
                        "a key that is almost right",
                        true,
                        "scale: scale4",
                        "scael: scale4",
                        "survey.yaml:31: items[4] quick.access: scale: found nothing, expected the id of a scale:"
                                + " scale3, scale4, scale5, scale5_fit",
                        "survey.yaml:36: items[4] quick.access: scael: found an unknown key, expected one of id, asked,"
                                + " type, kind, text, help, criterion, factor, inIndex, scale, notApplicable; did you"
                                + " mean `scale`?"),
                new Broken(
                        "the id of another file",
                        false,
                        "id: survey",
                        "id: quick5",
                        "survey.yaml:1: id: found \"quick5\" in a file survey.yaml, expected a file quick5.yaml (or"
                                + " quick5.v2.yaml)"),
                new Broken(
                        "more choices than options",
                        false,
                        "kind: REASON",
                        "kind: REASON\n    most: 3",
                        "survey.yaml:14: items[1] btn.reason: most: found \"3\", expected a whole number from 1 to 2"),
                new Broken(
                        "an exclusive option where each is",
                        true,
                        "{id: desk,",
                        "{exclusive: true, id: desk,",
                        "survey.yaml:29: items[3] quick.place: options[0].exclusive: found an unknown key, expected one"
                                + " of id, text, sensitive"),
                new Broken(
                        "the terminal's language is missing from a text",
                        false,
                        "{vi: Trễ, en: Late}",
                        "{vi: Trễ}",
                        "terminal.yaml:9: language: found \"en\", which is missing from btn.reason options.late of"
                                + " survey, expected a language of every text: vi"));
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("questionnaires"));
        Files.writeString(folder.resolve("terminal.yaml"), TERMINAL);
        Files.writeString(folder.resolve("questionnaires/survey.yaml"), SURVEY);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isToldWithFileLineIdAndCause(Broken broken) throws IOException {
        assertEquals(2, SURVEY.split(Pattern.quote(broken.old()), -1).length, "one place for " + broken.old());
        String questionnaire = SURVEY.replace(broken.old(), broken.replacement());
        Files.writeString(folder.resolve("questionnaires/survey.yaml"), questionnaire);
        List<String> expected = new ArrayList<>(broken.expected());
        expected.add(expected.size() == 1 ? "1 problem" : expected.size() + " problems");
        assertEquals(new Ended(2, expected), check());
        assertEquals(
                broken.inEditor(),
                !schema.errors(QuestionnaireSchema.json(questionnaire)).isEmpty());
    }

    @Test
    void aVersionThatIsNotPublishedIsANotice() throws IOException {
        assertEquals(
                new Ended(
                        0,
                        List.of(
                                "terminal bn-q03 of ba-ngoi, unit ttpvhcc, counter q03",
                                "questionnaire survey version 2, keys for buttons, screen FULL_SCREEN",
                                "languages en, vi",
                                "broker mqtt://localhost:1883, data folder data",
                                "survey.yaml:2: version: survey version 2 is not published, so it may still change; `hailong questionnaire"
                                        + " publish --folder questionnaires` adds to published.yaml: - {id: survey, version: 2, sha256: "
                                        + DIGEST + "}",
                                "no problems")),
                check());
    }

    @Test
    void aPublishedVersionThatHasChangedIsRefused() throws IOException {
        assertEquals(
                new Ended(0, List.of("- {id: survey, version: 2, sha256: " + DIGEST + "}", "1 published")), publish());
        assertEquals("no problems", check().output().getLast());
        assertEquals(5, check().output().size(), "no notice");

        write(SURVEY.replace("Ở đâu?", "Tại đâu?"));
        List<String> refused = List.of(
                "survey.yaml:2: version: found survey version 2 with the digest " + OTHER_DIGEST
                        + ", expected the digest "
                        + DIGEST
                        + " that published.yaml has in line 4, as a published version never changes: raise version"
                        + " to 3, and keep the old file as survey.v2.yaml",
                "1 problem");
        assertEquals(new Ended(2, refused), check());
        assertEquals(new Ended(2, refused), publish());
        assertEquals(new Ended(2, refused), run("terminal", "run", "--config", folder.toString()));
    }

    @Test
    void theAdviceHelps() throws IOException {
        publish();
        Files.writeString(folder.resolve("questionnaires/survey.v2.yaml"), SURVEY);
        write(SURVEY.replace("Ở đâu?", "Tại đâu?").replace("version: 2", "version: 3"));
        assertEquals("1 published", publish().output().getLast());
        assertEquals("no problems", check().output().getLast());
        assertEquals(new Ended(0, List.of("nothing new")), publish());
    }

    @Test
    void anOldVersionThatNobodyKeptIsMissed() throws IOException {
        publish();
        write(SURVEY.replace("version: 2", "version: 3"));
        assertEquals(
                new Ended(
                        2,
                        List.of(
                                "published.yaml:4: published: found survey version 2, which no file has, expected its file,"
                                        + " such as survey.v2.yaml: without it no answer of that version can be counted",
                                "1 problem")),
                publish());
    }

    @Test
    void anOldVersionThatHasChangedIsToBePutBack() throws IOException {
        publish();
        Files.writeString(folder.resolve("questionnaires/survey.v2.yaml"), SURVEY.replace("Ở đâu?", "Tại đâu?"));
        write(SURVEY.replace("version: 2", "version: 3"));
        assertEquals(
                new Ended(
                        2,
                        List.of(
                                "survey.v2.yaml:2: version: found survey version 2 with the digest " + OTHER_DIGEST
                                        + ", expected the digest " + DIGEST + " that published.yaml has in line 4, as a"
                                        + " published version never changes: put back the file as it was published",
                                "1 problem")),
                publish());
    }

    @Test
    void whatPublishCannotWriteEndsWithOne() throws IOException {
        Files.createDirectory(folder.resolve("questionnaires/published.yaml.new"));
        Ended ended = publish();
        assertEquals(1, ended.code());
        assertTrue(ended.output().getFirst().startsWith("hailong: can't write to questionnaires: "), ended.toString());
        assertFalse(Files.exists(folder.resolve("questionnaires/published.yaml")));
    }

    @Test
    void aListThatWasLaidOutByHandIsNotSpoiled() throws IOException {
        Path published = folder.resolve("questionnaires/published.yaml");
        String byHand = "published: [{id: survey, version: 2, sha256: " + DIGEST + "}]\n";
        Files.writeString(published, byHand);
        Files.writeString(folder.resolve("questionnaires/other.yaml"), SURVEY.replace("id: survey", "id: other"));
        assertEquals(
                new Ended(
                        2,
                        List.of(
                                "published.yaml: published: found a list that takes no line at the end of the file,"
                                        + " expected a line `  - {…}` a version",
                                "1 problem")),
                publish());
        assertEquals(byHand, Files.readString(published));
    }

    private void write(String survey) throws IOException {
        Files.writeString(folder.resolve("questionnaires/survey.yaml"), survey);
    }

    private Ended check() {
        return run("terminal", "check", "--config", folder.toString());
    }

    private Ended publish() {
        return run(
                "questionnaire",
                "publish",
                "--folder",
                folder.resolve("questionnaires").toString());
    }

    private Ended run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        int code = line.execute(arguments);
        return new Ended(
                code,
                said.toString()
                        .replace(folder + "/questionnaires/", "")
                        .replace(folder + "/", "")
                        .stripTrailing()
                        .lines()
                        .toList());
    }
}
