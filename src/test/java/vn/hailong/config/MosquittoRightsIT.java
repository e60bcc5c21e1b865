package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Mosquitto with the files that we hand out, and clients with certificates: who may write what.
/// Needs `mosquitto`, `mosquitto-clients` and `openssl`.
class MosquittoRightsIT {
    private static final Path FILES = Path.of("device-config/mosquitto").toAbsolutePath();

    @TempDir
    private Path folder = Path.of("");

    private int port;
    private List<Process> broker = List.of();

    @BeforeEach
    void startTheBroker() throws Exception {
        assertTrue(Stream.of("mosquitto", "mosquitto_pub", "openssl").allMatch(MosquittoRightsIT::isInstalled));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        makeSelfSigned("authority", "authority");
        for (String name : List.of("localhost", "bn-q01", "bn-q03", "agency-ba-ngoi", "agency-cam-ranh")) {
            makeCertificate(name);
        }
        String config = Files.readString(FILES.resolve("hailong.conf"))
                .replace("/etc/mosquitto/certs/broker", folder + "/localhost")
                .replace("/etc/mosquitto/certs", folder.toString())
                .replace("/etc/mosquitto/hailong.acl", folder + "/hailong.acl")
                .replace("/var/lib/mosquitto/", folder + "/")
                .replace("listener 8883", "listener " + port + " 127.0.0.1")
                .replace("log_dest syslog", "log_dest stderr");
        Files.writeString(folder.resolve("hailong.conf"), config);
        Files.copy(FILES.resolve("hailong.acl"), folder.resolve("hailong.acl"));
        // Started by root, Mosquitto becomes a user of its own before it reads its keys.
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        broker = List.of(start("mosquitto", "-c", "hailong.conf"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isListening);
    }

    @AfterEach
    void stopTheBroker() throws Exception {
        for (Process process : broker) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void aTerminalWritesItsOwnTopicsOnlyAndTheAgencyTheCounterpart() throws Exception {
        List<String> allowed = new ArrayList<>();
        for (String user : List.of("bn-q03", "agency-ba-ngoi", "agency-cam-ranh")) {
            for (String terminal : List.of("bn-q01", "bn-q03")) {
                for (String kind : List.of("responses", "status", "replies", "receipts", "config", "commands")) {
                    String output = publish(user, "hailong/v1/ba-ngoi/" + terminal + "/" + kind);
                    if (!output.contains("Not authorized")) {
                        assertEquals("", output, user);
                        allowed.add(user + " > " + terminal + " " + kind);
                    }
                }
            }
        }
        assertEquals(
                List.of(
                        "bn-q03 > bn-q03 responses",
                        "bn-q03 > bn-q03 status",
                        "bn-q03 > bn-q03 replies",
                        "agency-ba-ngoi > bn-q01 receipts",
                        "agency-ba-ngoi > bn-q01 config",
                        "agency-ba-ngoi > bn-q01 commands",
                        "agency-ba-ngoi > bn-q03 receipts",
                        "agency-ba-ngoi > bn-q03 config",
                        "agency-ba-ngoi > bn-q03 commands"),
                allowed);
    }

    @Test
    void aTerminalReadsOnlyWhatIsMeantForIt() throws Exception {
        // Retained, so that who subscribes later gets it without a race.
        publish("agency-ba-ngoi", "hailong/v1/ba-ngoi/bn-q01/config", "-r");
        publish("agency-ba-ngoi", "hailong/v1/ba-ngoi/bn-q03/config", "-r");
        publish("bn-q03", "hailong/v1/ba-ngoi/bn-q03/status", "-r");
        assertEquals(List.of("hailong/v1/ba-ngoi/bn-q03/config"), read("bn-q03"));
        assertEquals(List.of("hailong/v1/ba-ngoi/bn-q03/status"), read("agency-ba-ngoi"));
        assertEquals(List.of(), read("agency-cam-ranh"));
    }

    @Test
    void aStrangersCertificateWithTheNameOfATerminalIsRefused() throws Exception {
        makeSelfSigned("stranger", "bn-q03");
        String output = publish("stranger", "hailong/v1/ba-ngoi/bn-q03/responses", "-r");
        // The broker's alert and the end of the connection race for the client: it names one or the other.
        assertTrue(
                Set.of("Error: Protocol error", "Error: The connection was lost.")
                        .contains(output),
                output);
        assertEquals(List.of(), read("agency-ba-ngoi"), "nothing of it got through");
    }

    private String publish(String user, String topic, String... more) throws Exception {
        List<String> command = client("mosquitto_pub", user);
        command.addAll(List.of("-q", "1", "-t", topic, "-m", "x"));
        command.addAll(List.of(more));
        return run(command);
    }

    private List<String> read(String user) throws Exception {
        List<String> command = client("mosquitto_sub", user);
        command.addAll(List.of("-t", "hailong/v1/#", "-F", "%t", "-W", "2"));
        return run(command)
                .lines()
                .filter(line -> line.startsWith("hailong/"))
                .sorted()
                .toList();
    }

    private List<String> client(String program, String user) {
        return new ArrayList<>(List.of(
                program,
                "-h",
                "localhost",
                "-p",
                Integer.toString(port),
                "-V",
                "5",
                "--cafile",
                "authority.pem",
                "--cert",
                user + ".pem",
                "--key",
                user + ".key"));
    }

    private void makeSelfSigned(String name, String commonName) throws Exception {
        run(List.of(("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN="
                        + commonName + " -keyout " + name + ".key -out " + name + ".pem")
                .split(" ", -1)));
    }

    private void makeCertificate(String name) throws Exception {
        run(List.of(("openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=" + name + " -keyout "
                        + name + ".key -out " + name + ".csr")
                .split(" ", -1)));
        run(List.of(("openssl x509 -req -days 2 -CA authority.pem -CAkey authority.key -CAcreateserial -in " + name
                        + ".csr -out " + name + ".pem")
                .split(" ", -1)));
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
    }

    private String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), () -> "still running: " + command);
        return output;
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of("/usr/sbin", "/usr/bin").anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
