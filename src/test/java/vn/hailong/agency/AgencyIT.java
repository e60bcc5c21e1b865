package vn.hailong.agency;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.hailong.agency.AgencySamples.ANSWERED;
import static vn.hailong.agency.AgencySamples.UNIT;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Logger;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.BrokerConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttConnection;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.mqtt.MqttSettings;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.rig.Mosquitto;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.WireFormatException;

/// The whole agency with its own broker and its own database, and a terminal's side of the wire.
class AgencyIT {
    private static final LocalDate DAY = ANSWERED.toLocalDate();
    private static final UUID INSTALLATION = new UUID(9, 9);

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void responsesEarnReceiptsAndSurviveARestart() throws Exception {
        long begin = System.nanoTime();
        try (Agency agency = Agency.start(AgencySamples.standaloneIn(folder), true)) {
            Logger.info("standalone agency started in {} ms", (System.nanoTime() - begin) / 1_000_000);
            send(agency.brokerAddress(), 1, 3);
            assertEquals(3, agency.summaries().summary(UNIT, DAY, DAY).responses());
            assertEquals(3, agency.terminals().reports().get(2).held());
        }
        long again = System.nanoTime();
        try (Agency agency = Agency.start(AgencySamples.standaloneIn(folder), true)) {
            Logger.info("and again in {} ms", (System.nanoTime() - again) / 1_000_000);
            send(agency.brokerAddress(), 3, 5);
            assertEquals(5, agency.summaries().summary(UNIT, DAY, DAY).responses());
        }
    }

    @Test
    void startsAndStopsWithBrokerAndDatabaseAway() throws Exception {
        try (Agency agency = Agency.start(AgencySamples.unreachable(), false)) {
            assertEquals(URI.create("mqtt://127.0.0.1:9"), agency.brokerAddress());
        }
    }

    @Test
    void withoutItsOwnItNeedsToKnowTheOthers() {
        AgencyException failure =
                assertThrows(AgencyException.class, () -> Agency.start(AgencySamples.config(), false));
        assertEquals("without --standalone, agency.yaml needs broker and database", failure.getMessage());
    }

    @Test
    void whenTheLastPartDoesNotStartTheOthersAreStopped() throws Exception {
        int port = Mosquitto.freePort();
        URI broker = URI.create("mqtt://127.0.0.1:" + port);
        AgencyConfig config = AgencySamples.standaloneIn(folder)
                .at(
                        Optional.of(BrokerConfig.local(broker)),
                        Optional.empty(),
                        new AgencyConfig.Web("127.0.0.1", port), // free at first, and then its own broker's
                        folder,
                        5);
        AgencyException failure = assertThrows(AgencyException.class, () -> Agency.start(config, true));
        assertTrue(
                String.valueOf(failure.getMessage()).startsWith("can't serve the pages on 127.0.0.1:" + port + ": "),
                failure.getMessage());
        assertFalse(Files.exists(folder.resolve("database/data/postmaster.pid")), "PostgreSQL has ended");
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(port, socket.getLocalPort(), "the broker has given its port back");
        }
    }

    /// Sends until the receipt says that all of it is committed, as a terminal does: the agency may still be
    /// starting.
    private static void send(URI broker, int first, int last) throws Exception {
        BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
        MqttListener listener = new MqttListener() {
            @Override
            public void received(IncomingMessage message) {
                try {
                    receipts.add(ReceiptCodec.decode(message.payload()));
                } catch (WireFormatException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void lost(String reason) {
                Logger.warn("The test's terminal lost its connection: {}", reason);
            }
        };
        MqttSettings settings = new MqttSettings(
                broker, "hailong-bn-q03", Optional.empty(), Optional.empty(), Duration.ofSeconds(30), 10);
        byte[] payload = AgencySamples.batch(
                INSTALLATION,
                IntStream.rangeClosed(first, last)
                        .mapToObj(seq -> AgencySamples.response(seq, 5))
                        .toArray(SealedResponse[]::new));
        try (MqttConnection terminal = MqttConnection.open(settings, Optional.empty(), Duration.ZERO, listener)) {
            terminal.subscribe(List.of("hailong/v1/khanh-hoa/bn-q03/receipts"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                terminal.publish(new OutgoingMessage(
                                "hailong/v1/khanh-hoa/bn-q03/responses",
                                payload,
                                "responses/1",
                                false,
                                Optional.empty()))
                        .get(10, TimeUnit.SECONDS);
                Receipt receipt = receipts.poll(500, TimeUnit.MILLISECONDS);
                return receipt != null && receipt.committed().equals(List.of(new SeqRange(first, last)));
            });
        }
    }
}
