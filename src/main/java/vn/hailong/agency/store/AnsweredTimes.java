package vn.hailong.agency.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.hailong.agency.clock.Anchor;
import vn.hailong.agency.clock.Repair;
import vn.hailong.agency.clock.Times;
import vn.hailong.agency.index.CivilDate;
import vn.hailong.wire.Response;

/// Finds a time for each response of a group whose own is not believed, and a better one for earlier
/// responses when the group tells more. Costs nothing for responses that are believed.
final class AnsweredTimes {
    private final AnchorTable anchorTable;
    private final TimeTable times;
    private AnchorTable.Anchors anchors = new AnchorTable.Anchors(Map.of(), Set.of());

    AnsweredTimes(Handle handle) {
        anchorTable = new AnchorTable(handle);
        times = new TimeTable(handle);
    }

    /// A counted response that belongs to another day than was thought.
    record Move(Response response, UUID installation, LocalDate from, LocalDate to) {}

    /// @param days   of responses that were not believed
    /// @param unsure installations with responses of whose time only bounds are known
    record Settled(Map<UUID, LocalDate> days, List<Move> moves, Set<UUID> unsure) {
        LocalDate day(Response response) {
            return days.getOrDefault(response.id(), CivilDate.of(response.answeredAt()));
        }
    }

    private static boolean isTrusted(Arrival.Understood arrival) {
        return Times.isTrusted(arrival.sealed().response(), arrival.receivedAt());
    }

    private static AnchorTable.Boot boot(Arrival.Understood arrival) {
        return new AnchorTable.Boot(
                arrival.origin().terminal(), arrival.sealed().response().clock().boot());
    }

    /// To be called before any other table is touched: it takes the first locks.
    void hear(List<Arrival.StatusHeard> statuses, List<Arrival.Understood> understood) {
        Set<AnchorTable.Boot> asked = new HashSet<>();
        understood.stream().filter(arrival -> !isTrusted(arrival)).forEach(arrival -> asked.add(boot(arrival)));
        anchors = anchorTable.settle(statuses, asked);
    }

    /// @param inserted responses that were added
    /// @param unsure   those of their installations that have responses of whose time only bounds are known
    Settled settle(List<Arrival.Understood> inserted, Set<UUID> unsure) {
        List<TimeTable.Timed> revised = revise(inserted, unsure);
        List<Move> moves = new ArrayList<>();
        List<TimeTable.Timed> rows = new ArrayList<>(revised);
        Map<UUID, List<Arrival.Understood>> sequences = new TreeMap<>();
        inserted.forEach(arrival -> sequences
                .computeIfAbsent(arrival.origin().installation(), id -> new ArrayList<>())
                .add(arrival));
        Map<UUID, LocalDate> days = new HashMap<>();
        Set<UUID> nowUnsure = new HashSet<>();
        sequences.forEach((installation, sequence) -> {
            if (!sequence.stream().allMatch(AnsweredTimes::isTrusted)) {
                for (TimeTable.Timed row : first(installation, sequence)) {
                    Repair repair = row.repair();
                    rows.add(row);
                    days.put(row.sealed().response().id(), repair.day());
                    if (repair.method() == Repair.Method.BOUND) {
                        nowUnsure.add(installation);
                    }
                }
            }
        });
        times.insert(rows);
        for (TimeTable.Timed row : revised) {
            LocalDate to = row.repair().day();
            if (!row.countedOn().equals(to)) {
                moves.add(new Move(row.sealed().response(), row.installation(), row.countedOn(), to));
            }
        }
        return new Settled(days, moves, nowUnsure);
    }

    private List<TimeTable.Timed> first(UUID installation, List<Arrival.Understood> sequence) {
        sequence.sort(Comparator.comparing(arrival -> arrival.sealed().seq()));
        Stretch stretch = new Stretch(
                sequence,
                times.before(installation, sequence.getFirst().sealed().seq()),
                times.after(installation, sequence.getLast().sealed().seq()));
        List<TimeTable.Timed> rows = new ArrayList<>();
        for (int i = 0; i < sequence.size(); i++) {
            Arrival.Understood arrival = sequence.get(i);
            if (!isTrusted(arrival)) {
                rows.add(TimeTable.Timed.first(arrival, repair(arrival, stretch, i)));
            }
        }
        return rows;
    }

    private Repair repair(Arrival.Understood arrival, Stretch stretch, int place) {
        Response response = arrival.sealed().response();
        Optional<Anchor> heard = anchors.of(boot(arrival));
        Optional<Anchor> synced = heard.filter(anchor -> anchor.kind() == Anchor.Kind.SYNCED)
                .or(() ->
                        stretch.anchor(response.clock().boot(), response.clock().uptimeMs()));
        return synced.or(() -> heard)
                .map(anchor -> Times.repair(anchor, response.clock().uptimeMs(), arrival.receivedAt()))
                .orElseGet(() -> Times.bound(
                        response.answeredAt().toInstant(),
                        arrival.receivedAt(),
                        stretch.before(place),
                        stretch.after(place)));
    }

    /// What is known better of earlier responses, by starts that were told of and by trusted neighbours.
    private List<TimeTable.Timed> revise(List<Arrival.Understood> inserted, Set<UUID> unsure) {
        Map<UUID, TimeTable.Timed> revised = new TreeMap<>();
        if (!anchors.improved().isEmpty()) {
            for (TimeTable.Timed row : times.of(anchors.improved())) {
                Response response = row.sealed().response();
                anchors.of(new AnchorTable.Boot(row.terminal(), response.clock().boot()))
                        .map(anchor -> Times.repair(anchor, response.clock().uptimeMs(), row.receivedAt()))
                        .filter(repair -> !repair.equals(row.repair()))
                        .ifPresent(repair -> revised.put(response.id(), row.with(repair)));
            }
        }
        List<Arrival.Understood> trusted = inserted.stream()
                .filter(arrival -> unsure.contains(arrival.origin().installation()))
                .filter(AnsweredTimes::isTrusted)
                .toList();
        if (!trusted.isEmpty()) {
            for (TimeTable.Timed row : times.bound(unsure)) {
                UUID id = row.sealed().response().id();
                if (!revised.containsKey(id)) {
                    better(row, trusted).ifPresent(repair -> revised.put(id, row.with(repair)));
                }
            }
        }
        return List.copyOf(revised.values());
    }

    private static Optional<Repair> better(TimeTable.Timed row, List<Arrival.Understood> trusted) {
        Response response = row.sealed().response();
        Repair known = row.repair();
        Optional<Instant> earliest = known.earliest();
        Instant latest = known.latest();
        for (Arrival.Understood arrival : trusted) {
            if (!arrival.origin().installation().equals(row.installation())) {
                continue;
            }
            Response neighbour = arrival.sealed().response();
            if (neighbour.clock().boot().equals(response.clock().boot())) {
                return Optional.of(
                        Times.repair(Times.anchor(neighbour), response.clock().uptimeMs(), row.receivedAt()));
            }
            Instant at = neighbour.answeredAt().toInstant();
            if (arrival.sealed().seq() > row.sealed().seq()) {
                Instant bound = at.plus(Times.SLACK);
                latest = bound.isBefore(latest) ? bound : latest;
            } else {
                Instant bound = at.minus(Times.SLACK);
                earliest = earliest.filter(time -> time.isAfter(bound)).or(() -> Optional.of(bound));
            }
        }
        Repair repair = Times.within(response.answeredAt().toInstant(), earliest, latest);
        return Optional.of(repair).filter(better -> !better.equals(known));
    }
}
