package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.config.BrokerConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.rig.Authority;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;

/// A stick goes between a terminal and its agency, as processes of their own and with real certificates, and
/// the network comes back in between.
class StickIT {
    @TempDir
    Path folder;

    private Path stick = Path.of("");
    private Path terminal = Path.of("");
    private Path agencyFile = Path.of("");

    @Test
    void aStickAndTheNetworkBringTheSameResponsesOnce() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Ward ward = new Ward(folder, broker.address(), server);
            prepare(ward);
            String secure = Files.readString(terminal.resolve("terminal.yaml"));

            Path first;
            int onTheStick;
            int sealedLater;
            try (Counter counter = new Counter(TerminalConfigReader.read(terminal), new Random(1))) {
                press(counter, 6);
                int exported = exported(export(0)); // the last one may be open still
                assertTrue(exported >= 5, "exported " + exported);
                first = copy("first");
                assertEquals(
                        "imported " + exported + ", known 0, quarantined 0, refused 0 files, receipts written 1",
                        agencyImport(0, stick));
                press(counter, 3);
                String again = export(0);
                assertTrue(again.endsWith(", receipts noted " + exported), again);
                onTheStick = exported(again);
                assertEquals(exported, counter.totals().receipted());
                assertEquals(1, files().size(), "what has its receipt is gone");
                sealedLater = 9 - exported - onTheStick;
            }
            assertTrue(export(0).startsWith("exported " + sealedLater + " responses"), "what was open is sealed");

            try (Agency agency = ward.startAgency();
                    Counter counter = new Counter(ward.terminalConfig("0 s"), new Random(1))) {
                soon().until(() -> counter.totals().pending() == 0);
                assertEquals(9, counter.totals().sealed());
                assertEquals(
                        "imported 0, known 9, quarantined 0, refused 0 files, receipts written "
                                + (sealedLater > 0 ? 3 : 2),
                        agencyImport(0, stick, first),
                        "beside a running agency, and after the network");
                assertEquals(9, Ward.held(agency));
            }
            assertEquals(9, ward.rows().size());
            assertEquals(9, new HashSet<>(ward.rows()).size());

            Files.writeString(terminal.resolve("terminal.yaml"), secure);
            assertEquals("exported 0 responses in 0 files, receipts noted 0", export(0));
            assertEquals(List.of(), files(), "the network has released what was on it");
        }
    }

    private void prepare(Ward ward) throws Exception {
        stick = Files.createDirectories(folder.resolve("stick"));
        Authority authority = Authority.make(folder.resolve("certificates"), "authority");
        terminal = ward.terminalFolder("0 s", "{mode: none}");
        secure(terminal.resolve("terminal.yaml"), "address: " + ward.broker(), authority.issue(Ward.TERMINAL));
        agencyFile = ward.agencyFile(Mosquitto.freePort());
        String plain = "{address: " + ward.broker() + "}";
        BrokerConfig own = authority.issue("agency-ba-ngoi");
        Files.writeString(
                agencyFile,
                Files.readString(agencyFile).replace(plain, "{" + lines(own).replace("\n  ", ", ") + "}"));
    }

    private static void secure(Path file, String plain, BrokerConfig broker) throws IOException {
        Files.writeString(file, Files.readString(file).replace(plain, lines(broker)));
    }

    private static String lines(BrokerConfig broker) {
        return """
                address: %s
                  authority: %s
                  certificate: %s
                  privateKey: %s""".formatted(
                        broker.address(),
                        broker.authority().orElseThrow(),
                        broker.certificate().orElseThrow(),
                        broker.privateKey().orElseThrow());
    }

    private static void press(Counter counter, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            assertTrue(counter.press());
        }
    }

    private static int exported(String line) {
        return Integer.parseInt(line.replaceAll("exported (\\d+) .*", "$1"));
    }

    private String export(int expectedCode) throws Exception {
        return last(expectedCode, "terminal", "export", "--config", terminal.toString(), "--to", stick.toString());
    }

    private String agencyImport(int expectedCode, Path... sources) throws Exception {
        Stream<String> command = Stream.of("agency", "import", "--config", agencyFile.toString());
        return last(
                expectedCode,
                Stream.concat(command, Stream.of(sources).map(Path::toString)).toArray(String[]::new));
    }

    private String last(int expectedCode, String... arguments) throws Exception {
        try (HailongProcess process = HailongProcess.start(folder, arguments)) {
            assertEquals(expectedCode, process.exitCode(), process::toString);
            return process.output().getLast();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(stick)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> all = Files.walk(stick)) {
            for (Path each : all.toList()) {
                Files.copy(each, copy.resolve(stick.relativize(each)));
            }
        }
        return copy;
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
