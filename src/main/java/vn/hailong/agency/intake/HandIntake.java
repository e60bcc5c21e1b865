package vn.hailong.agency.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import vn.hailong.agency.store.Arrival;
import vn.hailong.agency.store.DatabaseUnavailableException;
import vn.hailong.agency.store.Ledger;
import vn.hailong.agency.store.Origin;
import vn.hailong.agency.store.Outcome;
import vn.hailong.config.AgencyConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.Topic;
import vn.hailong.wire.WireFormatException;

/// Takes one batch at a time from whoever hands it in, by the same reading, judging and storing as [Intake]: where a
/// batch comes from changes nothing. May run beside any number of receivers.
public final class HandIntake {
    private final String agency;
    private final Ledger ledger;
    private final Reader reader;
    private final Committer committer;
    private final InstantSource clock;

    private HandIntake(AgencyConfig config, Ledger ledger, Committer committer, InstantSource clock) {
        this.agency = config.agency();
        this.ledger = ledger;
        this.reader = new Reader(config.agency(), new Judge(config));
        this.committer = committer;
        this.clock = clock;
    }

    /// @param patience how long a database may be away in all before whoever waits is told
    public static HandIntake of(
            AgencyConfig config, Ledger ledger, InstantSource clock, RandomGenerator random, Duration patience) {
        return of(config, ledger, clock, random, patience, Thread::sleep);
    }

    /// @param pause how to wait for a database that is away
    static HandIntake of(
            AgencyConfig config,
            Ledger ledger,
            InstantSource clock,
            RandomGenerator random,
            Duration patience,
            Pause pause) {
        return new HandIntake(
                config, ledger, new Committer(ledger, new Backoff(random), new Limit(pause, patience), clock), clock);
    }

    /// What became of a batch, after the commit.
    ///
    /// @param receipt     what its sender may be told; empty if no sequence number could be read at all
    /// @param counted     responses counted now
    /// @param known       those that were counted before
    /// @param quarantined those stored raw
    /// @param lost        those that could not be stored in any form
    public record Taken(Optional<Receipt> receipt, int counted, int known, int quarantined, int lost) {}

    /// Brings the database's schema up to date. To be called first.
    public void prepare() throws DatabaseUnavailableException, InterruptedException {
        tried(() -> committer.persist(() -> {
            ledger.prepare();
            return true;
        }));
    }

    /// Stores a batch of `responses/1`, and returns when that is committed.
    ///
    /// @param terminal who sent it, which the caller has made sure of
    /// @throws WireFormatException          if it is no batch; nothing of it is stored
    /// @throws DatabaseUnavailableException if the database is away for too long; nothing of it is stored
    public Taken take(String terminal, byte[] payload)
            throws WireFormatException, DatabaseUnavailableException, InterruptedException {
        String topic = new Topic(agency, terminal, Topic.Kind.RESPONSES).toString();
        IncomingMessage message = new IncomingMessage(topic, payload, false, 0, 1);
        Instant receivedAt = clock.instant();
        Reader.Reading reading = reader.read(message, receivedAt);
        if (reading.origin().isEmpty()) {
            throw new WireFormatException(problem(reading.arrivals()));
        }
        List<Outcome> outcomes = tried(() -> committer.commit(reading.arrivals()));
        Receipts told = new Receipts();
        Origin origin = reading.origin().get();
        told.add(new Delivery(message, NOBODY, receivedAt, reading), origin, reading.arrivals(), outcomes);
        told.logProblems();
        int counted = 0;
        int known = 0;
        int quarantined = 0;
        int lost = 0;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Kept(boolean before) -> {
                    counted += before ? 0 : 1;
                    known += before ? 1 : 0;
                }
                case Outcome.Quarantined ignored -> quarantined++;
                case Outcome.Lost() -> lost++;
            }
        }
        Optional<Receipt> receipt =
                told.settlements().values().iterator().next().receipt(origin, clock.instant());
        return new Taken(receipt, counted, known, quarantined, lost);
    }

    private static String problem(List<Arrival> arrivals) {
        return arrivals.stream()
                .filter(Arrival.Refused.class::isInstance)
                .map(Arrival.Refused.class::cast)
                .map(Arrival.Refused::problem)
                .findFirst()
                .orElse("not a batch of responses");
    }

    private interface Act<T> {
        T perform() throws InterruptedException;
    }

    private static <T> T tried(Act<T> act) throws DatabaseUnavailableException, InterruptedException {
        try {
            return act.perform();
        } catch (OutOfPatience e) {
            throw new DatabaseUnavailableException("the database was away for " + e.waited.toSeconds() + " s", e);
        }
    }

    /// Waits as it is asked to, but not for ever: somebody stands there with a stick.
    private static final class Limit implements Pause {
        private final Pause pause;
        private final Duration patience;
        private Duration waited = Duration.ZERO;

        Limit(Pause pause, Duration patience) {
            this.pause = pause;
            this.patience = patience;
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            if (waited.compareTo(patience) >= 0) {
                throw new OutOfPatience(waited);
            }
            pause.pause(duration);
            waited = waited.plus(duration);
        }
    }

    /// Passes through the committer, which waits for ever otherwise.
    private static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Duration waited;

        OutOfPatience(Duration waited) {
            super("waited " + waited);
            this.waited = waited;
        }
    }

    /// There is nobody to publish to.
    private static final Link NOBODY = new Link() {
        @Override
        public CompletableFuture<PublishResult> publish(OutgoingMessage message) {
            return CompletableFuture.failedFuture(new IllegalStateException("there is no link"));
        }

        @Override
        public void acknowledge(IncomingMessage message) {}

        @Override
        public boolean isOpen() {
            return false;
        }
    };
}
