package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words that a technician reads for each mistake in `terminal.yaml`: they are part of the interface.
class BrokenTerminalTest {
    static Stream<BrokenCase> cases() {
        return Stream.of(
                new BrokenCase(
                        "a missing key",
                        "seal: BN\n",
                        "",
                        "terminal.yaml:1: seal: found nothing, expected two or three capital letters"),
                new BrokenCase(
                        "an empty value",
                        "seal: BN",
                        "seal:",
                        "terminal.yaml:8: seal: found nothing, expected two or three capital letters"),
                new BrokenCase(
                        "an unknown key close to a known one",
                        "thanks: 2 s",
                        "thank: 2 s",
                        "terminal.yaml:15: thank: found an unknown key, expected one of agency, terminal, "
                                + "unit, counter, stage, field, names, seal, questionnaire, questionnaires, language, languages, "
                                + "broker, buttons, screen, dataFolder, responseInterval, thanks, idle, speech, sound, openingHours, staffPin, tablets, sync, reserveMiB; did you "
                                + "mean `thanks`?"),
                new BrokenCase(
                        "an unknown key like no other",
                        "thanks: 2 s",
                        "thanks: 2 s\nfavourite_colour: red",
                        "terminal.yaml:16: favourite_colour: found an unknown key, expected one of agency, "
                                + "terminal, unit, counter, stage, field, names, seal, questionnaire, questionnaires, "
                                + "language, languages, broker, buttons, screen, dataFolder, responseInterval, thanks, idle, speech, sound, openingHours, staffPin, tablets, sync, reserveMiB"),
                new BrokenCase(
                        "a misspelt required key",
                        "terminal: bn-q03",
                        "Terminal: bn-q03",
                        "terminal.yaml:1: terminal: found nothing, expected a name of 1–32 lower-case "
                                + "letters a–z, digits and hyphens, no hyphen first",
                        "terminal.yaml:2: Terminal: found an unknown key, expected one of agency, terminal, "
                                + "unit, counter, stage, field, names, seal, questionnaire, questionnaires, language, languages, "
                                + "broker, buttons, screen, dataFolder, responseInterval, thanks, idle, speech, sound, openingHours, staffPin, tablets, sync, reserveMiB; did you "
                                + "mean `terminal`?"),
                new BrokenCase(
                        "a key twice",
                        "seal: BN",
                        "seal: BN\nagency: cam-ranh",
                        "terminal.yaml:9: agency: found this key on lines 1 and 9, expected it once"),
                new BrokenCase(
                        "a name with capitals and accents",
                        "agency: ba-ngoi",
                        "agency: Ba Ngòi",
                        "terminal.yaml:1: agency: found \"Ba Ngòi\", expected a name of 1–32 lower-case "
                                + "letters a–z, digits and hyphens, no hyphen first"),
                new BrokenCase(
                        "a list instead of a text",
                        "unit: ttpvhcc",
                        "unit: [ttpvhcc]",
                        "terminal.yaml:3: unit: found a list, expected a name of 1–32 lower-case letters "
                                + "a–z, digits and hyphens, no hyphen first"),
                new BrokenCase(
                        "a text instead of a mapping",
                        "buttons: {source: keyboard}",
                        "buttons: keyboard",
                        "terminal.yaml:13: buttons: found \"keyboard\", expected {source: gpio, lines: …}, "
                                + "{source: keyboard}, {source: test-box} or {source: none}"),
                new BrokenCase(
                        "a mapping instead of a text",
                        "seal: BN",
                        "seal: {vi: BN}",
                        "terminal.yaml:8: seal: found a mapping, expected two or three capital letters"),
                new BrokenCase(
                        "a text without Vietnamese",
                        "counter: {vi: Quầy 3}",
                        "counter: {en: Counter 3}",
                        "terminal.yaml:7: names.counter.vi: found nothing, expected 1–500 characters of text"),
                new BrokenCase(
                        "a blank text",
                        "counter: {vi: Quầy 3}",
                        "counter: {vi: ' '}",
                        "terminal.yaml:7: names.counter.vi: found nothing, expected 1–500 characters of text"),
                new BrokenCase(
                        "a space that does not break",
                        "counter: {vi: Quầy 3}",
                        "counter: {vi: \"\\u00A0\"}",
                        "terminal.yaml:7: names.counter.vi: found nothing that can be seen, expected 1–500 characters of text"),
                new BrokenCase(
                        "a space of no width",
                        "counter: {vi: Quầy 3}",
                        "counter: {vi: \"\\u200B\"}",
                        "terminal.yaml:7: names.counter.vi: found nothing that can be seen, expected 1–500 characters of text"),
                new BrokenCase(
                        "text that turns around",
                        "counter: {vi: Quầy 3}",
                        "counter: {vi: \"Quầy \\u202E3\"}",
                        "terminal.yaml:7: names.counter.vi: found the character U+202E (right-to-left override), "
                                + "expected text without it: it makes other text read in another order"),
                new BrokenCase(
                        "Khmer with spaces of no width is right",
                        "counter: {vi: Quầy 3}",
                        "counter: {vi: \"\\u1780\\u200B\\u1781\"}"),
                new BrokenCase(
                        "a time below its bounds",
                        "thanks: 2 s",
                        "idle: 5 s",
                        "terminal.yaml:15: idle: found \"5 s\", expected a time from 15 s to 5 min with its unit (ms, s "
                                + "or min), such as 30 s"),
                new BrokenCase(
                        "a PIN in clear",
                        "thanks: 2 s",
                        "staffPin: 123456",
                        "terminal.yaml:15: staffPin: found digits, which may be a PIN itself, expected a file made by "
                                + "`hailong terminal pin --out FILE`"),
                new BrokenCase(
                        "a language that is none",
                        "counter: {vi: Quầy 3}",
                        "counter: {vi: Quầy 3, vn: Quầy 3}",
                        "terminal.yaml:7: names.counter.vn: found an unknown key, expected one of vi"),
                new BrokenCase(
                        "Norway",
                        "language: vi",
                        "language: no",
                        "terminal.yaml:9: language: found \"no\", which is missing from btn.overall text of q1 and 6"
                                + " other texts, expected a language of every text: vi"),
                new BrokenCase(
                        "a language that the questionnaire lacks",
                        "language: vi",
                        "language: en",
                        "terminal.yaml:9: language: found \"en\", which is missing from btn.overall text of q1 and 1"
                                + " other texts, expected a language of every text: vi"),
                new BrokenCase(
                        "a time without a unit",
                        "thanks: 2 s",
                        "thanks: 2",
                        "terminal.yaml:15: thanks: found \"2\", expected a time from 500 ms to 30 s with its "
                                + "unit (ms, s or min), such as 5 s"),
                new BrokenCase(
                        "a time with a wrong unit",
                        "thanks: 2 s",
                        "thanks: 2 giây",
                        "terminal.yaml:15: thanks: found \"2 giây\", expected a time from 500 ms to 30 s with "
                                + "its unit (ms, s or min), such as 5 s"),
                new BrokenCase(
                        "a time out of range",
                        "thanks: 2 s",
                        "thanks: 31 s",
                        "terminal.yaml:15: thanks: found \"31 s\", expected a time from 500 ms to 30 s with "
                                + "its unit (ms, s or min), such as 5 s"),
                new BrokenCase(
                        "a number with its unit",
                        "thanks: 2 s",
                        "thanks: 2 s\nreserveMiB: 64 MiB",
                        "terminal.yaml:16: reserveMiB: found \"64 MiB\", expected a whole number from 1 to "
                                + "100000"),
                new BrokenCase(
                        "a rate that would never end",
                        "thanks: 2 s",
                        "sync: {backlogPerSecond: 0}",
                        "terminal.yaml:15: sync.backlogPerSecond: found \"0\", expected a whole number from 1 to 1000"),
                new BrokenCase(
                        "an interval too long",
                        "thanks: 2 s",
                        "responseInterval: 2 min",
                        "terminal.yaml:15: responseInterval: found \"2 min\", expected a time from 0 s to 60 s "
                                + "with its unit (ms, s or min), such as 5 s"),
                new BrokenCase(
                        "an unknown word",
                        "source: keyboard",
                        "source: mouse",
                        "terminal.yaml:13: buttons.source: found \"mouse\", expected one of gpio, keyboard, "
                                + "test-box, none"),
                new BrokenCase(
                        "a stage in small letters",
                        "thanks: 2 s",
                        "stage: result",
                        "terminal.yaml:15: stage: found \"result\", expected one of SUBMIT, RESULT, OTHER"),
                new BrokenCase(
                        "nothing to answer on",
                        "buttons: {source: keyboard}",
                        "buttons: {source: none}\nscreen: {mode: none}",
                        "terminal.yaml:14: screen: found neither buttons nor a screen nor tablets, expected something on "
                                + "which a citizen can answer"),
                new BrokenCase(
                        "a screen too small",
                        "thanks: 2 s",
                        "screen: {width: 100, height: 800px, diagonalInches: 200}",
                        "terminal.yaml:15: screen.width: found \"100\", expected a whole number from 320 to " + "7680",
                        "terminal.yaml:15: screen.height: found \"800px\", expected a whole number from 320 to "
                                + "7680",
                        "terminal.yaml:15: screen.diagonalInches: found \"200\", expected a number from 3 to " + "100"),
                new BrokenCase(
                        "a data folder that is a file",
                        "dataFolder: data",
                        "dataFolder: terminal.yaml",
                        "terminal.yaml:14: dataFolder: found \"terminal.yaml\" (not a folder), expected the "
                                + "name of a folder"),
                new BrokenCase(
                        "no such questionnaire",
                        "questionnaire: q1",
                        "questionnaire: another",
                        "terminal.yaml:10: questionnaire: found \"another\", but there is no file "
                                + "questionnaires/another.yaml, expected one of q1"),
                new BrokenCase(
                        "a questionnaire outside the folder",
                        "questionnaire: q1",
                        "questionnaire: ../q1",
                        "terminal.yaml:10: questionnaire: found \"../q1\", expected a name of 1–32 lower-case "
                                + "letters a–z, digits and hyphens, no hyphen first"),
                new BrokenCase(
                        "a tab",
                        "  address: mqtt",
                        "\taddress: mqtt",
                        "terminal.yaml:12: found a tab, expected spaces"),
                new BrokenCase(
                        "a colon too many",
                        "seal: BN",
                        "seal: BN: x",
                        "terminal.yaml:8: found a colon and a space within a text, expected quotes around the text, as "
                                + "in 'Quầy 3: Đất đai'"),
                new BrokenCase(
                        "no space after a colon",
                        "language: vi",
                        "language:vi",
                        "terminal.yaml:9: found a line without a colon and a space after its key, expected a key and a "
                                + "value, as in key: value"),
                new BrokenCase(
                        "an open quote",
                        "seal: BN",
                        "seal: \"BN",
                        "terminal.yaml:8: found a quote that is opened here and not closed, expected a quote at the end "
                                + "of the text too"),
                new BrokenCase(
                        "a questionnaire almost right",
                        "questionnaire: q1",
                        "questionnaire: q1a",
                        "terminal.yaml:10: questionnaire: found \"q1a\", but there is no file questionnaires/q1a.yaml, "
                                + "expected one of q1; did you mean `q1`?"),
                new BrokenCase(
                        "an open bracket",
                        "seal: BN",
                        "seal: [BN",
                        "terminal.yaml:9: found text that is no YAML (expected ',' or ']', but got :), "
                                + "expected valid YAML"),
                new BrokenCase(
                        "two documents",
                        "seal: BN",
                        "---\nseal: BN",
                        "terminal.yaml:8: found a second document, expected one document in a file"),
                new BrokenCase(
                        "an anchor",
                        "seal: BN",
                        "seal: &seal BN",
                        "terminal.yaml:8: found the anchor &seal, expected a value without an anchor"),
                new BrokenCase(
                        "an alias",
                        "seal: BN",
                        "seal: *agency",
                        "terminal.yaml:8: found the alias *agency, expected the value itself"),
                new BrokenCase(
                        "a merge",
                        "seal: BN",
                        "<<: {seal: BN}",
                        "terminal.yaml:1: seal: found nothing, expected two or three capital letters",
                        "terminal.yaml:8: <<: found an unknown key, expected one of agency, terminal, unit, "
                                + "counter, stage, field, names, seal, questionnaire, questionnaires, language, languages, "
                                + "broker, buttons, screen, dataFolder, responseInterval, thanks, idle, speech, sound, openingHours, staffPin, tablets, sync, reserveMiB"),
                new BrokenCase(
                        "a tag",
                        "seal: BN",
                        "seal: !!python/object BN",
                        "terminal.yaml:8: found the tag !!python/object, expected a value without a tag"),
                new BrokenCase(
                        "a list as a key",
                        "seal: BN",
                        "? [seal]\n: BN",
                        "terminal.yaml:8: found a list before a colon, expected a key"),
                new BrokenCase(
                        "a control character",
                        "seal: BN",
                        "seal: B\u0007N",
                        "terminal.yaml:8: found the control character U+0007, expected text that can be " + "printed"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReportedInTheseWords(BrokenCase broken, @TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.replace("terminal.yaml", ConfigFolder.TERMINAL, broken.old(), broken.replacement());
        List<String> problems = config.terminalProblems();
        assertEquals(broken.expected(), problems);
    }
}
