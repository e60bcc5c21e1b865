package vn.hailong.agency.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import vn.hailong.agency.account.Accounts;
import vn.hailong.agency.account.Falls;
import vn.hailong.agency.account.ResendLog;
import vn.hailong.agency.fleet.Terminals;
import vn.hailong.agency.index.Summaries;
import vn.hailong.config.AgencyConfig;

/// The agency's database. Opening it does not need it to be there: see [Ledger#prepare].
public final class Store implements AutoCloseable {
    /// One for the intake, the rest for pages: a page that waits longer has a database in trouble.
    private static final int CONNECTIONS = 8;
    private static final int PORT = 5_432;

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(5);

    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final AgencyConfig config;
    private final InstantSource clock;

    private Store(HikariDataSource source, AgencyConfig config, InstantSource clock) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
        this.config = config;
        this.clock = clock;
    }

    /// @param database where it is, which need not be what `config` says
    public static Store open(AgencyConfig.Database database, AgencyConfig config, InstantSource clock) {
        HikariConfig pool = new HikariConfig();
        // What the pool's messages begin with.
        pool.setPoolName("PostgreSQL at " + database.address().getHost() + ":"
                + (database.address().getPort() > 0 ? database.address().getPort() : PORT));
        pool.setJdbcUrl("jdbc:" + database.address());
        pool.setUsername(database.user());
        database.passwordFile().ifPresent(file -> pool.setPassword(password(file)));
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", "hailong-agency");
        // A half-open connection must not hold the intake for the hours that TCP would.
        pool.addDataSourceProperty("socketTimeout", "300");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return new Store(new HikariDataSource(pool), config, clock);
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the database's password from " + file, e);
        }
    }

    public Ledger ledger() {
        return new PostgresLedger(source, jdbi);
    }

    public Summaries summaries() {
        return new PostgresSummaries(jdbi, config, clock);
    }

    public Terminals terminals() {
        return new PostgresTerminals(jdbi, config.terminals());
    }

    public ResendLog resends() {
        return new PostgresResendLog(jdbi);
    }

    public Falls falls() {
        return new PostgresFalls(jdbi);
    }

    public Accounts accounts() {
        return new PostgresAccounts(jdbi);
    }

    /// Counts everything again from the raw responses, while the intake waits.
    public void rebuildTallies() {
        jdbi.useTransaction(handle -> new TallyTable(handle).rebuild());
    }

    @Override
    public void close() {
        source.close();
    }
}
