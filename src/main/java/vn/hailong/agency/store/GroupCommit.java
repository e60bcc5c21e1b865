package vn.hailong.agency.store;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps one group of arrivals inside one transaction. Locks are taken table by table in one order, and within a
/// table by key, whoever else does the same.
final class GroupCommit {
    private final InstallationTable installations;
    private final ResponseTable responses;
    private final TallyTable tally;
    private final QuarantineTable quarantine;
    private final RefusedTable refused;
    private final StatusTable status;

    private final Map<Arrival, Outcome> outcomes = new IdentityHashMap<>();
    private final List<Arrival.NotUnderstood> toQuarantine = new ArrayList<>();

    GroupCommit(Handle handle) {
        installations = new InstallationTable(handle);
        responses = new ResponseTable(handle);
        tally = new TallyTable(handle);
        quarantine = new QuarantineTable(handle);
        refused = new RefusedTable(handle);
        status = new StatusTable(handle);
    }

    List<Outcome> keep(List<Arrival> arrivals) {
        count(only(arrivals, Arrival.Understood.class));
        judgeUnderstoodBefore(only(arrivals, Arrival.NotUnderstood.class));
        quarantine.insert(toQuarantine);
        refused.insert(only(arrivals, Arrival.Refused.class));
        status.put(only(arrivals, Arrival.StatusHeard.class));
        return arrivals.stream()
                .map(arrival -> outcomes.getOrDefault(arrival, new Outcome.Kept(false)))
                .toList();
    }

    private static <A extends Arrival> List<A> only(List<Arrival> arrivals, Class<A> type) {
        return arrivals.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void count(List<Arrival.Understood> understood) {
        Map<UUID, String> owners = installations.claim(understood);
        List<Arrival.Understood> own = new ArrayList<>();
        for (Arrival.Understood arrival : understood) {
            String owner = owners.get(arrival.origin().installation());
            if (arrival.origin().terminal().equals(owner)) {
                own.add(arrival);
            } else {
                quarantine(arrival, Code.FOREIGN_INSTALLATION, "the installation belongs to terminal " + owner);
            }
        }
        List<Arrival.Understood> inserted = responses.insert(own);
        if (!inserted.isEmpty()) {
            installations.add(inserted);
            Tallies tallies = new Tallies();
            inserted.forEach(arrival -> tallies.add(arrival.sealed().response()));
            tally.add(tallies);
        }
        if (inserted.size() < own.size()) {
            compareWithHeld(own, inserted);
        }
    }

    /// Those that were not added are known already, or in conflict with what is.
    private void compareWithHeld(List<Arrival.Understood> own, List<Arrival.Understood> inserted) {
        Set<Arrival> added = Collections.newSetFromMap(new IdentityHashMap<>());
        added.addAll(inserted);
        List<Arrival.Understood> others =
                own.stream().filter(arrival -> !added.contains(arrival)).toList();
        Set<UUID> ids = new HashSet<>();
        others.forEach(arrival -> ids.add(arrival.sealed().response().id()));
        Map<UUID, byte[]> held = responses.digests(ids);
        for (Arrival.Understood arrival : others) {
            UUID id = arrival.sealed().response().id();
            if (!held.containsKey(id)) {
                quarantine(arrival, Code.CONFLICT, "another response holds this place in the sequence");
            } else if (!isSame(held.get(id), arrival.bytes())) {
                quarantine(arrival, Code.CONFLICT, "response " + id + " is held with other bytes");
            } else {
                outcomes.put(arrival, new Outcome.Kept(true));
            }
        }
    }

    private static boolean isSame(byte @Nullable [] digest, byte[] bytes) {
        return digest != null && MessageDigest.isEqual(digest, Bytes.digest(bytes));
    }

    /// A response that was counted before the configuration forgot its unit or questionnaire stays counted.
    private void judgeUnderstoodBefore(List<Arrival.NotUnderstood> arrivals) {
        Set<UUID> ids = new HashSet<>();
        arrivals.forEach(arrival -> arrival.id().ifPresent(ids::add));
        Map<UUID, byte[]> held = responses.digests(ids);
        for (Arrival.NotUnderstood arrival : arrivals) {
            boolean counted = arrival.id()
                    .filter(id -> isSame(held.get(id), arrival.bytes()))
                    .isPresent();
            if (counted) {
                outcomes.put(arrival, new Outcome.Kept(true));
            } else {
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
