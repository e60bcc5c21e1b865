package vn.hailong.agency.intake;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.config.BrokerConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.wire.Topic;

/// Keeps a connection to the broker for the intake: opens it when the database is ready, and again whenever it is
/// lost. Any number of receivers share the agency's subscriptions. One thread runs [#run] until it is interrupted.
public final class Receiver {
    private final String agency;
    private final Dialler dialler;
    private final Intake intake;
    private final Backoff backoff;
    private final Pause pause;
    private final CountDownLatch listening = new CountDownLatch(1);
    private boolean lostBefore;

    Receiver(String agency, Dialler dialler, Intake intake, Pause pause, RandomGenerator random) {
        this.agency = agency;
        this.dialler = dialler;
        this.intake = intake;
        this.backoff = new Backoff(random);
        this.pause = pause;
    }

    /// @param ids draws what makes each connection's client id unique
    public static Receiver of(
            String agency, BrokerConfig broker, Intake intake, Supplier<UUID> ids, RandomGenerator random) {
        return new Receiver(agency, new BrokerDialler(agency, broker, ids), intake, Thread::sleep, random);
    }

    /// Waits until the first subscription stands, or the time is up.
    ///
    /// @return whether it stands
    public boolean awaitListening(Duration atMost) throws InterruptedException {
        return listening.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void run() {
        try {
            intake.awaitPrepared();
            while (!Thread.currentThread().isInterrupted()) {
                connectOnce();
                pause.pause(backoff.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when the connection could not be opened, or is gone again.
    private void connectOnce() throws InterruptedException {
        Session session = new Session(intake);
        try (Dialler.Connection connection = dialler.dial(session)) {
            session.connection = connection;
            try {
                connection.subscribe(filters());
                Logger.info("Receiving for agency {}", agency);
                listening.countDown();
                lostBefore = false;
                backoff.reset();
                session.gone.await();
            } finally {
                intake.forget(connection);
            }
        } catch (MqttFailure e) {
            if (!lostBefore) {
                Logger.error("The broker is away, trying again until it is back: {}", e.getMessage());
                lostBefore = true;
            }
        }
    }

    private List<String> filters() {
        return Stream.of(Topic.Kind.RESPONSES, Topic.Kind.STATUS, Topic.Kind.REPLIES)
                .map(kind -> "$share/hailong-" + agency + "/" + Topic.everyTerminal(agency, kind))
                .toList();
    }

    private static final class Session implements MqttListener {
        private final Intake intake;
        private final CountDownLatch gone = new CountDownLatch(1);
        /// Set before the subscription, so before anything is received.
        private volatile Dialler.@Nullable Connection connection;

        Session(Intake intake) {
            this.intake = intake;
        }

        @Override
        public void received(IncomingMessage message) {
            Dialler.Connection link = connection;
            if (link != null && !intake.offer(message, link)) {
                Logger.warn("No room for a message on {}, it is left to its sender", message.topic());
            }
        }

        @Override
        public void lost(String reason) {
            Logger.warn("The connection to the broker is lost: {}", reason);
            gone.countDown();
        }
    }
}
