package vn.hailong.torture;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Totals;

/// Compares what was heard at the terminals, what their cards say, and what the agency holds: how many, which, with
/// which answers, answered when, and counted where.
final class Reckoning {
    private final Holdings holdings;
    private final Map<UUID, List<Held>> strangers;
    private final List<String> unexplained;
    private final Set<UUID> thanked = new HashSet<>();
    private final List<Held> counted = new ArrayList<>();
    private final Set<UUID> followedUp = new HashSet<>();
    private long cutOff;
    private long refused;

    Reckoning(Holdings holdings) {
        this.holdings = holdings;
        this.strangers = holdings.responses().stream()
                .collect(Collectors.groupingBy(Held::installation, TreeMap::new, Collectors.toList()));
        this.unexplained = new ArrayList<>(holdings.unresolved());
    }

    /// Takes a desk's card, which nobody uses any more.
    ///
    /// @return what it says; empty if it can't be read
    Optional<Drained> add(Desk desk) {
        Testimony testimony = Testimony.of(desk);
        thanked.addAll(testimony.heard().thanked().keySet());
        try (Outbox outbox = Outbox.open(desk.dataFolder(), 0, Clock.systemUTC())) {
            Drained card = new Drained(desk.toString(), outbox.installation(), outbox.totals());
            add(testimony, card);
            return Optional.of(card);
        } catch (OutboxException | RuntimeException e) {
            testimony.heard().oddities().forEach(oddity -> unexplained.add(desk + ": " + oddity));
            unexplained.add(desk + ": its card can't be read: " + e);
            return Optional.empty();
        }
    }

    /// @param drained the card that the testimony is of
    void add(Testimony testimony, Drained drained) {
        Totals totals = drained.totals();
        thanked.addAll(testimony.heard().thanked().keySet());
        List<Held> card = strangers.getOrDefault(drained.installation(), List.of());
        strangers.remove(drained.installation());
        unexplained.addAll(new CardSums(testimony, totals, card).oddities());
        unexplained.addAll(testimony.oddities(card));
        followedUp.addAll(testimony.sealed());
        cutOff += testimony.cutOff(card);
        refused += totals.refused();
        counted.addAll(card);
    }

    /// To be asked once, when every desk is in.
    Verdict verdict() {
        strangers.keySet().forEach(stranger -> unexplained.add("nobody's installation " + stranger));
        Figures expected = Figures.of(holdings.responses());
        unexplained.addAll(holdings.figures().differences(expected));
        Set<UUID> held = counted.stream().map(Held::id).collect(Collectors.toSet());
        Set<UUID> found = new HashSet<>(thanked);
        found.retainAll(held);
        followedUp.retainAll(held);
        long atNight = counted.stream().filter(each -> Wall.isNight(each.at())).count();
        long repaired =
                counted.stream().filter(each -> each.repaired().isPresent()).count();
        return new Verdict(
                thanked.size(),
                found.size(),
                thanked.size() - found.size(),
                counted.size() - held.size() + holdings.figures().surplus(expected),
                new Verdict.Met(cutOff, refused, followedUp.size(), repaired, holdings.moved(), atNight),
                unexplained);
    }
}
