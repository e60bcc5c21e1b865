package vn.hailong.outbox;

import java.util.UUID;
import vn.hailong.wire.SeqRange;

/// What an outbox said, or was asked.
sealed interface Note {
    /// The draft, or what became of it, says at least this.
    record Stored(UUID id, long revision) implements Note {}

    record Sealed(UUID id, long seq) implements Note {}

    /// Sent away with these bytes.
    record HandedOut(Pending pending) implements Note {}

    /// From here on a press of this level may be counted.
    ///
    /// @param tooSoon whether it is one that is ignored
    record PressAsked(int level, boolean tooSoon) implements Note {}

    /// It is counted.
    record Pressed(int level, boolean tooSoon) implements Note {}

    record Receipted(SeqRange seqs) implements Note {}

    /// From here on a receipt may be there, and what it names may be deleted by a purge.
    record ReceiptAsked(SeqRange seqs) implements Note {}

    /// From here on the receipts may be gone.
    record ResendAsked(SeqRange seqs) implements Note {}

    /// They are pending again from here on, until a receipt is asked for.
    record Resent(SeqRange seqs) implements Note {}

    /// From here on what has a receipt may be gone.
    record PurgeAsked() implements Note {}
}
