package vn.hailong.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.config.AgencyConfig;

/// PostgreSQL as processes that can be killed, halted, and started again on the same port.
final class PostgresServer implements AutoCloseable {
    private final Path folder;
    private final EmbeddedDatabase embedded;
    private final List<String> command;

    PostgresServer(Path folder) throws IOException {
        this.folder = folder;
        this.embedded = EmbeddedDatabase.start(folder);
        this.command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U")); // it refuses to run as root
        }
        // Exactly as it was started before.
        byte[] words = Files.readAllBytes(Path.of("/proc/" + postmaster().pid() + "/cmdline"));
        command.addAll(
                Stream.of(new String(words, StandardCharsets.UTF_8).split("\0")).toList());
    }

    AgencyConfig.Database database() {
        return embedded.database();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .orElseThrow(() -> new IOException("no PostgreSQL with process " + pid));
    }

    private Stream<ProcessHandle> all() throws IOException {
        ProcessHandle postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants());
    }

    void kill() throws IOException {
        List<ProcessHandle> killed = all().toList();
        killed.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
    }

    void stop() throws IOException {
        for (ProcessHandle process : all().toList()) {
            Signals.stop(process);
        }
    }

    void go() throws IOException {
        for (ProcessHandle process : all().toList()) {
            Signals.go(process);
        }
    }

    /// Starts it again, and returns when it answers.
    void start() throws IOException, InterruptedException {
        Process process = run();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers()) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "PostgreSQL does not come back: " + Files.readString(folder.resolve("again.log")));
            }
            // What the killed one shared may be in use for a moment longer.
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                process = run();
            }
        }
    }

    private Process run() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("again.log").toFile()))
                .start();
    }

    /// Makes it answer, whatever state it is in.
    void mend() throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            go();
            kill();
        }
        start();
    }

    private boolean answers() {
        AgencyConfig.Database database = database();
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.address(), database.user(), "")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        embedded.close();
    }
}
