package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.survey.Questionnaire;

/// The words for each mistake in a questionnaire, as the terminal that needs it reports them.
class BrokenQuestionnaireTest {
    static Stream<BrokenCase> cases() {
        return Stream.of(
                new BrokenCase(
                        "no version",
                        "version: 1\n",
                        "",
                        "questionnaires/q1.yaml:1: version: found nothing, expected a whole number from 1 to "
                                + "1000000"),
                new BrokenCase(
                        "a version that is no number",
                        "version: 1",
                        "version: 1.0",
                        "questionnaires/q1.yaml:2: version: found \"1.0\", expected a whole number from 1 to "
                                + "1000000"),
                new BrokenCase(
                        "the name of another file",
                        "id: q1",
                        "id: q2",
                        "questionnaires/q1.yaml:1: id: found \"q2\" in a file q1.yaml, expected a file q2.yaml "
                                + "(or q2.v1.yaml)"),
                new BrokenCase(
                        "an unknown scale",
                        "scale: scale5",
                        "scale: scale7",
                        "questionnaires/q1.yaml:8: items[0] btn.overall: scale: found \"scale7\", expected the id of a "
                                + "scale: scale3, scale4, scale5, scale5_fit"),
                new BrokenCase(
                        "an unknown type",
                        "type: rating",
                        "type: stars",
                        "questionnaires/q1.yaml:6: items[0] btn.overall: type: found \"stars\", expected one of rating, "
                                + "yesno, single, multi, count, text"),
                new BrokenCase(
                        "a kind that does not fit the type",
                        "kind: RATING",
                        "kind: FACT",
                        "questionnaires/q1.yaml:7: items[0] btn.overall: kind: found \"FACT\", expected RATING or FIT for "
                                + "the type rating"),
                new BrokenCase(
                        "a key of another type",
                        "scale: scale5",
                        "scale: scale5\n    options: []",
                        "questionnaires/q1.yaml:9: items[0] btn.overall: options: found an unknown key, expected one of "
                                + "id, asked, type, kind, text, help, criterion, factor, inIndex, scale, notApplicable"),
                new BrokenCase(
                        "the index without a factor",
                        "kind: RATING",
                        "kind: RATING\n    inIndex: true",
                        "questionnaires/q1.yaml:5: items[0] btn.overall: factor: found nothing, expected a factor, "
                                + "because the item is in the index"),
                new BrokenCase(
                        "the overall rating in the index",
                        "kind: RATING",
                        "kind: RATING\n    factor: OVERALL\n    inIndex: true",
                        "questionnaires/q1.yaml:9: items[0] btn.overall: inIndex: found true for the factor OVERALL, "
                                + "expected a factor of the index: OVERALL stands beside it"),
                new BrokenCase(
                        "the index without a rating",
                        "type: rating\n    kind: RATING\n    scale: scale5",
                        "type: yesno\n    kind: GATE\n    inIndex: true",
                        "questionnaires/q1.yaml:8: items[0] btn.overall: inIndex: found true for the kind GATE, expected "
                                + "true for the kind RATING only"),
                new BrokenCase(
                        "an id with a hyphen",
                        "btn.overall",
                        "btn-overall",
                        "questionnaires/q1.yaml:5: items[0] btn-overall: id: found \"btn-overall\", expected an id of 1–64 "
                                + "letters a–z, digits and underscores, with dots between them"),
                new BrokenCase(
                        "a condition about itself",
                        "kind: RATING",
                        "kind: RATING\n    asked: {item: btn.overall, atMost: 3}",
                        "questionnaires/q1.yaml:8: items[0] btn.overall: asked.item: found \"btn.overall\", the item itself, expected the id "
                                + "of an earlier item"),
                new BrokenCase(
                        "a condition of the first item",
                        "kind: RATING",
                        "kind: RATING\n    asked: {stage: RESULT}",
                        "questionnaires/q1.yaml:8: items[0] btn.overall: asked: found a condition of the first item, "
                                + "expected none: the first item is always asked"),
                new BrokenCase(
                        "more items than a response can hold",
                        "text: {vi: Hài lòng không?}",
                        "text: {vi: Hài lòng không?}" + comments(300, 1),
                        "questionnaires/q1.yaml:4: items: found 301 items, expected at most 300, as many answers as a "
                                + "response can hold"),
                new BrokenCase(
                        "answers that do not fit in a batch",
                        "text: {vi: Hài lòng không?}",
                        "text: {vi: Hài lòng không?}" + comments(21, 2_000),
                        "questionnaires/q1.yaml:4: items: found items whose answers can take 252198 bytes together, "
                                + "expected at most 250000 bytes, which can be sent at once: fewer or shorter comments"),
                new BrokenCase(
                        "more options than an answer can name",
                        "text: {vi: Hài lòng không?}",
                        "text: {vi: Hài lòng không?}\n  - id: many\n    type: multi\n    kind: FACT\n"
                                + "    text: {vi: Nhiều?}\n    options:\n"
                                + IntStream.range(0, 101)
                                        .mapToObj(each -> "      - {id: o" + each + ", text: {vi: Ý " + each + "}}\n")
                                        .collect(Collectors.joining()),
                        "questionnaires/q1.yaml:14: items[1] many: options: found 101 options, expected at most 100, as many"
                                + " as an answer can name"),
                new BrokenCase(
                        "no items",
                        "items:\n",
                        "items: []\nx:\n",
                        "questionnaires/q1.yaml:4: items: found an empty list, expected a list of items, at "
                                + "least one",
                        "questionnaires/q1.yaml:5: x: found an unknown key, expected one of id, version, "
                                + "title, scales, items"),
                new BrokenCase(
                        "buttons for a question that is no rating",
                        "type: rating\n    kind: RATING\n    scale: scale5",
                        "type: yesno\n    kind: GATE",
                        "terminal.yaml:13: buttons: found buttons and a questionnaire that opens with another kind "
                                + "of question, expected a rating first, or {source: none}"),
                new BrokenCase(
                        "a condition on a level that is not there",
                        "text: {vi: Hài lòng không?}",
                        "text: {vi: Hài lòng không?}\n  - id: b\n    type: yesno\n    kind: GATE\n    text: {vi: "
                                + "Vì sao?}\n    asked: {item: btn.overall, atMost: 6}",
                        "questionnaires/q1.yaml:14: items[1] b: asked.atMost: found \"6\", expected a level of "
                                + "scale5: 5, 4, 3, 2, 1"),
                new BrokenCase(
                        "a condition on an answer that is not there",
                        "text: {vi: Hài lòng không?}",
                        "text: {vi: Hài lòng không?}\n  - id: b\n    type: yesno\n    kind: GATE\n    text: {vi: "
                                + "Có không?}\n  - id: c\n    type: yesno\n    kind: GATE\n    text: {vi: Nữa?}\n    asked: "
                                + "{any: [{item: b, is: maybe}, {item: b, atMost: 1}, {item: btn.overall, is: yes}, "
                                + "{stage: END}, {when: b}]}",
                        "questionnaires/q1.yaml:18: items[2] c: asked.any[0].is: found \"maybe\", expected an "
                                + "answer of b: yes, no",
                        "questionnaires/q1.yaml:18: items[2] c: asked.any[1].atMost: found \"1\", expected `is` "
                                + "instead of atMost: b is no rating",
                        "questionnaires/q1.yaml:18: items[2] c: asked.any[2].is: found \"yes\", expected an item "
                                + "of type yesno, single or multi before `is`",
                        "questionnaires/q1.yaml:18: items[2] c: asked.any[3].stage: found \"END\", expected one "
                                + "of SUBMIT, RESULT, OTHER",
                        "questionnaires/q1.yaml:18: items[2] c: asked.any[4].item: found nothing, expected an "
                                + "id of 1–64 letters a–z, digits and underscores, with dots between them",
                        "questionnaires/q1.yaml:18: items[2] c: asked.any[4].atMost: found nothing, expected a "
                                + "whole number from 1 to 10",
                        "questionnaires/q1.yaml:18: items[2] c: asked.any[4].when: found an unknown key, "
                                + "expected one of item, atMost"),
                new BrokenCase(
                        "an option twice",
                        "type: rating\n    kind: RATING\n    scale: scale5",
                        "type: single\n    kind: FACT\n    options:\n      - {id: a, text: {vi: A}}\n      - "
                                + "{id: a, text: {vi: B}, sensitive: yes}",
                        "questionnaires/q1.yaml:10: items[0] btn.overall: options[1].id: found \"a\", which line 9 has too, "
                                + "expected one that no other has",
                        "questionnaires/q1.yaml:10: items[0] btn.overall: options[1].sensitive: found \"yes\", expected "
                                + "true or false"),
                new BrokenCase(
                        "a scale of the program",
                        "title:",
                        "scales:\n  - id: scale5\n    levels:\n      - {value: 2, key: a, satisfied: true, "
                                + "label: {vi: A}}\n      - {value: 1, key: b, satisfied: false, label: {vi: B}}\ntitle:",
                        "questionnaires/q1.yaml:4: scales[0].id: found \"scale5\", a scale of the program, "
                                + "expected another id"),
                new BrokenCase(
                        "a scale with two equal levels",
                        "title:",
                        "scales:\n  - id: mine\n    levels:\n      - {value: 2, key: a, satisfied: true, label: "
                                + "{vi: A}}\n      - {value: 2, key: b, satisfied: false, label: {vi: B}}\ntitle:",
                        "questionnaires/q1.yaml:7: scales[0].levels[1].value: found \"2\", which line 6 has "
                                + "too, expected one that no other has"),
                new BrokenCase(
                        "a scale of one level",
                        "title:",
                        "scales:\n  - id: mine\n    levels:\n      - {value: 2, key: a, satisfied: true, label: "
                                + "{vi: A}}\ntitle:",
                        "questionnaires/q1.yaml:5: scales[0].levels: found one level, expected 2–10 levels"),
                new BrokenCase(
                        "a scale of more levels than buttons",
                        "title: {vi: Một câu hỏi}\nitems:\n  - id: btn.overall\n    type: rating\n    kind: "
                                + "RATING\n    scale: scale5",
                        "title: {vi: Một câu hỏi}\nscales:\n  - id: six\n    levels:\n      - {value: 6, key: a, "
                                + "satisfied: true, label: {vi: A}}\n      - {value: 1, key: b, satisfied: false, "
                                + "label: {vi: B}}\nitems:\n  - id: btn.overall\n    type: rating\n    kind: RATING\n    "
                                + "scale: six",
                        "terminal.yaml:10: questionnaire: found the scale six of btn.overall, expected "
                                + "scales of levels 1 to 5, a face and a button for each"),
                new BrokenCase(
                        "an empty list of options",
                        "type: rating\n    kind: RATING\n    scale: scale5",
                        "type: multi\n    kind: FACT\n    options: []",
                        "questionnaires/q1.yaml:8: items[0] btn.overall: options: found an empty list, expected a list of "
                                + "options, each with id and text, at least one"),
                new BrokenCase(
                        "more choices than options",
                        "type: rating\n    kind: RATING\n    scale: scale5",
                        "type: multi\n    kind: FACT\n    most: 3\n    options:\n      - {id: a, text: {vi: A}}\n"
                                + "      - {id: none, text: {vi: B}, exclusive: true}",
                        "questionnaires/q1.yaml:8: items[0] btn.overall: most: found \"3\", expected a whole number from 1 to 2"),
                new BrokenCase(
                        "an exclusive option where every option is",
                        "type: rating\n    kind: RATING\n    scale: scale5",
                        "type: single\n    kind: FACT\n    options:\n      - {id: a, text: {vi: A}, exclusive: true}",
                        "questionnaires/q1.yaml:9: items[0] btn.overall: options[0].exclusive: found an unknown key, expected one "
                                + "of id, text, sensitive"),
                new BrokenCase(
                        "an item twice",
                        "text: {vi: Hài lòng không?}",
                        "text: {vi: Hài lòng không?}\n  - id: btn.overall\n    type: count\n    kind: FACT\n    "
                                + "text: {vi: Mấy lần?}\n    most: many",
                        "questionnaires/q1.yaml:10: items[1] btn.overall: id: found \"btn.overall\", which line 5 has too, "
                                + "expected one that no other has",
                        "questionnaires/q1.yaml:14: items[1] btn.overall: most: found \"many\", expected a whole number "
                                + "from 1 to 1000"));
    }

    private static String comments(int number, int length) {
        return IntStream.range(0, number)
                .mapToObj(each -> "\n  - {id: c" + each + ", type: text, kind: COMMENT, maximumLength: " + length
                        + ", text: {vi: Nói thêm?}}")
                .collect(Collectors.joining());
    }

    /// Ways to an item may double with each item before it, and two such items may have ways in common: whoever waits
    /// for the answer stops waiting.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{any: [{item: i%1$d, is: yes}, {item: i%2$d, is: yes}]}",
                "{all: [{item: i%1$d, is: yes}, {item: i%2$d, is: yes}]}"
            })
    void aLongChainOfQuestionsIsReadInTime(String condition, @TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        StringBuilder questionnaire = new StringBuilder(ConfigFolder.QUESTIONNAIRE);
        IntStream.range(0, 9).forEach(each -> questionnaire.append(yesNo(each, "")));
        String all512Ways = IntStream.range(0, 9)
                .mapToObj(each -> "{any: [{item: i" + each + ", is: yes}, {item: i" + each + ", is: no}]}")
                .collect(Collectors.joining(", ", ", asked: {all: [", "]}"));
        questionnaire.append(yesNo(9, all512Ways));
        IntStream.range(10, Questionnaire.MOST_ITEMS - 1)
                .forEach(each ->
                        questionnaire.append(yesNo(each, ", asked: " + condition.formatted(each - 1, each - 2))));
        config.write("questionnaires/q1.yaml", questionnaire.toString());
        assertEquals(List.of(), assertTimeoutPreemptively(Duration.ofSeconds(20), config::terminalProblems));
    }

    private static String yesNo(int number, String asked) {
        return "  - {id: i" + number + ", type: yesno, kind: GATE, text: {vi: Có không?}" + asked + "}\n";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReportedInTheseWords(BrokenCase broken, @TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.replace("questionnaires/q1.yaml", ConfigFolder.QUESTIONNAIRE, broken.old(), broken.replacement());
        List<String> problems = config.terminalProblems();
        assertEquals(broken.expected(), problems);
    }
}
