package vn.hailong.screen.typing;

import java.util.Map;

/// Which keys write what a Vietnamese letter has above, below or beside it.
public enum InputMethod {
    /// By letters: `aa aw ee oo ow uw dd` for *â ă ê ô ơ ư đ*, `s f r x j` for the tones, `z` for none.
    TELEX(Map.ofEntries(
            toned('s', Tone.ACUTE),
            toned('f', Tone.GRAVE),
            toned('r', Tone.HOOK),
            toned('x', Tone.TILDE),
            toned('j', Tone.DOT),
            toned('z', Tone.LEVEL),
            marked('a', Map.of('a', Mark.CIRCUMFLEX), false),
            marked('e', Map.of('e', Mark.CIRCUMFLEX), false),
            marked('o', Map.of('o', Mark.CIRCUMFLEX), false),
            marked('w', Map.of('o', Mark.HORN, 'u', Mark.HORN, 'a', Mark.BREVE), true),
            marked('d', Map.of('d', Mark.STROKE), false))),

    /// By digits: `6` for *â ê ô*, `7` for *ơ ư*, `8` for *ă*, `9` for *đ*, `1` to `5` for the tones, `0` for none.
    VNI(Map.ofEntries(
            toned('1', Tone.ACUTE),
            toned('2', Tone.GRAVE),
            toned('3', Tone.HOOK),
            toned('4', Tone.TILDE),
            toned('5', Tone.DOT),
            toned('0', Tone.LEVEL),
            marked('6', Map.of('a', Mark.CIRCUMFLEX, 'e', Mark.CIRCUMFLEX, 'o', Mark.CIRCUMFLEX), false),
            marked('7', Map.of('o', Mark.HORN, 'u', Mark.HORN), false),
            marked('8', Map.of('a', Mark.BREVE), false),
            marked('9', Map.of('d', Mark.STROKE), false))),

    /// Every key writes itself.
    PLAIN(Map.of());

    private static final Effect.Plain NOTHING = new Effect.Plain();

    private final Map<Character, Effect> effects;

    InputMethod(Map<Character, Effect> effects) {
        this.effects = effects;
    }

    Effect effect(char key) {
        return effects.getOrDefault(Character.toLowerCase(key), NOTHING);
    }

    /// A letter that shows what the key does, such as `á` for the acute tone; empty if it only writes itself.
    public String hint(char key) {
        return switch (effect(key)) {
            case Effect.Plain() -> "";
            case Effect.Toned(Tone tone) ->
                tone == Tone.LEVEL ? "" : Letter.typed('a').written(tone);
            case Effect.Marked(Map<Character, Mark> marks, boolean orHornedU) -> {
                char letter = orHornedU
                        ? 'u'
                        : marks.keySet().stream().min(Character::compare).orElseThrow();
                yield Letter.typed(letter)
                        .with(marks.getOrDefault(letter, Mark.NONE))
                        .written(Tone.LEVEL);
            }
        };
    }

    private static Map.Entry<Character, Effect> toned(char key, Tone tone) {
        return Map.entry(key, new Effect.Toned(tone));
    }

    private static Map.Entry<Character, Effect> marked(char key, Map<Character, Mark> marks, boolean orHornedU) {
        return Map.entry(key, new Effect.Marked(marks, orHornedU));
    }
}
