package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.buttons.Lamps;
import vn.hailong.buttons.SimulatedButtons;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttConnection;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.mqtt.MqttSettings;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.terminal.Terminal;

/// From a press to the agency's interface, and back to the receipt, whichever broker lies between.
abstract class WholePathContract {
    private static final int[] LEVELS = {5, 4, 3, 2, 4};

    @TempDir
    static Path databaseFolder;

    private static EmbeddedDatabase server;

    @TempDir
    Path folder;

    private final Semaphore thanks = new Semaphore(0);
    private final KeyboardButtons buttons = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
    private Ward ward;

    abstract void startBroker(Path brokerFolder) throws Exception;

    abstract void killBroker() throws Exception;

    abstract URI brokerAddress() throws Exception;

    @BeforeAll
    static void startDatabase() throws IOException {
        server = EmbeddedDatabase.start(databaseFolder);
    }

    @AfterAll
    static void stopDatabase() {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        ward = new Ward(folder, brokerAddress(), server);
    }

    @AfterEach
    void close() throws Exception {
        killBroker();
    }

    @Test
    void pressesReachTheAgencyAndTheirReceiptsComeBack() throws Exception {
        startBroker(folder);
        try (Agency agency = ward.startAgency();
                Terminal terminal = startTerminal()) {
            press(10);
            soon().until(() ->
                    terminal.totals().pending() == 0 && terminal.totals().sealed() == 10);
            JsonNode overall =
                    Ward.get(agency, "/api/v1/summary?unit=" + Ward.UNIT).path("overall");
            assertEquals(10, overall.path("valid").asInt(0));
            assertEquals(6, overall.path("satisfied").asInt(0));
            assertEquals(60.0, overall.path("ratePercent").asDouble(0));
            assertEquals(4, overall.path("levels").path("4").asInt(0));
            soon().until(() -> Ward.terminal(agency).path("sealed").asLong(0) == 10);
        }
    }

    @Test
    void theBrokerMayBeAbsentAndMayVanishInTheMiddle() throws Exception {
        try (Agency agency = ward.startAgency();
                Terminal terminal = startTerminal()) {
            press(5);
            soon().until(() -> terminal.totals().sealed() == 5);
            assertEquals(5, terminal.totals().pending());

            startBroker(folder);
            soon().until(() -> Ward.held(agency) == 5);
            press(3);
            killBroker();
            press(4);
            startBroker(folder);
            press(3);
            soon().until(() ->
                    terminal.totals().sealed() == 15 && terminal.totals().pending() == 0);
            assertEquals(15, Ward.held(agency));
        }
    }

    @Test
    void theAgencySeesAButtonThatIsStuckAndThatItIsHealed() throws Exception {
        startBroker(folder);
        SimulatedButtons box = new SimulatedButtons(List.of(5, 4, 3, 2, 1), Duration.ofMillis(100), Lamps.none());
        try (Agency agency = ward.startAgency();
                Terminal terminal = Terminal.start(ward.terminalConfig("0 s"), box, rating -> thanks.release())) {
            box.press(5);
            thanks.acquire();
            soon().until(() -> Ward.held(agency) == 1); // from then on the agency knows the terminal
            soon().until(() -> button(agency, 2).equals("ok"));
            box.down(2);
            thanks.acquire();
            soon().until(() -> button(agency, 2).equals("stuck"));
            assertEquals("ok", button(agency, 5));
            box.up(2);
            soon().until(() -> button(agency, 2).equals("ok"));
            soon().until(() -> terminal.totals().sealed() == 2);
        }
    }

    private static String button(Agency agency, int level) throws Exception {
        return Ward.terminal(agency)
                .path("buttons")
                .path(Integer.toString(level))
                .asString("");
    }

    @Test
    void theAgencyMayBeAbsent() throws Exception {
        startBroker(folder);
        try (Terminal terminal = startTerminal()) {
            press(6);
            soon().until(() -> terminal.totals().sealed() == 6);
            try (Agency agency = ward.startAgency()) {
                soon().until(() -> Ward.held(agency) == 6 && terminal.totals().pending() == 0);
            }
        }
    }

    @Test
    void nonsenseOnEveryTopicChangesNothingAndIsCounted() throws Exception {
        startBroker(folder);
        try (Agency agency = ward.startAgency();
                Terminal terminal = startTerminal();
                MqttConnection intruder = connect()) {
            press(5);
            soon().until(() -> Ward.held(agency) == 5);
            for (String kind : new String[] {"responses", "receipts", "status", "config", "commands", "replies"}) {
                for (String terminalId : new String[] {Ward.TERMINAL, "nobody"}) {
                    String topic = "hailong/v1/ba-ngoi/" + terminalId + "/" + kind;
                    send(intruder, topic, "{".getBytes(StandardCharsets.UTF_8));
                    send(intruder, topic, new byte[] {(byte) 0xff, 0, 1});
                    send(intruder, topic, "{\"installation\":\"x\"}".getBytes(StandardCharsets.UTF_8));
                    send(intruder, topic, new byte[300_000]);
                }
            }
            press(5);
            soon().until(() -> Ward.held(agency) == 10 && terminal.totals().pending() == 0);
            soon().untilAsserted(() -> {
                JsonNode known = Ward.terminal(agency);
                assertEquals(12, known.path("refused").asLong(0), "responses, status and replies, at the agency");
                assertEquals(
                        12,
                        known.path("refusedByTerminal").asLong(0),
                        "receipts, config and commands, at the terminal: " + known);
            });
        }
    }

    private Terminal startTerminal() throws Exception {
        return Terminal.start(ward.terminalConfig("0 s"), buttons, rating -> thanks.release());
    }

    private void press(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            buttons.press(LEVELS[i % LEVELS.length]);
            assertTrue(thanks.tryAcquire(10, TimeUnit.SECONDS), "press " + i + " was not thanked");
        }
    }

    private MqttConnection connect() throws Exception {
        return MqttConnection.open(
                new MqttSettings(
                        brokerAddress(), "intruder", Optional.empty(), Optional.empty(), Duration.ofSeconds(30), 10),
                Optional.empty(),
                Duration.ZERO,
                new MqttListener() {
                    @Override
                    public void received(IncomingMessage message) {}

                    @Override
                    public void lost(String reason) {}
                });
    }

    private static void send(MqttConnection connection, String topic, byte[] payload) {
        connection
                .publish(new OutgoingMessage(topic, payload, "responses/1", false, Optional.empty()))
                .join();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(75)).pollInterval(Duration.ofMillis(100));
    }
}
