package vn.hailong.torture;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import vn.hailong.config.AgencyConfig;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;

/// One of the agency's receivers, as a program of its own.
final class ReceiverProgram implements AutoCloseable {
    private static final Path EXAMPLE =
            Path.of("device-config/example-ward/agency.yaml").toAbsolutePath();

    private static final String PAGE = "page ";

    private final Path folder;
    private final Path config;
    private final Map<String, String> environment;
    private @Nullable HailongProcess process;

    /// @param broker      the port of its way to the broker
    /// @param environment of its process
    ReceiverProgram(Path folder, int broker, AgencyConfig.Database database, Map<String, String> environment)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.environment = environment;
        String example = Files.readString(EXAMPLE)
                .replace("port: 8080", "port: " + Mosquitto.freePort())
                .replace("dataFolder: /var/lib/hailong/agency", "dataFolder: " + folder.resolve("data"))
                .replace(
                        "questionnaires: ../questionnaires",
                        "questionnaires: "
                                + EXAMPLE.resolveSibling("../questionnaires").normalize());
        this.config = Files.writeString(
                folder.resolve("agency.yaml"), """
                %s
                broker: {address: mqtt://127.0.0.1:%d}
                database: {address: %s, user: %s}
                """.formatted(example, broker, database.address(), database.user()));
    }

    void start() throws IOException {
        process = HailongProcess.start(folder, environment, "agency", "run", "--config", config.toString());
    }

    /// Returns when it receives.
    void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> running().output().stream().anyMatch(line -> line.startsWith(PAGE)));
    }

    AgencyPages pages() throws IOException {
        return running().output().stream()
                .filter(line -> line.startsWith(PAGE))
                .findFirst()
                .map(line -> new AgencyPages(URI.create(line.substring(PAGE.length()))))
                .orElseThrow(() -> new IOException("a receiver shows no page: " + running()));
    }

    HailongProcess running() {
        HailongProcess now = process;
        if (now == null) {
            throw new IllegalStateException("the receiver of " + folder + " does not run");
        }
        return now;
    }

    boolean isAlive() {
        return process != null && running().process().isAlive();
    }

    void kill() throws InterruptedException {
        running().close();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
