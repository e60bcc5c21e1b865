package vn.hailong.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.SeqRange;

/// The batches on their way. One thread.
final class Flights {
    /// @param seqs the numbers that no receipt has named yet
    /// @param sent done when the broker has it
    private record Flight(NavigableSet<Long> seqs, Duration deadline, CompletableFuture<Uplink.Delivery> sent) {}

    private final List<Flight> flights = new ArrayList<>();

    void add(Collection<Long> seqs, Duration deadline, CompletableFuture<Uplink.Delivery> sent) {
        flights.add(new Flight(new TreeSet<>(seqs), deadline, sent));
    }

    int size() {
        return flights.size();
    }

    void clear() {
        flights.clear();
    }

    void land(Receipt receipt) {
        for (Flight flight : flights) {
            for (SeqRange range : receipt.committed()) {
                flight.seqs().subSet(range.first(), true, range.last(), true).clear();
            }
        }
        flights.removeIf(flight -> flight.seqs().isEmpty());
    }

    boolean isOverdue(Duration now) {
        return flights.stream().anyMatch(flight -> flight.deadline().compareTo(now) <= 0);
    }

    /// Whether even the broker has not taken one whose time is up: then the connection is dead, or too slow for it.
    boolean isStuck(Duration now) {
        return flights.stream()
                .anyMatch(flight ->
                        flight.deadline().compareTo(now) <= 0 && !flight.sent().isDone());
    }

    /// The numbers that went alone, if the broker refused one of the batches; empty if it refused none.
    Optional<List<Long>> refused() {
        List<Flight> refused = flights.stream()
                .filter(flight -> !flight.sent().isCompletedExceptionally()
                        && flight.sent().getNow(Uplink.Delivery.TAKEN) == Uplink.Delivery.REFUSED)
                .toList();
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of(refused.stream()
                        .filter(flight -> flight.seqs().size() == 1)
                        .map(flight -> flight.seqs().first())
                        .toList());
    }

    /// Whether the broker has not answered one of them, or the connection was lost before it did.
    boolean isUnanswered() {
        return flights.stream().anyMatch(Flights::isUnanswered);
    }

    private static boolean isUnanswered(Flight flight) {
        return !flight.sent().isDone() || flight.sent().isCompletedExceptionally();
    }

    /// The response that was on its way alone and unanswered, if there is one such and nothing else.
    Optional<Long> unansweredAlone() {
        List<Flight> unanswered = flights.stream().filter(Flights::isUnanswered).toList();
        return unanswered.size() == 1 && unanswered.getFirst().seqs().size() == 1
                ? Optional.of(unanswered.getFirst().seqs().first())
                : Optional.empty();
    }

    /// When the first of them is overdue; `otherwise` if there is none.
    Duration untilOverdue(Duration now, Duration otherwise) {
        return flights.isEmpty() ? otherwise : flights.getFirst().deadline().minus(now);
    }
}
