package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words for each mistake about the broker.
class BrokenBrokerTest {
    static Stream<BrokenCase> cases() {
        return Stream.of(
                new BrokenCase(
                        "an unencrypted address",
                        "mqtt://localhost",
                        "mqtt://broker.example.vn:1883",
                        "terminal.yaml:12: broker.address: found \"mqtt://broker.example.vn:1883\", expected "
                                + "mqtts://broker.example.vn: mqtt:// may not leave this machine"),
                new BrokenCase(
                        "an address that begins like loopback",
                        "mqtt://localhost",
                        "mqtt://127.0.0.1.example.vn",
                        "terminal.yaml:12: broker.address: found \"mqtt://127.0.0.1.example.vn\", expected "
                                + "mqtts://127.0.0.1.example.vn: mqtt:// may not leave this machine"),
                new BrokenCase(
                        "an address without a scheme",
                        "mqtt://localhost",
                        "localhost:1883",
                        "terminal.yaml:12: broker.address: found \"localhost:1883\", expected mqtts://host or "
                                + "mqtts://host:port"),
                new BrokenCase(
                        "an address of another protocol",
                        "mqtt://localhost",
                        "tcp://localhost:1883",
                        "terminal.yaml:12: broker.address: found \"tcp://localhost:1883\", expected "
                                + "mqtts://host or mqtts://host:port"),
                new BrokenCase(
                        "an address with a path",
                        "mqtt://localhost",
                        "mqtt://localhost/mqtt",
                        "terminal.yaml:12: broker.address: found \"mqtt://localhost/mqtt\", expected "
                                + "mqtts://host or mqtts://host:port"),
                new BrokenCase(
                        "a password in the address",
                        "mqtt://localhost",
                        "mqtts://bn-q03:hunter2@localhost",
                        "terminal.yaml:12: broker.address: found a user or a password in the address, "
                                + "expected mqtts://host or mqtts://host:port, with user and passwordFile apart"),
                new BrokenCase(
                        "a password in the file",
                        "mqtt://localhost",
                        "mqtt://localhost\n  user: bn-q03\n  password: hunter2",
                        "terminal.yaml:14: broker.password: found a password, expected passwordFile: the "
                                + "name of a file"),
                new BrokenCase(
                        "encryption without an authority",
                        "mqtt://localhost",
                        "mqtts://broker.example.vn",
                        "terminal.yaml:11: broker.authority: found nothing, expected the name of a file that "
                                + "this user can read",
                        "terminal.yaml:11: broker.certificate: found nothing, expected certificate and "
                                + "privateKey, or user and passwordFile"),
                new BrokenCase(
                        "a certificate without its key",
                        "mqtt://localhost",
                        "mqtts://broker.example.vn\n  authority: questionnaires/q1.yaml\n  certificate: "
                                + "questionnaires/q1.yaml",
                        "terminal.yaml:11: broker.privateKey: found nothing, expected privateKey beside "
                                + "certificate"),
                new BrokenCase(
                        "a certificate that is not there",
                        "mqtt://localhost",
                        "mqtts://broker.example.vn\n  authority: ca.pem\n  certificate: questionnaires\n  "
                                + "privateKey: questionnaires/q1.yaml",
                        "terminal.yaml:13: broker.authority: found \"ca.pem\" (there is no ca.pem), expected "
                                + "the name of a file that this user can read",
                        "terminal.yaml:14: broker.certificate: found \"questionnaires\" (can't read "
                                + "questionnaires), expected the name of a file that this user can read"),
                new BrokenCase(
                        "a certificate that would not be used",
                        "mqtt://localhost",
                        "mqtt://localhost\n  authority: questionnaires/q1.yaml",
                        "terminal.yaml:13: broker.authority: found a certificate or key, expected none: "
                                + "mqtt:// does not encrypt"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReportedInTheseWords(BrokenCase broken, @TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.replace("terminal.yaml", ConfigFolder.TERMINAL, broken.old(), broken.replacement());
        List<String> problems = config.terminalProblems();
        assertEquals(broken.expected(), problems);
    }
}
