package vn.hailong.screen.typing;

import java.util.Optional;

/// The word at the caret, rebuilt key by key. As long as it can become a Vietnamese syllable, keys compose it, in any
/// order; once it can't, it shows the keys as they were typed: *windows*, *email*.
final class Word {
    private final InputMethod method;
    private Syllable syllable = Syllable.NONE;

    /// What it becomes if it turns out to be no Vietnamese.
    private String asTyped;

    private boolean foreign;

    /// This key was typed twice to undo what it does, and writes itself until the word ends.
    private char undone;

    private Word(InputMethod method, String settled) {
        this.method = method;
        asTyped = settled;
        Letter.read(settled)
                .map(read -> new Syllable(read.letters(), read.tone()))
                .filter(Syllable::possible)
                .ifPresentOrElse(read -> syllable = read, () -> foreign = true);
    }

    /// @param settled what stands before the keys; they may still mark it
    /// @param keys    letters and digits
    static String compose(InputMethod method, String settled, String keys) {
        if (method == InputMethod.PLAIN) {
            return settled + keys;
        }
        Word word = of(method, settled, keys);
        return word.foreign ? word.asTyped : word.syllable.written();
    }

    /// Whether the word is no Vietnamese and the last key only wrote itself: without it, the word is what the keys
    /// before made, be that Vietnamese or not.
    static boolean lastKeyIsForeign(InputMethod method, String settled, String keys) {
        if (method == InputMethod.PLAIN || keys.isEmpty()) {
            return false;
        }
        int last = keys.length() - 1;
        Word word = of(method, settled, keys);
        return word.foreign
                && word.asTyped.equals(of(method, settled, keys.substring(0, last)).asTyped + keys.charAt(last));
    }

    private static Word of(InputMethod method, String settled, String keys) {
        Word word = new Word(method, settled);
        for (char key : keys.toCharArray()) {
            word.press(key);
        }
        return word;
    }

    private void press(char key) {
        Effect effect = Character.toLowerCase(key) == undone ? new Effect.Plain() : method.effect(key);
        boolean strokes = effect instanceof Effect.Marked marked && marked.strokes();
        if (foreign && strokes && (asTyped.endsWith("đ") || asTyped.endsWith("Đ"))) {
            undone = Character.toLowerCase(key);
            asTyped = beforeLast() + (asTyped.endsWith("đ") ? 'd' : 'D') + key;
            return;
        }
        asTyped = strokes && endsWithLoneD() ? beforeLast() + (asTyped.endsWith("d") ? 'đ' : 'Đ') : asTyped + key;
        if (!foreign && !composes(effect, key)) {
            add(Letter.typed(key));
        }
    }

    private boolean composes(Effect effect, char key) {
        return switch (effect) {
            case Effect.Plain() -> false;
            case Effect.Toned(Tone tone) -> tones(tone, key);
            case Effect.Marked marked -> marks(marked, key);
        };
    }

    private boolean tones(Tone tone, char key) {
        Syllable toned = syllable.toned(tone);
        if (!syllable.hasVowel() || !toned.possible()) {
            return false;
        }
        if (!toned.equals(syllable)) {
            syllable = toned;
            return true;
        }
        if (tone == Tone.LEVEL) {
            return false;
        }
        undo(syllable.toned(Tone.LEVEL), key);
        return true;
    }

    private boolean marks(Effect.Marked effect, char key) {
        Optional<Syllable> marked = syllable.marked(effect);
        if (marked.isEmpty()) {
            if (effect.orHornedU()) {
                add(new Letter('u', Mark.HORN, Character.isUpperCase(key), true));
            }
            return effect.orHornedU();
        }
        if (!marked.get().equals(syllable)) {
            syllable = marked.get();
        } else if (syllable.letters().getLast().ofOneKey()) {
            undo(syllable.withoutLast(), key);
        } else {
            undo(syllable.unmarked(effect), key);
        }
        return true;
    }

    /// The key a second time: the mark goes, the key stays.
    private void undo(Syllable without, char key) {
        undone = Character.toLowerCase(key);
        asTyped = without.written() + key;
        syllable = without;
        add(Letter.typed(key));
    }

    private void add(Letter letter) {
        syllable = syllable.plus(letter);
        foreign = !syllable.possible();
    }

    /// Abbreviations are no syllables, and yet have their *đ*: *HĐND*, *QĐ*, *SĐT*. After a vowel two *d* are two.
    private boolean endsWithLoneD() {
        int last = asTyped.length() - 1;
        return (asTyped.endsWith("d") || asTyped.endsWith("D"))
                && (last == 0 || !Letter.vowel(Character.toLowerCase(asTyped.charAt(last - 1))));
    }

    private String beforeLast() {
        return asTyped.substring(0, asTyped.length() - 1);
    }
}
