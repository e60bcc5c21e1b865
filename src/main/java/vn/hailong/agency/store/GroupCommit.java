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
    private final InstallationTable installations;
    private final ResponseTable responses;
    private final InstallationDayTable installationDays;
    private final ElsewhereTable elsewhere;
    private final HeldComparison comparison;
    private final AnsweredTimes times;
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
        comparison = new HeldComparison(responses, elsewhere);
        times = new AnsweredTimes(handle);
        tally = new TallyTable(handle);
        quarantine = new QuarantineTable(handle);
        refused = new RefusedTable(handle);
        status = new StatusTable(handle);
        heard = new HeardTable(handle);
    }

    List<Outcome> keep(List<Arrival> arrivals) {
        List<Arrival.Understood> understood = only(arrivals, Arrival.Understood.class);
        List<Arrival.StatusHeard> statuses = only(arrivals, Arrival.StatusHeard.class);
        times.hear(statuses, understood);
        count(understood);
        judgeUnderstoodBefore(only(arrivals, Arrival.NotUnderstood.class));
        quarantine.insert(toQuarantine);
        refused.insert(only(arrivals, Arrival.Refused.class));
        status.put(statuses);
        heard.put(statuses);
        return arrivals.stream()
                .map(arrival -> outcomes.getOrDefault(arrival, new Outcome.Kept(false)))
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
                quarantine(
                        arrival,
                        new Outcome.Quarantined(
                                Code.FOREIGN_INSTALLATION, "the installation belongs to terminal " + owner));
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
        tally(inserted, claims);
        if (inserted.size() < own.size()) {
            Set<Arrival> added = Collections.newSetFromMap(new IdentityHashMap<>());
            added.addAll(inserted);
            List<Arrival.Understood> others =
                    own.stream().filter(arrival -> !added.contains(arrival)).toList();
            others.forEach(arrival -> outcomes.put(arrival, new Outcome.Kept(true)));
            comparison.compare(others).forEach(this::quarantine);
        }
    }

    private void tally(List<Arrival.Understood> inserted, Map<UUID, InstallationTable.Claim> claims) {
        AnsweredTimes.Settled settled = times.settle(
                inserted,
                claims.entrySet().stream()
                        .filter(claim -> claim.getValue().unsure())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        if (!inserted.isEmpty()) {
            installations.add(inserted);
            installations.unsure(settled.unsure());
        }
        installationDays.add(inserted, settled);
        Tallies tallies = new Tallies();
        inserted.forEach(arrival -> {
            Response response = arrival.sealed().response();
            tallies.add(response, settled.day(response));
        });
        settled.moves().forEach(move -> tallies.move(move.response(), move.from(), move.to()));
        tally.add(tallies);
        if (!settled.moves().isEmpty()) {
            tally.dropEmpty(
                    settled.moves().stream().map(AnsweredTimes.Move::from).collect(Collectors.toSet()));
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
            if (counted) {
                outcomes.put(arrival, new Outcome.Kept(true));
            } else {
                toQuarantine.add(arrival);
                outcomes.put(arrival, new Outcome.Quarantined(arrival.code(), arrival.problem()));
            }
        }
    }

    private void quarantine(Arrival.Understood arrival, Outcome.Quarantined why) {
        toQuarantine.add(new Arrival.NotUnderstood(
                arrival.origin(),
                Optional.of(arrival.sealed().response().id()),
                Optional.of(arrival.sealed().seq()),
                arrival.bytes(),
                why.code(),
                why.problem(),
                arrival.receivedAt()));
        outcomes.put(arrival, why);
    }
}
