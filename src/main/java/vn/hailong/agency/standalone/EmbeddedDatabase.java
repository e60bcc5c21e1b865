package vn.hailong.agency.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import vn.hailong.config.AgencyConfig;

/// A real PostgreSQL of our own on the loopback interface. Its data stay in the given folder between runs, and
/// survive what kills this program, PostgreSQL, or the machine.
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /// @param folder holds `data`, and `programs`: what is unpacked of PostgreSQL itself
    public static EmbeddedDatabase start(Path folder) throws IOException {
        Path data = folder.resolve("data").toAbsolutePath();
        Path programs = folder.resolve("programs").toAbsolutePath();
        Path complete = folder.resolve("complete");
        Files.createDirectories(programs);
        LeftOver.stop(data);
        if (!Files.exists(complete)) {
            // Killed while it was made for the first time: nothing was ever stored in it.
            LeftOver.delete(data);
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                // The library starts PostgreSQL with -F, for tests: no forced writes. Ours are to last.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // After an outage the write-ahead log is as long as never else. A new segment of it costs several
                // commits.
                .setServerConfig("min_wal_size", "512MB")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("timezone", "UTC")
                .start();
        Files.writeString(complete, "");
        return new EmbeddedDatabase(postgres);
    }

    public AgencyConfig.Database database() {
        return at(postgres.getPort());
    }

    /// The one that another program has started in this folder; empty if none runs.
    ///
    /// @throws IOException if this user may not look
    public static Optional<AgencyConfig.Database> running(Path folder) throws IOException {
        return LeftOver.port(folder.resolve("data")).map(EmbeddedDatabase::at);
    }

    private static AgencyConfig.Database at(int port) {
        URI address = URI.create("postgresql://127.0.0.1:" + port + "/" + USER);
        return new AgencyConfig.Database(address, USER, Optional.empty());
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't stop PostgreSQL", e);
        }
    }
}
