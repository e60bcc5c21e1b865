package vn.hailong.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.rig.Mosquitto;

class MqttConnectionIT {
    @TempDir
    Path folder;

    private static final class Inbox implements MqttListener {
        final BlockingQueue<IncomingMessage> messages = new LinkedBlockingQueue<>();
        final CompletableFuture<String> lost = new CompletableFuture<>();

        @Override
        public void received(IncomingMessage message) {
            messages.add(message);
        }

        @Override
        public void lost(String reason) {
            lost.complete(reason);
        }

        String take() throws InterruptedException {
            IncomingMessage message = messages.poll(10, TimeUnit.SECONDS);
            return message == null ? "nothing" : new String(message.payload(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nothingIsAcknowledgedByItself() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                MqttConnection sender = open(broker, "sender", 10, new Inbox())) {
            Inbox inbox = new Inbox();
            try (MqttConnection receiver = open(broker, "receiver", 2, inbox)) {
                receiver.subscribe(List.of("$share/agency/hailong/v1/+/+/responses"));
                for (String text : List.of("one", "two", "three")) {
                    sender.publish(message("hailong/v1/a/t/responses", text, false))
                            .join();
                }
                IncomingMessage first = inbox.messages.poll(10, TimeUnit.SECONDS);
                assertEquals("two", inbox.take());
                assertEquals(null, inbox.messages.poll(300, TimeUnit.MILLISECONDS), "beyond our Receive Maximum");
                receiver.acknowledge(java.util.Objects.requireNonNull(first));
                assertEquals("three", inbox.take());
            }
        }
    }

    @Test
    void aBurstFarBeyondTheBrokersReceiveMaximumArrivesWhole() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder, "max_inflight_messages 3");
                MqttConnection sender = open(broker, "sender", 10, new Inbox())) {
            Inbox inbox = new Inbox();
            try (MqttConnection receiver = open(broker, "receiver", 100, inbox)) {
                receiver.subscribe(List.of("t/#"));
                List<CompletableFuture<PublishResult>> sent = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    sent.add(sender.publish(message("t/x", "m" + i, false)));
                }
                for (int i = 0; i < 500; i++) {
                    IncomingMessage message = inbox.messages.poll(10, TimeUnit.SECONDS);
                    assertTrue(message != null, "message " + i + " did not come");
                    receiver.acknowledge(message);
                }
                CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void payloadsOfEverySizeArriveWholeAndInOrder() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                MqttConnection sender = open(broker, "sender", 10, new Inbox())) {
            Inbox inbox = new Inbox();
            try (MqttConnection receiver = open(broker, "receiver", 100, inbox)) {
                receiver.subscribe(List.of("t/#"));
                List<String> texts = java.util.stream.IntStream.range(0, 120)
                        .mapToObj(i -> (i + ".").repeat(i % 3 == 0 ? 1 : i * 700))
                        .toList();
                texts.forEach(text -> sender.publish(message("t/x", text, false)));
                for (String text : texts) {
                    IncomingMessage message = inbox.messages.poll(10, TimeUnit.SECONDS);
                    assertTrue(message != null, "nothing came for " + text.length() + " bytes");
                    assertEquals(text, new String(message.payload(), StandardCharsets.UTF_8));
                    receiver.acknowledge(message);
                }
            }
        }
    }

    @Test
    void whoAcceptsAndClosesAtOnceLeavesNoThreadBehind() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (true) {
                    try {
                        server.accept().close();
                    } catch (IOException e) {
                        return; // the test is over
                    }
                }
            });
            URI address = URI.create("mqtt://127.0.0.1:" + server.getLocalPort());
            for (int i = 0; i < 20; i++) {
                String client = "refused" + i;
                assertThrows(
                        MqttFailure.class,
                        () -> MqttConnection.open(
                                settings(address, client, 10), Optional.empty(), Duration.ZERO, new Inbox()));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().matches("MQTT .*: refused.*")));
        }
    }

    @Test
    void theWillSpeaksForWhoVanishesAndIsSilentForWhoLeaves() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            Inbox inbox = new Inbox();
            try (MqttConnection observer = open(broker, "observer", 10, inbox)) {
                observer.subscribe(List.of("status/#"));
                MqttConnection leaving = MqttConnection.open(
                        settings(broker.address(), "polite", 10),
                        Optional.of(message("status/polite", "gone", true)),
                        Duration.ZERO,
                        new Inbox());
                leaving.close();

                Inbox taken = new Inbox();
                MqttConnection vanishing = MqttConnection.open(
                        settings(broker.address(), "twin", 10),
                        Optional.of(message("status/twin", "gone", true)),
                        Duration.ZERO,
                        taken);
                try (MqttConnection twin = open(broker, "twin", 10, new Inbox())) {
                    assertTrue(twin.isOpen());
                    taken.lost.get(10, TimeUnit.SECONDS);
                    assertFalse(vanishing.isOpen());
                    assertEquals("gone", inbox.take());
                    assertEquals(0, inbox.messages.size(), "the polite one left no will");
                }
            }
        }
    }

    @Test
    void aKilledBrokerIsNoticedAndFailsWhatIsUnderWay() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            Inbox inbox = new Inbox();
            MqttConnection connection = open(broker, "c", 10, inbox);
            broker.kill();
            inbox.lost.get(10, TimeUnit.SECONDS);
            CompletionException failure = assertThrows(
                    CompletionException.class,
                    () -> connection.publish(message("t", "x", false)).join());
            assertTrue(failure.getCause() instanceof MqttFailure, String.valueOf(failure.getCause()));
            connection.close();
        }
    }

    @Test
    void anAbsentBrokerIsNamed() throws IOException {
        URI nobody = URI.create("mqtt://127.0.0.1:" + Mosquitto.freePort());
        MqttFailure failure = assertThrows(
                MqttFailure.class,
                () -> MqttConnection.open(settings(nobody, "c", 10), Optional.empty(), Duration.ZERO, new Inbox()));
        assertTrue(String.valueOf(failure.getMessage()).startsWith("can't connect to " + nobody), failure.getMessage());
    }

    @Test
    void whatIsLargerThanTheBrokerTakesIsRefusedHereAndTheConnectionStays() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder, "max_packet_size 2000");
                MqttConnection connection = open(broker, "c", 10, new Inbox())) {
            int most = connection.mostBytes("hailong/v1/a/t/responses", "test/1");
            assertTrue(most > 1_800 && most < 2_000, "found " + most);
            CompletionException failure = assertThrows(
                    CompletionException.class,
                    () -> connection
                            .publish(message("hailong/v1/a/t/responses", "x".repeat(most + 1), false))
                            .join());
            assertEquals(
                    "can't publish on hailong/v1/a/t/responses at " + broker.address() + ": found " + (most + 1)
                            + " bytes, expected at most " + most,
                    String.valueOf(
                            failure.getCause() == null ? "" : failure.getCause().getMessage()));
            connection
                    .publish(message("hailong/v1/a/t/responses", "x".repeat(most), false))
                    .join();
            assertTrue(connection.isOpen());
        }
    }

    /// Mosquitto's message_size_limit answers with a reason code that MQTT does not allow there, and the library ends
    /// the connection for it. Who sends must expect that.
    @Test
    void aLimitThatTheBrokerDoesNotAnnounceFailsTheMessage() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder, "message_size_limit 1000");
                MqttConnection connection = open(broker, "c", 10, new Inbox())) {
            CompletionException failure = assertThrows(
                    CompletionException.class,
                    () -> connection
                            .publish(message("hailong/v1/a/t/responses", "x".repeat(1_001), false))
                            .join());
            assertInstanceOf(MqttFailure.class, failure.getCause(), failure::toString);
        }
    }

    @Test
    void whoIsTakenOverIsToldSo() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        MqttListener listener = new MqttListener() {
            @Override
            public void received(IncomingMessage message) {}

            @Override
            public void lost(String reason) {
                told.complete("lost: " + reason);
            }

            @Override
            public void takenOver(String reason) {
                told.complete("taken over: " + reason);
            }
        };
        // Debian 12's Mosquitto closes without a word; this broker says why.
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CountDownLatch rival = new CountDownLatch(1);
            Thread broker = Thread.ofVirtual().start(() -> acceptAndTakeOver(door, rival));
            URI address = URI.create("mqtt://127.0.0.1:" + door.getLocalPort());
            try (MqttConnection connection =
                    MqttConnection.open(settings(address, "twin", 10), Optional.empty(), Duration.ZERO, listener)) {
                rival.countDown();
                assertEquals(
                        "taken over: another client has connected with our client id", told.get(10, TimeUnit.SECONDS));
                assertFalse(connection.isOpen());
            }
            broker.join();
        }
    }

    private static void acceptAndTakeOver(ServerSocket door, CountDownLatch rival) {
        try (Socket client = door.accept()) {
            byte[] connect = new byte[1_024];
            assertTrue(client.getInputStream().read(connect) > 0);
            client.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0});
            client.getOutputStream().flush();
            rival.await();
            client.getOutputStream().write(new byte[] {(byte) 0xE0, 2, (byte) 0x8E, 0});
            client.getOutputStream().flush();
            client.getInputStream().readAllBytes(); // until it leaves
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MqttConnection open(Mosquitto broker, String clientId, int receiveMaximum, MqttListener listener)
            throws MqttFailure {
        return MqttConnection.open(
                settings(broker.address(), clientId, receiveMaximum), Optional.empty(), Duration.ZERO, listener);
    }

    private static MqttSettings settings(URI broker, String clientId, int receiveMaximum) {
        return new MqttSettings(
                broker, clientId, Optional.empty(), Optional.empty(), Duration.ofSeconds(30), receiveMaximum);
    }

    private static OutgoingMessage message(String topic, String text, boolean retained) {
        return new OutgoingMessage(topic, text.getBytes(StandardCharsets.UTF_8), "test/1", retained, Optional.empty());
    }
}
