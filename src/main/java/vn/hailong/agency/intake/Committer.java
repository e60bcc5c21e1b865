package vn.hailong.agency.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.agency.store.Arrival;
import vn.hailong.agency.store.Code;
import vn.hailong.agency.store.DatabaseUnavailableException;
import vn.hailong.agency.store.Ledger;
import vn.hailong.agency.store.Outcome;
import vn.hailong.agency.store.RejectedDataException;

/// Commits until it is done: waits for a database that is away, and finds the one value that a database refuses.
final class Committer {
    private final Ledger ledger;
    private final Backoff backoff;
    private final Pause pause;
    private final InstantSource clock;

    private @Nullable Instant awaySince;

    Committer(Ledger ledger, Backoff backoff, Pause pause, InstantSource clock) {
        this.ledger = ledger;
        this.backoff = backoff;
        this.pause = pause;
        this.clock = clock;
    }

    interface Act<T> {
        T perform() throws DatabaseUnavailableException;
    }

    /// Performs until the database is there. Logs the beginning of an outage and its end, nothing between.
    <T> T persist(Act<T> act) throws InterruptedException {
        while (true) {
            try {
                T done = act.perform();
                back();
                return done;
            } catch (DatabaseUnavailableException e) {
                away(e);
                pause.pause(backoff.next());
            }
        }
    }

    /// @return what became of each, in the same order
    List<Outcome> commit(List<Arrival> arrivals) throws InterruptedException {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        try {
            return attempt(arrivals);
        } catch (RejectedDataException e) {
            if (arrivals.size() == 1) {
                return List.of(unstorable(arrivals.getFirst(), e));
            }
            // One of them is to blame, and the others must not wait for it.
            int half = arrivals.size() / 2;
            List<Outcome> outcomes = new ArrayList<>(commit(arrivals.subList(0, half)));
            outcomes.addAll(commit(arrivals.subList(half, arrivals.size())));
            return outcomes;
        }
    }

    private List<Outcome> attempt(List<Arrival> arrivals) throws InterruptedException, RejectedDataException {
        while (true) {
            try {
                List<Outcome> outcomes = ledger.commit(arrivals);
                back();
                return outcomes;
            } catch (DatabaseUnavailableException e) {
                away(e);
                pause.pause(backoff.next());
            }
        }
    }

    private Outcome unstorable(Arrival arrival, RejectedDataException rejection) throws InterruptedException {
        String problem = String.valueOf(rejection.getMessage());
        try {
            return attempt(List.of(asBytes(arrival, problem))).getFirst();
        } catch (RejectedDataException e) {
            // Not even as bytes: a fault of this program. The sender gets no receipt for it and keeps it.
            Logger.error(e, "Can't store an arrival in any form");
            return new Outcome.Lost();
        }
    }

    private static Arrival asBytes(Arrival arrival, String problem) {
        return switch (arrival) {
            case Arrival.Understood understood -> Reader.notUnderstood(understood, Code.UNSTORABLE, problem);
            case Arrival.NotUnderstood other ->
                new Arrival.NotUnderstood(
                        other.origin(),
                        other.id(),
                        other.seq(),
                        other.bytes(),
                        Code.UNSTORABLE,
                        problem,
                        other.receivedAt());
            case Arrival.Refused refused -> refused;
            case Arrival.StatusHeard status -> status;
        };
    }

    private void away(DatabaseUnavailableException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while the database was away"); // no outage: we are being closed
        }
        if (awaySince == null) {
            awaySince = clock.instant();
            Logger.error("The database is away, messages wait: {}", failure.getMessage());
        }
    }

    private void back() {
        backoff.reset();
        if (awaySince != null) {
            Logger.info("The database is back after {}", Duration.between(awaySince, clock.instant()));
            awaySince = null;
        }
    }
}
