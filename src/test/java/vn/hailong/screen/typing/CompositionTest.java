package vn.hailong.screen.typing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompositionTest {
    private final Composition empty = Composition.of(InputMethod.TELEX, "");

    @Test
    void aCharacterThatIsDeletedTakesItsMarksWithIt() {
        Composition typed = Typist.after(empty, "nguwowif");
        assertEquals("người", typed.text());
        assertEquals("ngườ", typed.withoutLastCharacter().text());
        assertEquals("ngư", typed.withoutLastCharacter().withoutLastCharacter().text());
    }

    @ParameterizedTest
    @CsvSource({
        "tieengsk, 1, tiếng",
        "tieengskh, 2, tiếng",
        "tieengskh, 1, tieengsk",
        "windows, 1, window",
        "window, 4, ưi",
        "win, 1, ưi",
        "email, 2, ema",
        "ass, 1, a",
        "assk, 1, as",
        "HDD, 1, H",
        "HDDND, 2, HĐ",
        "hoafn, 1, hòa",
        "ngheej, 2, ng",
        "Quaays, 1, Quấ",
        "text, 1, tẽ",
        "x, 3, ''"
    })
    void aSlipIsUndoneByOneKey(String keys, int deleted, String left) {
        Composition typed = Typist.after(empty, keys);
        for (int i = 0; i < deleted; i++) {
            typed = typed.withoutLastCharacter();
        }
        assertEquals(left, typed.text());
    }

    @Test
    void whatIsLeftOfAWordCanBeMarked() {
        Composition shorter = Typist.after(empty, "tieenfg").withoutLastCharacter();
        assertEquals("tiền", shorter.text());
        assertEquals("tiếng", Typist.after(shorter, "gs").text());
    }

    @Test
    void aTextThatWasTypedBeforeGoesOn() {
        Composition before = Composition.of(InputMethod.TELEX, "Phải chờ lâu");
        assertEquals("Phải chờ lấu", Typist.after(before, "s").text());
        assertEquals("Phải chờ lâu quá", Typist.after(before, " quas").text());
        assertEquals(
                "Phải chờ lauf",
                Typist.after(Composition.of(InputMethod.PLAIN, "Phải chờ lau"), "f")
                        .text());
    }

    @Test
    void anotherMethodContinuesTheSameWord() {
        assertEquals(
                "tiếng",
                Typist.after(Typist.after(empty, "tieeng").by(InputMethod.VNI), "1")
                        .text());
        assertEquals(
                "tiếngs1",
                Typist.after(Typist.after(empty, "tieengs").by(InputMethod.PLAIN), "s1")
                        .text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'chờ quá lâu'|'chờ quá '",
                "'chờ quá lâu.'|'chờ quá '",
                "'chờ quá '|'chờ '",
                "'chờ'|''",
                "''|''",
                "'   '|''",
                "'a  b'|'a  '"
            })
    void aWordIsDeletedWithWhatIsWrittenToIt(String text, String left) {
        assertEquals(
                left, Composition.of(InputMethod.TELEX, text).withoutLastWord().text());
    }

    @Test
    void nothingIsLeftOfNothing() {
        assertEquals("", empty.withoutLastCharacter().text());
    }

    @Test
    void aCharacterOfTwoUnitsIsDeletedWhole() {
        assertEquals(
                "tốt ",
                Composition.of(InputMethod.TELEX, "tốt 🙂")
                        .withoutLastCharacter()
                        .text());
    }

    @Test
    void theTextIsComposed() {
        String decomposed = Normalizer.normalize("Đường rất xấu", Normalizer.Form.NFD);
        Composition composed = Composition.of(InputMethod.TELEX, decomposed);
        assertEquals("Đường rất xấu", composed.text());
        assertTrue(Normalizer.isNormalized(Typist.type(InputMethod.TELEX, "nghieengj"), Normalizer.Form.NFC));
    }

    @Test
    void lettersWithMarksFromAnotherKeyboardAreTaken() {
        assertEquals("tiếng", Typist.type(InputMethod.TELEX, "tiếng"));
        assertEquals("Señor", Typist.type(InputMethod.TELEX, "Señor"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "' ', true",
        "'Tốt. ', true",
        "'Tốt! ', true",
        "'Sao? ', true",
        "'Tốt.', false",
        "'Tốt', false",
        "'Tốt, ', false",
        "'50.', false"
    })
    void aSentenceBeginsAfterAFullStopAndASpace(String text, boolean begins) {
        assertEquals(begins, Composition.of(InputMethod.TELEX, text).beginsSentence());
        assertFalse(Composition.of(InputMethod.TELEX, text + "a").beginsSentence());
    }

    @ParameterizedTest
    @CsvSource({
        "TELEX, s, á", "TELEX, f, à", "TELEX, r, ả", "TELEX, x, ã", "TELEX, j, ạ", "TELEX, w, ư", "TELEX, d, đ",
        "TELEX, a, â", "TELEX, e, ê", "TELEX, o, ô", "TELEX, z, ''", "TELEX, b, ''", "TELEX, 1, ''", "VNI, 1, á",
        "VNI, 6, â", "VNI, 7, ơ", "VNI, 8, ă", "VNI, 9, đ", "VNI, 0, ''", "VNI, s, ''", "PLAIN, s, ''"
    })
    void aKeyHintsAtWhatItDoes(InputMethod method, char key, String hint) {
        assertEquals(hint, method.hint(key));
    }
}
