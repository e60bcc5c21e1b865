package vn.hailong.screen.typing;

import java.util.Map;

/// What a key does to the syllable before it, if it does not simply write itself.
sealed interface Effect {
    /// Writes itself.
    record Plain() implements Effect {}

    /// Gives the syllable a tone, or takes its tone away.
    record Toned(Tone tone) implements Effect {}

    /// Puts a mark on one of these letters.
    ///
    /// @param orHornedU writes *ư* where there is no such letter
    record Marked(Map<Character, Mark> marks, boolean orHornedU) implements Effect {
        boolean strokes() {
            return marks.containsKey('d');
        }
    }
}
