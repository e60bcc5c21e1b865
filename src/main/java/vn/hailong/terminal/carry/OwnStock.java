package vn.hailong.terminal.carry;

import java.util.List;
import java.util.concurrent.CompletionException;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Pending;
import vn.hailong.wire.Receipt;

/// An outbox of this program. Closing it closes nothing.
final class OwnStock implements Stock {
    private final Outbox outbox;

    OwnStock(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public State state() {
        return new State(outbox.installation(), outbox.totals().sealed(), outbox.resends());
    }

    @Override
    public List<Pending> pending(long afterSeq, int most) throws OutboxException {
        return outbox.pending(afterSeq, most);
    }

    @Override
    public int receipted(Receipt receipt) throws OutboxException {
        try {
            return outbox.receipted(receipt).join();
        } catch (IllegalArgumentException e) {
            throw new OutboxException(String.valueOf(e.getMessage()), e);
        } catch (CompletionException e) {
            throw new OutboxException("the receipt could not be noted: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {}
}
