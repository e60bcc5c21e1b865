package vn.hailong.agency.store;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

final class PostgresLedger implements Ledger {
    private final DataSource source;
    private final Jdbi jdbi;

    PostgresLedger(DataSource source, Jdbi jdbi) {
        this.source = source;
        this.jdbi = jdbi;
    }

    @Override
    public void prepare() throws DatabaseUnavailableException {
        try {
            Flyway.configure(PostgresLedger.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:sql")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailableException("can't prepare the database: " + Failures.reason(e), e);
        }
    }

    @Override
    public List<Outcome> commit(List<Arrival> arrivals) throws DatabaseUnavailableException, RejectedDataException {
        try {
            return jdbi.inTransaction(handle -> new GroupCommit(handle).keep(arrivals));
        } catch (RuntimeException e) {
            if (Failures.isRejection(e)) {
                throw new RejectedDataException(
                        "the database refuses one of " + arrivals.size() + " arrivals: " + Failures.reason(e), e);
            }
            throw new DatabaseUnavailableException(
                    "can't commit " + arrivals.size() + " arrivals: " + Failures.reason(e), e);
        }
    }

    @Override
    public List<QuarantinedElement> quarantined(long after, int most) throws DatabaseUnavailableException {
        return inTransaction("read the quarantine", handle -> new QuarantineTable(handle).page(after, most));
    }

    @Override
    public void release(List<Long> rows, Instant at) throws DatabaseUnavailableException {
        this.<Boolean>inTransaction("release from the quarantine", handle -> {
            new QuarantineTable(handle).release(rows, at);
            return true;
        });
    }

    private <T> T inTransaction(String act, HandleCallback<T, RuntimeException> callback)
            throws DatabaseUnavailableException {
        try {
            return jdbi.inTransaction((Handle handle) -> callback.withHandle(handle));
        } catch (RuntimeException e) {
            throw new DatabaseUnavailableException("can't " + act + ": " + Failures.reason(e), e);
        }
    }
}
