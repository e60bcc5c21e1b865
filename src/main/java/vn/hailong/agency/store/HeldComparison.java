package vn.hailong.agency.store;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.hailong.wire.Response;

/// What becomes of a response whose id or place is not free. Good for one group.
final class HeldComparison {
    private static final String PLACE_TAKEN = "another response holds this place in the sequence";

    private final ResponseTable responses;
    private final ElsewhereTable elsewhere;
    private final Map<Arrival.Understood, Outcome.Quarantined> quarantined = new IdentityHashMap<>();

    HeldComparison(ResponseTable responses, ElsewhereTable elsewhere) {
        this.responses = responses;
        this.elsewhere = elsewhere;
    }

    /// Those that were not added are known already, known from another outbox of their terminal, or in
    /// conflict with what is.
    Map<Arrival.Understood, Outcome.Quarantined> compare(List<Arrival.Understood> others) {
        Map<UUID, ResponseTable.Held> held = responses.held(
                others.stream().map(arrival -> arrival.sealed().response().id()).collect(Collectors.toSet()));
        List<Arrival.Understood> salvaged = new ArrayList<>();
        List<Arrival.Understood> known = new ArrayList<>();
        for (Arrival.Understood arrival : others) {
            UUID id = arrival.sealed().response().id();
            ResponseTable.Held first = held.get(id);
            if (first == null) {
                quarantine(arrival, Code.CONFLICT, PLACE_TAKEN);
            } else if (first.isSame(arrival.bytes())) {
                if (!first.installation().equals(arrival.origin().installation())) {
                    known.add(arrival); // the place of another outbox is accounted for too
                }
            } else if (isSalvage(first, arrival)) {
                salvaged.add(arrival);
            } else {
                quarantine(arrival, Code.CONFLICT, "response " + id + " is held with other bytes");
            }
        }
        compareSalvaged(salvaged, known);
        elsewhere.insert(known).forEach(arrival -> quarantine(arrival, Code.CONFLICT, PLACE_TAKEN));
        return quarantined;
    }

    private static boolean isSalvage(ResponseTable.Held first, Arrival.Understood arrival) {
        return first.terminal().equals(arrival.origin().terminal())
                && !first.installation().equals(arrival.origin().installation())
                && (first.salvaged() || Salvage.isSalvaged(arrival.sealed().response()));
    }

    /// @param known to which those that are held already are added
    private void compareSalvaged(List<Arrival.Understood> salvaged, List<Arrival.Understood> known) {
        Map<UUID, byte[]> raws = responses.raws(salvaged.stream()
                .map(arrival -> arrival.sealed().response().id())
                .collect(Collectors.toSet()));
        for (Arrival.Understood arrival : salvaged) {
            Response response = arrival.sealed().response();
            byte[] first = raws.get(response.id());
            if (first != null && Salvage.isSame(first, response)) {
                known.add(arrival);
            } else {
                quarantine(
                        arrival,
                        Code.SALVAGED_DIFFERS,
                        "response " + response.id() + " is held with another content, from another outbox");
            }
        }
    }

    private void quarantine(Arrival.Understood arrival, Code code, String problem) {
        quarantined.put(arrival, new Outcome.Quarantined(code, problem));
    }
}
