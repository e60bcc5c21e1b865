package vn.hailong.terminal.carry;

import java.util.List;
import java.util.UUID;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Pending;
import vn.hailong.wire.Receipt;

/// What an export needs of an outbox, be it our own or a running terminal's.
interface Stock extends AutoCloseable {
    /// @param installation the outbox's
    /// @param sealed       the highest number that was ever given
    /// @param resends      how often receipts were taken back
    record State(UUID installation, long sealed, long resends) {}

    State state() throws OutboxException;

    /// The sealed responses without a receipt that follow `afterSeq`, in order.
    ///
    /// @param most at most [vn.hailong.wire.Batch#MAXIMUM_RESPONSES]
    List<Pending> pending(long afterSeq, int most) throws OutboxException;

    /// Marks what the agency holds; returns how many are new, when that is on the card.
    ///
    /// @throws OutboxException if it is not this outbox's receipt, or can't be stored
    int receipted(Receipt receipt) throws OutboxException;

    @Override
    void close();
}
