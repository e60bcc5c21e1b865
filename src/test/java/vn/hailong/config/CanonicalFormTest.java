package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hailong.survey.Questionnaire;

/// What makes another version, and what doesn't. The form itself is tested letter by letter: it may never change, or
/// every published questionnaire would be refused.
class CanonicalFormTest {
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
              - {id: a, type: rating, kind: RATING, factor: ACCESS, inIndex: true, scale: mine, text: {vi: "Dấu \\" và \\\\?"},
                 help: {vi: Giúp, en: Help}, criterion: {vi: Tiêu chí}, notApplicable: {vi: Không biết}}
              - {id: b, type: yesno, kind: GATE, asked: {item: a, atMost: 1}, text: {vi: "Hai\\ndòng"}}
              - id: c
                type: multi
                kind: REASON
                most: 1
                asked: {any: [{item: b, is: yes}, {all: [{stage: RESULT}, {item: a, atMost: 2}]}]}
                text: {vi: C}
                options: [{id: x, text: {vi: X}, sensitive: true}, {id: y, text: {vi: Y}, exclusive: true}]
              - {id: d, type: single, kind: FACT, text: {vi: D}, options: [{id: x, text: {vi: X}}]}
              - {id: e, type: count, kind: FACT, most: 5, text: {vi: E}}
              - {id: f, type: text, kind: COMMENT, maximumLength: 10, text: {vi: F}}
            """;

    @TempDir
    Path folder;

    @Test
    void theFormLetterByLetter() throws IOException {
        assertEquals("""
                questionnaire "survey" "1"
                title "Khảo sát"
                item "a" "RATING"
                text "Dấu \\" và \\\\?"
                help "Giúp"
                criterion "Tiêu chí"
                factor "ACCESS"
                index
                rating "mine"
                level "2" "good"
                label "Tốt"
                satisfied
                level "1" "bad"
                label "Xấu"
                not-applicable "Không biết"
                item "b" "GATE"
                text "Hai\\ndòng"
                at-most "a" "1"
                yes-no
                item "c" "REASON"
                text "C"
                any "2"
                chosen "b" "yes"
                all "2"
                stage "RESULT"
                at-most "a" "2"
                multiple "1"
                option "x"
                text "X"
                sensitive
                option "y"
                text "Y"
                exclusive
                item "d" "FACT"
                text "D"
                single
                option "x"
                text "X"
                item "e" "FACT"
                text "E"
                count "5"
                item "f" "COMMENT"
                text "F"
                comment "10"
                """, CanonicalForm.of(read(SURVEY)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en: Survey                   | en: A survey
            , en: Help                   | ''
            label: {vi: Tốt, en: Good}   | label: {en: Fine, vi: "Tốt"}
            id: survey                   | '# Ghi chú\nid: survey'
            kind: FACT, most: 5          | most: 5, kind: FACT, inIndex: false
            title: {vi: Khảo sát         | title: {vi: ' Khảo sát '
            """)
    void isTheSame(String old, String replacement) throws IOException {
        assertEquals(CanonicalForm.sha256(read(SURVEY)), CanonicalForm.sha256(read(replaced(old, replacement))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1                                     | version: 2
            vi: Khảo sát                                   | vi: Phiếu khảo sát
            vi: Giúp                                       | vi: Trợ giúp
            vi: Tiêu chí                                   | vi: Tiêu chuẩn
            vi: Không biết                                 | vi: Không rõ
            'label: {vi: Tốt'                              | 'label: {vi: Rất tốt'
            'key: bad, satisfied: false'                   | 'key: bad, satisfied: true'
            factor: ACCESS                                 | factor: RESULT
            inIndex: true                                  | inIndex: false
            'asked: {item: a, atMost: 1}'                  | 'asked: {item: a, atMost: 2}'
            '{stage: RESULT}, {item: a, atMost: 2}'        | '{item: a, atMost: 2}, {stage: RESULT}'
            ', sensitive: true'                            | ''
            ', exclusive: true'                            | ''
            '{id: y, text: {vi: Y}'                        | '{id: y, text: {vi: Z}'
            'kind: REASON\n    most: 1'                    | 'kind: REASON'
            most: 5                                        | most: 6
            maximumLength: 10                              | maximumLength: 11
            id: f                                          | id: g
            """)
    void isAnotherVersion(String old, String replacement) throws IOException {
        assertNotEquals(CanonicalForm.sha256(read(SURVEY)), CanonicalForm.sha256(read(replaced(old, replacement))));
    }

    private static String replaced(String old, String replacement) {
        if (!SURVEY.contains(old)) {
            throw new IllegalArgumentException("no " + old);
        }
        return SURVEY.replace(old, replacement);
    }

    private Questionnaire read(String yaml) throws IOException {
        Files.writeString(folder.resolve("survey.yaml"), yaml);
        Problems problems = new Problems();
        Optional<Questionnaire> read = QuestionnaireFolder.read(folder, "survey", problems);
        return read.orElseThrow(() -> new AssertionError(problems.exception()));
    }
}
