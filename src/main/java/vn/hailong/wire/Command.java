package vn.hailong.wire;

import java.util.Optional;
import java.util.UUID;

/// Something the agency asks of a terminal. It expires on the broker after 60 s.
///
/// @param seqs what to send again, for [Action#RESEND] and for nothing else
public record Command(UUID id, Action action, Optional<SeqRange> seqs) {
    public Command {
        if ((action == Action.RESEND) != seqs.isPresent()) {
            throw new IllegalArgumentException(action + " with the range " + seqs + ": only RESEND has one");
        }
    }

    public enum Action {
        /// Show which terminal this is.
        IDENTIFY,
        /// Answer with a full status.
        DIAGNOSE,
        /// Send receipted responses again, for an agency that was restored from a backup.
        RESEND,
        RESTART
    }
}
