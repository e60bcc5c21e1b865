package vn.hailong.wire;

import java.time.OffsetDateTime;
import java.util.UUID;

/// What became of a [Command].
public record Reply(UUID command, Outcome outcome, String detail, OffsetDateTime at) {
    public enum Outcome {
        DONE,
        FAILED,
        /// This software does not know how.
        UNSUPPORTED
    }
}
