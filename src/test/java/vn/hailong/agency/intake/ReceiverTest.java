package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;

/// Absent brokers, lost connections, and the subscriptions after each.
class ReceiverTest {
    /// What happened, in order; the test stops the receiver where it wants.
    private final List<String> happened = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void survivesAnAbsentBrokerAndALostConnection() throws Exception {
        try (IntakeFixture fixture = new IntakeFixture(config())) {
            BlockingQueue<FakeConnection> connections = new LinkedBlockingQueue<>();
            Dialler dialler = listener -> {
                happened.add("dial");
                if (pauses.size() < 3) {
                    throw new MqttFailure("connection refused");
                }
                FakeConnection connection = new FakeConnection(listener);
                connections.add(connection);
                return connection;
            };
            Receiver receiver =
                    new Receiver("khanh-hoa", dialler, fixture.intake, pauses::add, new SplittableRandom(1));
            Thread thread = new Thread(receiver::run);
            thread.start();

            FakeConnection first = connections.take();
            first.subscribed.join();
            assertEquals(
                    List.of(
                            "$share/hailong-khanh-hoa/hailong/v1/khanh-hoa/+/responses",
                            "$share/hailong-khanh-hoa/hailong/v1/khanh-hoa/+/status",
                            "$share/hailong-khanh-hoa/hailong/v1/khanh-hoa/+/replies"),
                    first.filters);
            byte[] payload = batch(INSTALLATION, response(1, 5));
            first.listener.received(new IncomingMessage("hailong/v1/khanh-hoa/bn-q03/responses", payload, false, 1, 1));
            first.listener.lost("pulled out");

            FakeConnection second = connections.take();
            second.subscribed.join();
            assertTrue(first.closed);
            // What waited on the lost connection is forgotten: the sender has it, and sends it again.
            fixture.intake.turn();
            assertEquals(0, fixture.count("response"));
            second.listener.received(
                    new IncomingMessage("hailong/v1/khanh-hoa/bn-q03/responses", payload, false, 1, 1));
            fixture.intake.turn();
            assertEquals(1, fixture.count("response"));
            assertEquals(1, second.link.acknowledged.size());

            thread.interrupt();
            thread.join();
            assertTrue(second.closed);
            assertEquals(5, happened.size());
            assertEquals(4, pauses.size());
        }
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToHalfAMinute() {
        Backoff backoff = new Backoff(new SplittableRandom(1));
        for (int full : List.of(1, 2, 4, 8, 16, 30, 30)) {
            long waited = backoff.next().toMillis();
            assertTrue(waited >= full * 500L && waited <= full * 1_000L, full + " s: " + waited + " ms");
        }
        backoff.reset();
        assertTrue(backoff.next().toMillis() <= 1_000);
    }

    private static final class FakeConnection implements Dialler.Connection {
        private final MqttListener listener;
        private final FakeLink link = new FakeLink();
        private final CompletableFuture<Void> subscribed = new CompletableFuture<>();
        private volatile List<String> filters = List.of();
        private volatile boolean closed;

        FakeConnection(MqttListener listener) {
            this.listener = listener;
        }

        @Override
        public void subscribe(List<String> wanted) {
            filters = wanted;
            subscribed.complete(null);
        }

        @Override
        public CompletableFuture<PublishResult> publish(OutgoingMessage message) {
            return link.publish(message);
        }

        @Override
        public void acknowledge(IncomingMessage message) {
            link.acknowledge(message);
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
