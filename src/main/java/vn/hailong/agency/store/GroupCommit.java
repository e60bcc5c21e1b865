package vn.hailong.agency.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.hailong.wire.Response;

/// Keeps one group of arrivals inside one transaction. Locks are taken table by table in one order, and within a
/// table by key, whoever else does the same.
final class GroupCommit {
    private static final String PLACE_TAKEN = "another response holds this place in the sequence";

    private final InstallationTable installations;
    private final ResponseTable responses;
    private final InstallationDayTable installationDays;
    private final ElsewhereTable elsewhere;
    private final TallyTable tally;
    private final QuarantineTable quarantine;
    private final RefusedTable refused;
    private final StatusTable status;
    private final HeardTable heard;

    private final Map<Arrival, Outcome> outcomes = new IdentityHashMap<>();
    private final List<Arrival.NotUnderstood> toQuarantine = new ArrayList<>();

    GroupCommit(Handle handle) {
        installations = new InstallationTable(handle);
        responses = new ResponseTable(handle);
        installationDays = new InstallationDayTable(handle);
        elsewhere = new ElsewhereTable(handle);
        tally = new TallyTable(handle);
        quarantine = new QuarantineTable(handle);
        refused = new RefusedTable(handle);
        status = new StatusTable(handle);
        heard = new HeardTable(handle);
    }

    List<Outcome> keep(List<Arrival> arrivals) {
        count(only(arrivals, Arrival.Understood.class));
        judgeUnderstoodBefore(only(arrivals, Arrival.NotUnderstood.class));
        quarantine.insert(toQuarantine);
        refused.insert(only(arrivals, Arrival.Refused.class));
        List<Arrival.StatusHeard> statuses = only(arrivals, Arrival.StatusHeard.class);
        status.put(statuses);
        heard.put(statuses);
        return arrivals.stream()
                .map(arrival -> outcomes.getOrDefault(arrival, new Outcome.Kept()))
                .toList();
    }

    private static <A extends Arrival> List<A> only(List<Arrival> arrivals, Class<A> type) {
        return arrivals.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void count(List<Arrival.Understood> understood) {
        Map<UUID, InstallationTable.Claim> claims = installations.claim(understood);
        List<Arrival.Understood> own = new ArrayList<>();
        Set<UUID> withPlacesElsewhere = new HashSet<>();
        for (Arrival.Understood arrival : understood) {
            UUID installation = arrival.origin().installation();
            InstallationTable.Claim claim = claims.get(installation);
            if (claim == null || !arrival.origin().terminal().equals(claim.owner())) {
                String owner = claim == null ? "nobody" : claim.owner();
                quarantine(arrival, Code.FOREIGN_INSTALLATION, "the installation belongs to terminal " + owner);
                continue;
            }
            own.add(arrival);
            if (claim.elsewhere()) {
                withPlacesElsewhere.add(installation);
            }
        }
        Set<Arrival.Understood> placed = elsewhere.at(own, withPlacesElsewhere);
        List<Arrival.Understood> inserted = responses.insert(
                own.stream().filter(arrival -> !placed.contains(arrival)).toList());
        if (!inserted.isEmpty()) {
            installations.add(inserted);
            installationDays.add(inserted);
            Tallies tallies = new Tallies();
            inserted.forEach(arrival -> tallies.add(arrival.sealed().response()));
            tally.add(tallies);
        }
        if (inserted.size() < own.size()) {
            Set<Arrival> added = Collections.newSetFromMap(new IdentityHashMap<>());
            added.addAll(inserted);
            compareWithHeld(
                    own.stream().filter(arrival -> !added.contains(arrival)).toList());
        }
    }

    /// Those that were not added are known already, known from another outbox of their terminal, or in
    /// conflict with what is.
    private void compareWithHeld(List<Arrival.Understood> others) {
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

    /// A response that was counted before the configuration forgot its unit or questionnaire stays counted.
    private void judgeUnderstoodBefore(List<Arrival.NotUnderstood> arrivals) {
        Set<UUID> ids = new HashSet<>();
        arrivals.forEach(arrival -> arrival.id().ifPresent(ids::add));
        Map<UUID, ResponseTable.Held> held = responses.held(ids);
        for (Arrival.NotUnderstood arrival : arrivals) {
            boolean counted = arrival.id()
                    .map(held::get)
                    .filter(first -> first.isSame(arrival.bytes()))
                    .isPresent();
            if (!counted) {
                toQuarantine.add(arrival);
                outcomes.put(arrival, new Outcome.Quarantined(arrival.code(), arrival.problem()));
            }
        }
    }

    private void quarantine(Arrival.Understood arrival, Code code, String problem) {
        toQuarantine.add(new Arrival.NotUnderstood(
                arrival.origin(),
                Optional.of(arrival.sealed().response().id()),
                Optional.of(arrival.sealed().seq()),
                arrival.bytes(),
                code,
                problem,
                arrival.receivedAt()));
        outcomes.put(arrival, new Outcome.Quarantined(code, problem));
    }
}
