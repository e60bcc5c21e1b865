package vn.hailong.agency.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.hailong.agency.clock.Anchor;
import vn.hailong.agency.clock.Times;
import vn.hailong.wire.Response;

/// Responses of one installation that came together, in the order of their numbers, between those that are
/// held.
final class Stretch {
    private final List<Arrival.Understood> sequence;
    private final Optional<TimeTable.Neighbour> before;
    private final Optional<TimeTable.Neighbour> after;
    private final List<Optional<Instant>> beforeEach = new ArrayList<>();
    private final List<Optional<Instant>> afterEach = new ArrayList<>();

    Stretch(
            List<Arrival.Understood> sequence,
            Optional<TimeTable.Neighbour> before,
            Optional<TimeTable.Neighbour> after) {
        this.sequence = sequence;
        this.before = before;
        this.after = after;
        Optional<Instant> last = before.flatMap(TimeTable.Neighbour::notBefore);
        for (Arrival.Understood arrival : sequence) {
            beforeEach.add(last);
            last = time(arrival).isPresent() ? time(arrival) : last;
        }
        Optional<Instant> next = after.map(TimeTable.Neighbour::notAfter);
        for (Arrival.Understood arrival : sequence.reversed()) {
            afterEach.addFirst(next);
            next = time(arrival).isPresent() ? time(arrival) : next;
        }
    }

    private static Optional<Instant> time(Arrival.Understood arrival) {
        Response response = arrival.sealed().response();
        return Times.isTrusted(response, arrival.receivedAt())
                ? Optional.of(response.answeredAt().toInstant())
                : Optional.empty();
    }

    /// When the nearest trusted one before this place was answered.
    Optional<Instant> before(int place) {
        return beforeEach.get(place);
    }

    Optional<Instant> after(int place) {
        return afterEach.get(place);
    }

    /// When this boot was, by the trusted response of it that is nearest in uptime.
    Optional<Anchor> anchor(UUID boot, long uptimeMs) {
        return Stream.concat(
                        sequence.stream()
                                .filter(arrival -> time(arrival).isPresent())
                                .map(arrival -> arrival.sealed().response())
                                .filter(response -> response.clock().boot().equals(boot))
                                .map(Times::anchor),
                        Stream.concat(before.stream(), after.stream())
                                .filter(neighbour ->
                                        neighbour.trusted() && neighbour.boot().equals(boot))
                                .map(TimeTable.Neighbour::anchor))
                .min(Comparator.comparingLong(anchor -> Math.abs(anchor.uptimeMs() - uptimeMs)));
    }
}
