package vn.hailong.wire;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// What the agency has in its database for good, sent only after its commit. The terminal keeps everything that no
/// receipt names.
///
/// @param committed   sequence numbers that need not be sent again, whether counted, known already or quarantined
/// @param quarantined those of them that the agency stored without understanding
public record Receipt(UUID installation, List<SeqRange> committed, List<Quarantined> quarantined, OffsetDateTime at) {
    public Receipt {
        committed = List.copyOf(committed);
        quarantined = List.copyOf(quarantined);
    }

    /// A response that is stored but not counted, and the code that says why.
    public record Quarantined(long seq, String code) {}
}
