package vn.hailong.agency.store;

import java.time.Instant;
import java.util.List;

/// Keeps what arrives. Any number of deliveries of the same bytes count once, also when several programs share one
/// database.
public interface Ledger {
    /// Brings the database's schema to what this program needs. To be called before anything else, until it
    /// succeeds.
    void prepare() throws DatabaseUnavailableException;

    /// Keeps all of it in one transaction, or nothing.
    ///
    /// @return what became of each, in the same order
    /// @throws RejectedDataException if the database refuses a value of one of them; finding it is the caller's
    ///     part
    List<Outcome> commit(List<Arrival> arrivals) throws DatabaseUnavailableException, RejectedDataException;

    /// Responses in quarantine that a better configuration or program may understand, in the order they came.
    ///
    /// @param after the last row seen, 0 to begin
    List<QuarantinedElement> quarantined(long after, int most) throws DatabaseUnavailableException;

    /// Marks rows of the quarantine as understood after all. The rows stay.
    void release(List<Long> rows, Instant at) throws DatabaseUnavailableException;
}
