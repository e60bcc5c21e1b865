package vn.hailong.agency.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;
import vn.hailong.agency.store.Arrival;
import vn.hailong.agency.store.Ledger;
import vn.hailong.agency.store.Origin;
import vn.hailong.agency.store.Outcome;
import vn.hailong.agency.store.QuarantinedElement;
import vn.hailong.config.AgencyConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.Topic;

/// Takes received messages, keeps them, sends receipts, and only then acknowledges. Whatever waits is kept in one
/// transaction. One thread runs [#run]; [#offer] and [#forget] may be called from any.
public final class Intake {
    /// How many messages may wait unacknowledged: the receive maximum to announce to the broker.
    public static final int WINDOW = 256;

    /// What may wait: some 110,000 short responses in batches (270 MiB of heap), or 65,000 that come alone.
    private static final long ROOM_BYTES = 160L << 20;

    private static final int GROUP_MESSAGES = 256;
    /// A third of what one terminal has on its way: while one group is in its transaction, the next is being read, and
    /// the receipts of the last bring more.
    private static final int GROUP_BYTES = 3 * 512 * 1024;
    private static final int QUARANTINE_PAGE = 500;
    private static final Duration PUBLISH_WAIT = Duration.ofSeconds(10);

    private final String agency;
    private final Ledger ledger;
    private final Reader reader;
    private final Committer committer;
    private final InstantSource clock;
    private final CountDownLatch prepared = new CountDownLatch(1);

    private final WaitingRoom waiting = new WaitingRoom(ROOM_BYTES, WINDOW);

    Intake(AgencyConfig config, Ledger ledger, Pause pause, InstantSource clock, RandomGenerator random) {
        this.agency = config.agency();
        this.ledger = ledger;
        this.reader = new Reader(config.agency(), new Judge(config));
        this.committer = new Committer(ledger, new Backoff(random), pause, clock);
        this.clock = clock;
    }

    public static Intake of(AgencyConfig config, Ledger ledger, InstantSource clock, RandomGenerator random) {
        return new Intake(config, ledger, Thread::sleep, clock, random);
    }

    /// Reads a message, here while the intake's own thread waits for the database, and queues it. Never waits.
    ///
    /// @return false if there is no room, or if reading fails: the message is neither kept nor acknowledged
    public boolean offer(IncomingMessage message, Link link) {
        if (!waiting.hasRoomFor(message)) {
            return false;
        }
        // As fine as the database keeps it, or what is written one by one would be rounded and what is copied cut off.
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Reader.Reading reading;
        try {
            reading = reader.read(message, receivedAt);
        } catch (RuntimeException | StackOverflowError e) {
            // A bad message is told by what is read. This is a fault of ours, and must not end the connection.
            Logger.error(e, "A message on {} could not be read", message.topic());
            return false;
        }
        return waiting.offer(new Delivery(message, link, receivedAt, reading));
    }

    /// Drops what waits from a link that is gone. Nobody acknowledged it, so its sender still has it.
    public void forget(Link link) {
        waiting.forget(link);
    }

    /// Returns when the database is there and its schema is ours.
    public void awaitPrepared() throws InterruptedException {
        prepared.await();
    }

    /// @return whether that was so within this time
    public boolean awaitPrepared(Duration atMost) throws InterruptedException {
        return prepared.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Prepares the database, then takes in messages until the thread is interrupted. Survives a bad turn: its
    /// messages stay unacknowledged.
    public void run() {
        try {
            prepare();
            while (!Thread.currentThread().isInterrupted()) {
                Delivery first = waiting.take();
                try {
                    handle(group(first));
                } catch (RuntimeException e) {
                    Logger.error(e, "A group of messages could not be handled");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the database, brings its schema up to date, and reads the quarantine again.
    void prepare() throws InterruptedException {
        committer.<Boolean>persist(() -> {
            ledger.prepare();
            return true;
        });
        readQuarantineAgain();
        prepared.countDown();
    }

    private void readQuarantineAgain() throws InterruptedException {
        long after = 0;
        long released = 0;
        while (true) {
            long from = after;
            List<QuarantinedElement> page = committer.persist(() -> ledger.quarantined(from, QUARANTINE_PAGE));
            if (page.isEmpty()) {
                break;
            }
            released += release(page);
            after = page.getLast().row();
        }
        if (released > 0) {
            Logger.info("{} responses left the quarantine: they are understood now", released);
        }
    }

    private int release(List<QuarantinedElement> page) throws InterruptedException {
        List<Long> rows = new ArrayList<>();
        List<Arrival> understood = new ArrayList<>();
        for (QuarantinedElement element : page) {
            reader.again(element).ifPresent(arrival -> {
                rows.add(element.row());
                understood.add(arrival);
            });
        }
        List<Outcome> outcomes = committer.commit(understood);
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Kept) {
                kept.add(rows.get(i));
            }
        }
        if (!kept.isEmpty()) {
            committer.<Boolean>persist(() -> {
                ledger.release(kept, clock.instant());
                return true;
            });
        }
        return kept.size();
    }

    /// Handles everything that waits, without waiting for more.
    void turn() throws InterruptedException {
        for (Delivery first = waiting.poll(); first != null; first = waiting.poll()) {
            handle(group(first));
        }
    }

    private List<Delivery> group(Delivery first) {
        List<Delivery> group = new ArrayList<>(List.of(first));
        int bytes = first.message().payload().length;
        while (group.size() < GROUP_MESSAGES && bytes < GROUP_BYTES) {
            Delivery next = waiting.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            bytes += next.message().payload().length;
        }
        return group;
    }

    private void handle(List<Delivery> group) throws InterruptedException {
        List<Arrival> arrivals = group.stream()
                .flatMap(delivery -> delivery.reading().arrivals().stream())
                .toList();
        List<Outcome> outcomes = committer.commit(arrivals);
        Receipts receipts = new Receipts();
        List<Delivery> settled = new ArrayList<>();
        int done = 0;
        for (Delivery delivery : group) {
            List<Arrival> own = delivery.reading().arrivals();
            List<Outcome> ownOutcomes = outcomes.subList(done, done + own.size());
            done += own.size();
            Optional<Origin> origin = delivery.reading().origin();
            if (origin.isPresent()) {
                receipts.add(delivery, origin.get(), own, ownOutcomes);
            } else {
                settled.add(delivery);
            }
        }
        receipts.logProblems();
        settled.forEach(delivery -> delivery.link().acknowledge(delivery.message()));
        settle(receipts);
    }

    private void settle(Receipts receipts) throws InterruptedException {
        Map<Receipts.Settlement, CompletableFuture<PublishResult>> published = new LinkedHashMap<>();
        receipts.settlements().forEach((sender, settlement) -> published.put(settlement, publish(sender, settlement)));
        for (Map.Entry<Receipts.Settlement, CompletableFuture<PublishResult>> entry : published.entrySet()) {
            boolean sent = isSent(entry.getValue());
            for (Delivery delivery : entry.getKey().deliveries()) {
                // A receipt that an open link does not take is asked for again by the terminal, not by the broker.
                if (sent || delivery.link().isOpen()) {
                    delivery.link().acknowledge(delivery.message());
                }
            }
        }
    }

    private CompletableFuture<PublishResult> publish(Receipts.Sender sender, Receipts.Settlement settlement) {
        Topic topic = new Topic(agency, sender.origin().terminal(), Topic.Kind.RECEIPTS);
        try {
            return settlement
                    .receipt(sender.origin(), clock.instant())
                    .map(receipt -> sender.link()
                            .publish(new OutgoingMessage(
                                    topic.toString(),
                                    ReceiptCodec.encode(receipt),
                                    "receipt/1",
                                    false,
                                    Optional.empty())))
                    .orElseGet(() -> CompletableFuture.completedFuture(PublishResult.SUBSCRIBED));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isSent(CompletableFuture<PublishResult> publication) throws InterruptedException {
        try {
            publication.get(PUBLISH_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            Logger.warn("A receipt was not sent, its terminal will ask again: {}", String.valueOf(e));
            return false;
        }
    }
}
