package vn.hailong.screen.typing;

import java.text.Normalizer;

/// A text that is written at its end, key by key. Immutable: each key gives the next one. The text is always in Unicode
/// normal form C.
public final class Composition {
    private final InputMethod method;

    /// All text before the keys; no key changes it except by a mark on its last word.
    private final String settled;

    /// Typed in the word at the caret since: letters and digits.
    private final String keys;

    private Composition(InputMethod method, String settled, String keys) {
        this.method = method;
        this.settled = settled;
        this.keys = keys;
    }

    /// @param text to go on from
    public static Composition of(InputMethod method, String text) {
        return new Composition(method, Normalizer.normalize(text, Normalizer.Form.NFC), "");
    }

    /// The same text, to be continued by another method.
    public Composition by(InputMethod other) {
        return of(other, text());
    }

    public InputMethod method() {
        return method;
    }

    public String text() {
        int word = beginningOfWord();
        return settled.substring(0, word) + Word.compose(method, settled.substring(word), keys);
    }

    /// @param key a character as a keyboard gives it; anything but a letter or a digit ends the word
    public Composition type(char key) {
        return Character.isLetterOrDigit(key) ? new Composition(method, settled, keys + key) : of(method, text() + key);
    }

    /// Without the last character, its marks and its tone. After a slip that made a word foreign, the word is
    /// Vietnamese again: *tieengsk* becomes *tiếng*.
    public Composition withoutLastCharacter() {
        if (Word.lastKeyIsForeign(method, settled.substring(beginningOfWord()), keys)) {
            return new Composition(method, settled, keys.substring(0, keys.length() - 1));
        }
        String text = text();
        return text.isEmpty() ? this : of(method, text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    }

    /// Without the last word, what is written to it such as a full stop, and the space after it.
    public Composition withoutLastWord() {
        String text = text().stripTrailing();
        return of(method, text.substring(0, text.lastIndexOf(' ') + 1));
    }

    /// Whether the next letter begins a sentence.
    public boolean beginsSentence() {
        String text = text();
        String words = text.stripTrailing();
        return words.isEmpty()
                || (words.length() < text.length() && ".?!".indexOf(words.charAt(words.length() - 1)) >= 0);
    }

    private int beginningOfWord() {
        int beginning = settled.length();
        while (beginning > 0 && Character.isLetterOrDigit(settled.charAt(beginning - 1))) {
            beginning--;
        }
        return beginning;
    }
}
