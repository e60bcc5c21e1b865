package vn.hailong.screen.typing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A letter without its tone.
///
/// @param base     lower case, without its mark
/// @param ofOneKey an *ư* that was typed by a `w` alone: there was never a *u*
record Letter(char base, Mark mark, boolean capital, boolean ofOneKey) {
    private static final String VOWELS = "aeiouy";

    /// Letters and the tone they carry together.
    record Read(List<Letter> letters, Tone tone) {}

    static Letter typed(char key) {
        return new Letter(Character.toLowerCase(key), Mark.NONE, Character.isUpperCase(key), false);
    }

    Letter with(Mark other) {
        return new Letter(base, other, capital, false);
    }

    boolean vowel() {
        return vowel(base);
    }

    static boolean vowel(char base) {
        return VOWELS.indexOf(base) >= 0;
    }

    /// As it is written in lower case, such as `ơ` or `đ`.
    char lower() {
        return mark == Mark.STROKE ? 'đ' : composed(base + mark.combining).charAt(0);
    }

    String written(Tone tone) {
        if (mark == Mark.STROKE) {
            return capital ? "Đ" : "đ";
        }
        char shown = capital ? Character.toUpperCase(base) : base;
        return composed(shown + mark.combining + tone.combining);
    }

    /// Nothing if a character is no letter or digit of plain or Vietnamese writing, or if there are two tones.
    static Optional<Read> read(String word) {
        List<Letter> letters = new ArrayList<>();
        Tone tone = Tone.LEVEL;
        for (char character : Normalizer.normalize(word, Normalizer.Form.NFD).toCharArray()) {
            if (character == 'đ' || character == 'Đ') {
                letters.add(new Letter('d', Mark.STROKE, character == 'Đ', false));
            } else if (character < 0x80) {
                letters.add(typed(character));
            } else {
                Mark mark = mark(character);
                Tone found = tone(character);
                if (letters.isEmpty() || (mark == Mark.NONE && (found == Tone.LEVEL || tone != Tone.LEVEL))) {
                    return Optional.empty();
                }
                if (mark == Mark.NONE) {
                    tone = found;
                } else {
                    letters.add(letters.removeLast().with(mark));
                }
            }
        }
        return Optional.of(new Read(letters, tone));
    }

    private static Mark mark(char combining) {
        for (Mark mark : Mark.values()) {
            if (mark.combining.indexOf(combining) >= 0) {
                return mark;
            }
        }
        return Mark.NONE;
    }

    private static Tone tone(char combining) {
        for (Tone tone : Tone.values()) {
            if (tone.combining.indexOf(combining) >= 0) {
                return tone;
            }
        }
        return Tone.LEVEL;
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
