package vn.hailong.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.hailong.outbox.Totals;

/// The counts of a card, held against what was heard at its terminal and what the agency holds of it.
record CardSums(Testimony testimony, Totals totals, List<Held> held) {
    /// What nothing explains, in words.
    List<String> oddities() {
        List<String> odd = new ArrayList<>();
        compareSealed(odd);
        comparePresses(odd);
        compareCutOff(odd);
        return odd;
    }

    private void compareSealed(List<String> odd) {
        long highest = held.stream().mapToLong(Held::seq).max().orElse(0);
        if (totals.sealed() != totals.receipted() || totals.sealed() != held.size() || totals.sealed() != highest) {
            odd.add(testimony.terminal() + " sealed " + totals.sealed() + ", has receipts for " + totals.receipted()
                    + ", the agency holds " + held.size() + ", the highest number " + highest);
        }
    }

    /// A press is counted in the commit that stores it, so these sums are exact whatever was killed. Who presses here
    /// waits for the answer: nobody presses too soon.
    private void comparePresses(List<String> odd) {
        if (presses() - totals.suppressed() != totals.sealed()) {
            odd.add(testimony.terminal() + " counts " + presses() + " presses and " + totals.suppressed()
                    + " of them as too soon, and sealed " + totals.sealed());
        }
        Map<String, Long> levels = held.stream()
                .collect(Collectors.groupingBy(
                        each -> each.sent().answer(Held.ITEM), TreeMap::new, Collectors.counting()));
        totals.pressesByLevel().forEach((level, presses) -> {
            long given = levels.getOrDefault(level.toString(), 0L);
            if (totals.suppressed() == 0 && presses != given) {
                odd.add(testimony.terminal() + " counts " + presses + " presses of level " + level
                        + ", and the agency holds " + given);
            }
        });
    }

    /// Of a press that a kill cut off it is not known what came of it: it was stored, or refused, or never taken. More
    /// than that can't have happened behind the backs of those who pressed.
    private void compareCutOff(List<String> odd) {
        Heard heard = testimony.heard();
        long stored = presses() - totals.suppressed() - heard.thanked().size();
        long refused = totals.refused() - heard.refusals().size();
        if (stored < 0) {
            odd.add(testimony.terminal() + " thanked for " + heard.thanked().size() + " presses, and counts "
                    + (presses() - totals.suppressed()));
        }
        if (refused < 0) {
            odd.add(testimony.terminal() + " refused " + heard.refusals().size() + " ratings, and counts "
                    + totals.refused());
        }
        long unheard = Math.max(0, stored) + Math.max(0, refused) + totals.suppressed();
        if (unheard > heard.cutOff().size()) {
            odd.add(testimony.terminal() + " counts " + stored + " presses more than it thanked for, " + refused
                    + " refusals more than it told, and " + totals.suppressed()
                    + " presses too soon, and kills cut off "
                    + heard.cutOff().size() + " presses");
        }
    }

    private long presses() {
        return totals.pressesByLevel().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
