package vn.hailong.agency.intake;

import java.time.Instant;
import java.util.List;
import vn.hailong.agency.store.Arrival;
import vn.hailong.agency.store.DatabaseUnavailableException;
import vn.hailong.agency.store.Ledger;
import vn.hailong.agency.store.Outcome;
import vn.hailong.agency.store.QuarantinedElement;
import vn.hailong.agency.store.RejectedDataException;

/// The real ledger, behind a database that can go away for so many attempts, and that can hate one sequence number.
final class BreakableLedger implements Ledger {
    private final Ledger real;
    int attemptsToFail;
    long hatedSeq = -1;
    int commits;

    BreakableLedger(Ledger real) {
        this.real = real;
    }

    private void failIfAway() throws DatabaseUnavailableException {
        if (attemptsToFail > 0) {
            attemptsToFail--;
            throw new DatabaseUnavailableException("no commit for you", new IllegalStateException());
        }
    }

    @Override
    public void prepare() throws DatabaseUnavailableException {
        failIfAway();
        real.prepare();
    }

    @Override
    public List<Outcome> commit(List<Arrival> arrivals) throws DatabaseUnavailableException, RejectedDataException {
        failIfAway();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Understood understood
                    && understood.sealed().seq() == hatedSeq) {
                throw new RejectedDataException("invalid byte sequence", new IllegalStateException());
            }
        }
        commits++;
        return real.commit(arrivals);
    }

    @Override
    public List<QuarantinedElement> quarantined(long after, int most) throws DatabaseUnavailableException {
        return real.quarantined(after, most);
    }

    @Override
    public void release(List<Long> rows, Instant at) throws DatabaseUnavailableException {
        real.release(rows, at);
    }
}
