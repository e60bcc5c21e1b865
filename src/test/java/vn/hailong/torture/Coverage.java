package vn.hailong.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether a run has tried enough for its verdict to mean something: a product that does nothing does nothing wrong.
final class Coverage {
    static final int FEWEST_KINDS = 12;
    /// A run of this length has time for that many, if it may choose among them.
    static final Duration LONG = Duration.ofMinutes(5);

    private Coverage() {}

    /// What is missing, in words.
    ///
    /// @param thanked by terminal: how many were
    static List<String> lacks(
            Duration length, Set<Kind> planned, Set<Kind> injected, Map<String, Integer> thanked, Verdict.Met met) {
        List<String> lacks = new ArrayList<>();
        if (length.compareTo(LONG) >= 0 && planned.size() >= FEWEST_KINDS && injected.size() < FEWEST_KINDS) {
            lacks.add("only " + injected.size() + " kinds of faults happened, expected " + FEWEST_KINDS
                    + " at least; these did not: " + missing(injected));
        }
        thanked.forEach((terminal, number) -> {
            if (number == 0) {
                lacks.add(terminal + " thanked nobody");
            }
        });
        if (met.answered() == 0) {
            lacks.add("no answer to a second question was sealed");
        }
        if (met.moved() == 0) {
            lacks.add(
                    "no response was found to belong to another day, although a clock was days behind in the beginning");
        }
        if (met.atNight() == 0) {
            lacks.add("no response fell between midnight and seven o'clock, when it is another day in Greenwich");
        }
        return lacks;
    }

    /// Those that did not happen, in words.
    static String missing(Set<Kind> injected) {
        List<String> missing = Arrays.stream(Kind.values())
                .filter(kind -> !injected.contains(kind))
                .map(Kind::words)
                .toList();
        return missing.isEmpty() ? "none" : String.join(", ", missing);
    }
}
