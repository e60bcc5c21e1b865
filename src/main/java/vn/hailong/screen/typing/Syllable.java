package vn.hailong.screen.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A syllable or the beginning of one.
record Syllable(List<Letter> letters, Tone tone) {
    static final Syllable NONE = new Syllable(List.of(), Tone.LEVEL);

    /// Where *uơ* ends the syllable, as in *thuở*; elsewhere it has to become *ươ*.
    private static final Set<String> BEFORE_HORNED_O_ALONE = Set.of("h", "th", "kh");

    Syllable {
        letters = List.copyOf(letters);
    }

    /// Whether a Vietnamese syllable begins like this.
    boolean possible() {
        int onset = Spelling.onset(lower());
        return onset >= 0 && (onset == letters.size() || Spelling.allows(rime(), tone));
    }

    boolean hasVowel() {
        return !rime().isEmpty();
    }

    Syllable toned(Tone other) {
        return new Syllable(letters, other);
    }

    /// With one more letter. The *o* or the *u* of a pair gets the horn that the other has, once something follows.
    Syllable plus(Letter letter) {
        List<Letter> longer = new ArrayList<>(letters);
        longer.add(letter);
        Syllable added = new Syllable(longer, tone);
        String rime = added.rime();
        if (rime.length() > 2 && (rime.startsWith("ưo") || rime.startsWith("uơ"))) {
            int first = longer.size() - rime.length();
            return added.marked(Map.of(first, Mark.HORN, first + 1, Mark.HORN));
        }
        return added;
    }

    Syllable withoutLast() {
        return new Syllable(letters.subList(0, letters.size() - 1), tone);
    }

    /// The syllable with a mark where it can have it. The same syllable if it has it already.
    Optional<Syllable> marked(Effect.Marked effect) {
        return places(effect.marks()).stream()
                .map(this::marked)
                .filter(Syllable::possible)
                .findFirst();
    }

    /// Without any mark that the effect can put.
    Syllable unmarked(Effect.Marked effect) {
        return new Syllable(
                letters.stream()
                        .map(letter ->
                                letter.mark() == effect.marks().get(letter.base()) ? letter.with(Mark.NONE) : letter)
                        .toList(),
                tone);
    }

    String lower() {
        return letters.stream().map(letter -> String.valueOf(letter.lower())).collect(Collectors.joining());
    }

    String written() {
        String rime = rime();
        int toned = rime.isEmpty() ? -1 : letters.size() - rime.length() + Spelling.toned(rime);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters.size(); i++) {
            text.append(letters.get(i).written(i == toned ? tone : Tone.LEVEL));
        }
        return text.toString();
    }

    private String rime() {
        String word = lower();
        int onset = Spelling.onset(word);
        return onset < 0 ? "" : word.substring(onset);
    }

    /// The places where marks may go, best first: on both letters of *uo*, else as far right as possible.
    private List<Map<Integer, Mark>> places(Map<Character, Mark> marks) {
        List<Map<Integer, Mark>> places = new ArrayList<>();
        String word = lower();
        for (int i = 0; i + 1 < letters.size(); i++) {
            boolean pair = letters.get(i).base() == 'u' && letters.get(i + 1).base() == 'o';
            boolean alone = i + 2 == letters.size() && BEFORE_HORNED_O_ALONE.contains(word.substring(0, i));
            if (pair && !alone && marks.get('u') == Mark.HORN) {
                places.add(Map.of(i, Mark.HORN, i + 1, Mark.HORN));
            }
        }
        for (int i = letters.size() - 1; i >= 0; i--) {
            Mark mark = marks.get(letters.get(i).base());
            if (mark != null) {
                places.add(Map.of(i, mark));
            }
        }
        return places;
    }

    /// A vowel's mark takes those of the other vowels away: *ươ* and a circumflex make *uô*.
    private Syllable marked(Map<Integer, Mark> places) {
        boolean stroke = places.containsValue(Mark.STROKE);
        List<Letter> changed = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            Letter letter = letters.get(i);
            Mark mark = places.get(i);
            if (mark == letter.mark() || (mark == null && (stroke || !letter.vowel()))) {
                changed.add(letter);
            } else {
                changed.add(letter.with(mark == null ? Mark.NONE : mark));
            }
        }
        return new Syllable(changed, tone);
    }
}
