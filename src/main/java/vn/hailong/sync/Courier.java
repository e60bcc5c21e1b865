package vn.hailong.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.Topic;
import vn.hailong.wire.WireFormatException;

/// Drains the outbox through an uplink until receipts have come for everything: what is sealed now at once, what an
/// outage left behind beside it, oldest first and at a modest rate.
///
/// A batch is on its way until receipts name all of it. When none comes in time, or the connection breaks, the courier
/// starts over with every response without a receipt: the agency counts a response once however often it comes, and in
/// whatever order.
///
/// The owner calls [#step] from one thread ([CourierLoop] does); everything else may be called from any.
public final class Courier {
    private final Outbox outbox;
    private final Uplink uplink;
    private final CourierSettings settings;
    private final CourierListener listener;
    private final Supplier<Duration> uptime;
    private final Redial redial;
    private final Backoff unheardRetries;
    private final Runnable wake;

    private record Arrival(Topic.Kind kind, byte[] payload) {}

    /// A receipt that is being stored.
    private record Note(Receipt receipt, CompletableFuture<Integer> noted) {}

    /// @param byOthers  the connection was closed, not given up by us
    /// @param takenOver by another client with our id
    private record Loss(String reason, boolean byOthers, boolean takenOver) {}

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final AtomicBoolean startOver = new AtomicBoolean();
    private final AtomicBoolean unheard = new AtomicBoolean();
    private final AtomicLong refusedMessages = new AtomicLong();
    private final AtomicLong takeovers = new AtomicLong();
    private final Queue<Note> notes = new ArrayDeque<>();
    private final Flights flights = new Flights();
    private final Pace pace;
    private final Cargo cargo;
    private volatile Uplink.@Nullable Connection connection;
    private volatile @Nullable Loss loss;
    private Duration nextAttempt = Duration.ZERO;
    private volatile boolean stopped;
    private boolean outageKnown;
    private Duration receiptWait;
    /// When to send again what the broker dropped because the agency was not listening.
    private @Nullable Duration retryUnheardAt;

    /// @param uptime a clock that never jumps
    /// @param wake   asks the owner to call [#step] soon
    public Courier(
            Outbox outbox,
            Uplink uplink,
            CourierSettings settings,
            CourierListener listener,
            Supplier<Duration> uptime,
            RandomGenerator random,
            Runnable wake) {
        this.outbox = outbox;
        this.uplink = uplink;
        this.settings = settings;
        this.listener = listener;
        this.uptime = uptime;
        this.cargo = new Cargo(outbox, new Drain(settings.backlogPerSecond(), random), settings.gathering());
        this.redial = new Redial(settings, random);
        this.pace = new Pace(settings.batchSize(), settings.window());
        this.unheardRetries = new Backoff(settings.firstRetry(), settings.receiptTimeout(), random);
        this.receiptWait = settings.receiptTimeout();
        this.wake = wake;
    }

    /// Messages from the agency's side that could not be read or did not fit.
    public long refusedMessages() {
        return refusedMessages.get();
    }

    /// How often another client has taken the connection over with our id, as far as the broker tells or shows.
    public long takeovers() {
        return takeovers.get();
    }

    /// Responses that wait because the broker does not take them, even alone.
    public long heldBack() {
        return cargo.heldBack();
    }

    /// Counts a message that the terminal could not use.
    public void refuse(String topic, String problem) {
        refusedMessages.incrementAndGet();
        Logger.warn("Refused a message on {}: {}", topic, problem);
    }

    /// Sends something beside the responses, if there is a connection; whether it arrives is not certain.
    public void send(Topic.Kind kind, byte[] payload) {
        Uplink.Connection open = connection;
        if (open != null) {
            watch(open.send(kind, payload), kind, () -> {});
        }
    }

    /// Forgets what is on its way, so that everything without a receipt is sent again.
    public void startOver() {
        startOver.set(true);
        wake.run();
    }

    /// Does what is due now, and says how long nothing more will be, unless [#wake] is called.
    public Duration step() {
        Duration now = uptime.get();
        Loss lost = loss;
        if (lost != null) {
            drop(now, lost);
        }
        if (connection == null) {
            if (now.compareTo(nextAttempt) < 0) {
                return nextAttempt.minus(now);
            }
            if (!connect()) {
                return nextAttempt.minus(uptime.get());
            }
        }
        if (stopped) {
            return settings.longestWait();
        }
        take();
        now = uptime.get();
        if (startOver.getAndSet(false)) {
            cargo.rewindAll(now);
            flights.clear();
        }
        if (unheard.getAndSet(false) && retryUnheardAt == null) {
            Logger.debug("The agency or the broker does not take it now; sending again soon");
            retryUnheardAt = now.plus(unheardRetries.next());
            flights.refused().ifPresent(alone -> {
                pace.stuck();
                alone.forEach(seq -> cargo.holdBack(seq, "the broker refuses it", uptime.get()));
            });
        }
        if (cargo.isRetryDue(now)) {
            cargo.rewindAll(now);
            flights.clear();
        }
        if (retryUnheardAt != null && retryUnheardAt.compareTo(now) <= 0) {
            retryUnheardAt = null;
            rewind(now);
        } else if (flights.isStuck(now)) {
            drop(
                    now,
                    new Loss(
                            "the broker has not acknowledged a batch for " + receiptWait.toSeconds() + " s",
                            false,
                            false));
            return nextAttempt.minus(now);
        } else if (flights.isOverdue(now)) {
            Logger.warn("No receipt in time for {} batches; sending again", flights.size());
            receiptWait = shorter(receiptWait.multipliedBy(2), settings.longestWait());
            rewind(now);
        }
        fill(now);
        Duration next = shorter(
                flights.untilOverdue(now, settings.longestWait()),
                shorter(
                        cargo.untilRetry(now, settings.longestWait()),
                        shorter(
                                cargo.untilLive(now, settings.longestWait()),
                                cargo.untilDrain(now, settings.longestWait()))));
        return retryUnheardAt == null ? next : shorter(next, retryUnheardAt.minus(now));
    }

    private void rewind(Duration now) {
        flights.clear();
        cargo.rewind(now);
    }

    /// Nothing is sent or noted from now on.
    public void stop() {
        stopped = true;
    }

    /// Ends the connection, politely.
    public void close() {
        Uplink.Connection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private boolean connect() {
        try {
            loss = null;
            connection = uplink.connect(new Uplink.Listener() {
                @Override
                public void received(Topic.Kind kind, byte[] payload) {
                    arrivals.add(new Arrival(kind, payload));
                    wake.run();
                }

                @Override
                public void refused(String topic, String problem) {
                    refuse(topic, problem);
                }

                @Override
                public void lost(String reason) {
                    loss = new Loss(reason, true, false);
                    wake.run();
                }

                @Override
                public void takenOver(String reason) {
                    loss = new Loss(reason, true, true);
                    wake.run();
                }
            });
            Logger.info("Connected to the agency's broker");
            redial.opened(uptime.get());
            outageKnown = false;
            cargo.reconnected(uptime.get());
            flights.clear();
            listener.online();
            return true;
        } catch (UplinkException e) {
            retryAt(uptime.get().plus(redial.afterFailure()), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void drop(Duration now, Loss lost) {
        boolean unanswered = flights.isUnanswered();
        if (unanswered) {
            pace.stuck();
            flights.unansweredAlone().ifPresent(seq -> cargo.brokeWith(seq, now));
        }
        close();
        loss = null;
        boolean likely = redial.isRivalLikely(now, unanswered);
        if (lost.takenOver()) {
            leave(now, lost.reason());
        } else if (lost.byOthers() && likely) {
            leave(
                    now,
                    "the broker closed " + redial.shortInARow() + " connections in a row soon after it accepted them,"
                            + " as it does when another client uses our id (" + lost.reason() + ")");
        } else {
            retryAt(now.plus(redial.afterLoss()), lost.reason());
        }
    }

    /// Leaves the broker to another client with our id, for a while.
    private void leave(Duration now, String reason) {
        takeovers.incrementAndGet();
        Duration pause = redial.afterTakeover(now);
        Logger.error(
                "Does another terminal use the id of this one? {}. Leaving the broker to it for {} s. Each terminal"
                        + " needs an id and a certificate of its own",
                reason,
                pause.toSeconds());
        outageKnown = true;
        retryAt(now.plus(pause), reason);
        listener.takenOver(reason);
    }

    private void retryAt(Duration at, String reason) {
        nextAttempt = at;
        if (outageKnown) {
            Logger.debug("Still no connection: {}", reason);
        } else {
            Logger.warn("No connection to the agency's broker ({}); responses wait in the outbox", reason);
            outageKnown = true;
            listener.offline(reason);
        }
    }

    private void take() {
        List<Arrival> arrived = new ArrayList<>();
        arrivals.drainTo(arrived);
        for (Arrival arrival : arrived) {
            if (arrival.kind() != Topic.Kind.RECEIPTS) {
                listener.received(arrival.kind(), arrival.payload());
                continue;
            }
            try {
                Receipt receipt = ReceiptCodec.decode(arrival.payload());
                CompletableFuture<Integer> noted = outbox.receipted(receipt);
                notes.add(new Note(receipt, noted));
                var unused = noted.whenComplete((done, failure) -> wake.run());
            } catch (WireFormatException | IllegalArgumentException e) {
                refuse(Topic.Kind.RECEIPTS.segment(), String.valueOf(e.getMessage()));
            }
        }
        land();
    }

    /// What the receipts that are on the disk now settle. The rest goes on meanwhile: storing them takes as long as
    /// sending does.
    private void land() {
        int done = 0;
        boolean landed = false;
        while (!notes.isEmpty() && notes.element().noted().isDone()) {
            Note note = notes.remove();
            try {
                done += note.noted().join();
                flights.land(note.receipt());
                landed = true;
            } catch (CompletionException e) {
                // Not noted, so it is sent again when its time is up, and a new receipt comes.
                Logger.error("A receipt could not be noted: {}", e.getMessage());
            }
        }
        if (landed) {
            receiptWait = settings.receiptTimeout();
            unheardRetries.reset();
            pace.receipted();
            listener.receipted(done);
        }
    }

    private void fill(Duration now) {
        Uplink.Connection open = connection;
        try {
            while (open != null && flights.size() < pace.window()) {
                int most = Math.min(Batch.MAXIMUM_BYTES, open.mostBytes(Topic.Kind.RESPONSES));
                // Some of the window stays free for what is sealed meanwhile.
                boolean both = flights.size() < pace.window() - pace.window() / 4;
                Optional<Cargo.Message> message = cargo.next(pace.batch(), most, both, now);
                if (message.isEmpty()) {
                    return;
                }
                CompletableFuture<Uplink.Delivery> sent =
                        open.send(Topic.Kind.RESPONSES, message.get().payload());
                flights.add(message.get().seqs(), now.plus(receiptWait), sent);
                watch(sent, Topic.Kind.RESPONSES, this::notTaken);
            }
        } catch (OutboxException e) {
            Logger.error("Nothing can be sent now: {}", e.getMessage());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void notTaken() {
        unheard.set(true);
        wake.run();
    }

    private static void watch(CompletableFuture<Uplink.Delivery> sent, Topic.Kind kind, Runnable notTaken) {
        var unused = sent.whenComplete((delivery, failure) -> {
            if (failure != null) {
                // For responses the missing receipt brings them back; the rest is renewed anyway.
                Logger.debug("Not delivered on {}: {}", kind.segment(), failure.getMessage());
            } else if (delivery != Uplink.Delivery.TAKEN) {
                notTaken.run();
            }
        });
    }
}
