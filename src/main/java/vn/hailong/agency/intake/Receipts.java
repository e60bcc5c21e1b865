package vn.hailong.agency.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tinylog.Logger;
import vn.hailong.agency.index.CivilDate;
import vn.hailong.agency.store.Arrival;
import vn.hailong.agency.store.Code;
import vn.hailong.agency.store.Origin;
import vn.hailong.agency.store.Outcome;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.SeqRange;

/// Says to each sender of a group what is in the database now: one receipt for each, whatever number of messages it
/// sent.
final class Receipts {
    /// What is to be said to one sender on one link, and the messages that it settles.
    static final class Settlement {
        private final List<Delivery> deliveries = new ArrayList<>();
        private final Set<Long> committed = new LinkedHashSet<>();
        private final Set<Receipt.Quarantined> quarantined = new LinkedHashSet<>();
        private final Map<Code, String> problems = new LinkedHashMap<>();

        List<Delivery> deliveries() {
            return deliveries;
        }

        /// The receipt; empty if no sequence number could be read at all.
        Optional<Receipt> receipt(Origin origin, Instant at) {
            if (committed.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Receipt(
                    origin.installation(),
                    SeqRange.covering(committed),
                    List.copyOf(quarantined),
                    at.atZone(CivilDate.ZONE).toOffsetDateTime()));
        }

        private void add(Arrival arrival, Outcome outcome) {
            Optional<Long> seq = seq(arrival);
            switch (outcome) {
                case Outcome.Kept ignored -> seq.ifPresent(committed::add);
                case Outcome.Quarantined(Code code, String problem) -> {
                    problems.putIfAbsent(code, problem);
                    seq.ifPresent(number -> {
                        committed.add(number);
                        quarantined.add(new Receipt.Quarantined(number, code.wireName()));
                    });
                }
                case Outcome.Lost() -> {}
            }
        }

        private static Optional<Long> seq(Arrival arrival) {
            return switch (arrival) {
                case Arrival.Understood understood ->
                    Optional.of(understood.sealed().seq());
                case Arrival.NotUnderstood other -> other.seq();
                case Arrival.Refused ignored -> Optional.empty();
                case Arrival.StatusHeard ignored -> Optional.empty();
            };
        }
    }

    /// Who sent, and the way back.
    record Sender(Link link, Origin origin) {}

    private final Map<Sender, Settlement> settlements = new LinkedHashMap<>();

    /// @param outcomes of the reading's arrivals, in their order
    void add(Delivery delivery, Origin origin, List<Arrival> arrivals, List<Outcome> outcomes) {
        Settlement settlement =
                settlements.computeIfAbsent(new Sender(delivery.link(), origin), sender -> new Settlement());
        settlement.deliveries.add(delivery);
        for (int i = 0; i < arrivals.size(); i++) {
            settlement.add(arrivals.get(i), outcomes.get(i));
        }
    }

    Map<Sender, Settlement> settlements() {
        return settlements;
    }

    /// A line for each sender of something that could not be counted.
    void logProblems() {
        settlements.forEach((sender, settlement) -> {
            if (!settlement.problems.isEmpty()) {
                Logger.warn(
                        "In quarantine from terminal {}, installation {}: {} responses: {}",
                        sender.origin().terminal(),
                        sender.origin().installation(),
                        settlement.quarantined.size(),
                        // A stranger's words must not make lines of their own in our log.
                        settlement.problems.toString().replaceAll("\\p{Cntrl}", " "));
            }
        });
    }
}
