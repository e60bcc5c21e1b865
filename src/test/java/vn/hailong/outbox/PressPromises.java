package vn.hailong.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// How many presses an outbox must have counted so far, and how many it may have.
final class PressPromises {
    private final Map<Integer, Long> least = new TreeMap<>();
    private final Map<Integer, Long> most = new TreeMap<>();
    private long leastTooSoon;
    private long mostTooSoon;

    /// Begins with these.
    static PressPromises of(Totals totals) {
        PressPromises promises = new PressPromises();
        promises.least.putAll(totals.pressesByLevel());
        promises.most.putAll(totals.pressesByLevel());
        promises.leastTooSoon = totals.suppressed();
        promises.mostTooSoon = totals.suppressed();
        return promises;
    }

    void add(Note.PressAsked asked) {
        most.merge(asked.level(), 1L, Long::sum);
        mostTooSoon += asked.tooSoon() ? 1 : 0;
    }

    void add(Note.Pressed pressed) {
        least.merge(pressed.level(), 1L, Long::sum);
        leastTooSoon += pressed.tooSoon() ? 1 : 0;
    }

    /// What is not kept, in words. All drafts are sealed by now, each of which began with a press that was not ignored.
    List<String> broken(Totals totals) {
        List<String> broken = new ArrayList<>();
        within("ignored presses", leastTooSoon, mostTooSoon, totals.suppressed(), broken);
        TreeSet<Integer> levels = new TreeSet<>(most.keySet());
        levels.addAll(totals.pressesByLevel().keySet());
        for (int level : levels) {
            within(
                    "presses of level " + level,
                    least.getOrDefault(level, 0L),
                    most.getOrDefault(level, 0L),
                    totals.pressesByLevel().getOrDefault(level, 0L),
                    broken);
        }
        long presses = totals.pressesByLevel().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (presses - totals.suppressed() != totals.sealed()) {
            broken.add(presses + " presses are counted and " + totals.suppressed() + " of them ignored, "
                    + totals.sealed() + " responses are sealed");
        }
        return broken;
    }

    private static void within(String what, long least, long most, long counted, List<String> broken) {
        if (counted < least) {
            broken.add(least + " " + what + " were counted, " + counted + " are");
        }
        if (counted > most) {
            broken.add(most + " " + what + " at most were there to be counted, " + counted + " are");
        }
    }
}
