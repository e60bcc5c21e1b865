package vn.hailong.wire;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A received batch of responses: what could be read of each, and its bytes as they came.
public record Batch(UUID installation, List<Entry> entries) {
    /// A batch holds 1 to 200 responses in at most 256 KiB.
    public static final int MAXIMUM_RESPONSES = 200;

    public static final int MAXIMUM_BYTES = 256 * 1024;

    public Batch {
        entries = List.copyOf(entries);
    }

    /// One element of a batch. `bytes` are the sender's, untouched: they are what "same key, same bytes" compares.
    public sealed interface Entry {
        byte[] bytes();
    }

    public record Readable(SealedResponse sealed, byte[] bytes) implements Entry {}

    /// An element that breaks the contract.
    ///
    /// @param seq     its sequence number if that much could be read, so that it can be receipted as quarantined
    /// @param problem where and what, for staff
    public record Unreadable(Optional<Long> seq, String problem, byte[] bytes) implements Entry {}
}
