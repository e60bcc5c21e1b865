package vn.hailong.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Debian's Mosquitto as a process of its own, which can be killed and started again on the same port.
public final class Mosquitto implements AutoCloseable {
    private final Path folder;
    private final int port;
    private String extra;
    private @Nullable Process process;

    private Mosquitto(Path folder, String extra) throws IOException {
        this.folder = folder;
        this.port = freePort();
        this.extra = extra;
    }

    /// Has its address, and does not run yet.
    public static Mosquitto prepared(Path folder) throws IOException {
        return new Mosquitto(folder, "");
    }

    /// Runs with further lines of configuration.
    public static Mosquitto started(Path folder, String... extra) throws IOException {
        Mosquitto mosquitto = new Mosquitto(folder, String.join("\n", extra));
        mosquitto.start();
        return mosquitto;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI address() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    public void start() throws IOException {
        Path program = Path.of("/usr/sbin/mosquitto");
        if (!Files.isExecutable(program)) {
            throw new IOException(program + " is missing: apt-get install mosquitto (src/bin/verify does)");
        }
        Path config = Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n" + extra + "\n");
        process = new ProcessBuilder(program.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// Replaces the further lines of configuration; the next start reads them.
    public void configure(String... lines) {
        extra = String.join("\n", lines);
    }

    /// What runs.
    public ProcessHandle process() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("Mosquitto does not run");
        }
        return running.toHandle();
    }

    /// As a power cut would: no goodbye to anybody.
    public void kill() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }
}
