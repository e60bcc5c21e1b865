package vn.hailong.torture;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Totals;

/// Compares what was heard at the terminals, what their cards say, and what the agency holds: how many, which, and with
/// which answer.
final class Reckoning {
    private final Holdings holdings;
    private final Map<UUID, Holdings.Card> strangers;
    private final List<String> unexplained;
    private final Set<UUID> thanked = new HashSet<>();
    private final Map<UUID, String> held = new HashMap<>();
    private long rows;
    private long cutOff;
    private long refused;

    Reckoning(Holdings holdings) {
        this.holdings = holdings;
        this.strangers = new HashMap<>(holdings.cards());
        this.unexplained = new ArrayList<>(holdings.unresolved());
    }

    /// Takes a desk's card, which nobody uses any more.
    void add(Desk desk) {
        hear(desk.toString(), desk.heard());
        try (Outbox outbox = Outbox.open(desk.dataFolder(), 0, Clock.systemUTC())) {
            add(desk.toString(), desk.heard(), outbox.installation(), outbox.totals());
        } catch (OutboxException | RuntimeException e) {
            unexplained.add(desk + ": its card can't be read: " + e);
        }
    }

    /// Takes what was heard, whatever its card says.
    void hear(String desk, Heard heard) {
        thanked.addAll(heard.thanked().keySet());
        heard.oddities().forEach(oddity -> unexplained.add(desk + ": " + oddity));
    }

    /// @param installation the one on the card, with these totals
    void add(String desk, Heard heard, UUID installation, Totals totals) {
        Holdings.Card card = strangers.getOrDefault(installation, Holdings.Card.NONE);
        strangers.remove(installation);
        compare(desk, heard, totals, card);
        compareAnswers(desk, heard, card);
        refused += totals.refused();
        held.putAll(card.answers());
        rows += card.rows();
    }

    private void compare(String desk, Heard heard, Totals totals, Holdings.Card card) {
        if (totals.sealed() != totals.receipted()
                || totals.sealed() != card.rows()
                || totals.sealed() != card.highest()) {
            unexplained.add(desk + " sealed " + totals.sealed() + ", has receipts for " + totals.receipted()
                    + ", the agency holds " + card.rows() + ", the highest number " + card.highest());
        }
        int kills = heard.cutOff().size();
        long uncertain = totals.refused() - heard.refused();
        if (uncertain < 0 || uncertain > kills) {
            unexplained.add(desk + " refused " + heard.refused() + " ratings, and counts " + totals.refused());
        }
        long presses = totals.pressesByLevel().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long surplus = presses - heard.thanked().size();
        if (surplus < 0 || surplus > kills) {
            unexplained.add(desk + " thanked for " + heard.thanked().size() + " presses, and counts " + presses);
        }
    }

    private void compareAnswers(String desk, Heard heard, Holdings.Card card) {
        Map<UUID, Integer> pressed = heard.thanked();
        List<String> cut = new ArrayList<>(
                heard.cutOff().stream().map(level -> Integer.toString(level)).toList());
        card.answers().forEach((id, answer) -> {
            Integer level = pressed.get(id);
            if (level == null) {
                cutOff++;
                if (!cut.remove(answer)) {
                    unexplained.add(desk + ": response " + id + " is held with the answer " + answer
                            + ", and no press of that level had its answer cut off by a kill");
                }
            } else if (!answer.equals(Integer.toString(level))) {
                unexplained.add(desk + ": the press of level " + level + " that was thanked for with " + id
                        + " is held with the answer " + answer);
            }
        });
    }

    private void compareFigures() {
        if (holdings.counted() < held.size()) {
            unexplained.add("the figures count " + holdings.counted() + " responses, and " + held.size() + " are held");
        }
        Map<String, Long> byLevel = new TreeMap<>();
        held.values().forEach(answer -> byLevel.merge(answer, 1L, Long::sum));
        Map<String, Long> figures = new TreeMap<>();
        holdings.levels().forEach((level, n) -> figures.put(Integer.toString(level), n));
        if (!byLevel.equals(figures)) {
            unexplained.add("the figures by level are " + figures + ", and held are " + byLevel);
        }
    }

    /// To be asked once, when every desk is in.
    Verdict verdict() {
        strangers.keySet().forEach(stranger -> unexplained.add("nobody's installation " + stranger));
        compareFigures();
        Set<UUID> found = new HashSet<>(thanked);
        found.retainAll(held.keySet());
        return new Verdict(
                thanked.size(),
                found.size(),
                thanked.size() - found.size(),
                rows - held.size() + Math.max(0, holdings.counted() - held.size()),
                cutOff,
                refused,
                unexplained);
    }
}
