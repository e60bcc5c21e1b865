package vn.hailong.agency.account;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What came and is in no figure: every conflict by itself, everything else by terminal and code.
///
/// @param conflicts      the latest, at most [#MOST_CONFLICTS]
/// @param conflictsTotal how many there are
/// @param strangers      who the latest of the messages claim to be from, as far as their topics tell
/// @param messages       messages of which not even the sender could be read, or that were too large
public record Uncounted(
        List<Conflict> conflicts,
        long conflictsTotal,
        List<Heap> quarantine,
        List<Heap> messages,
        List<Stranger> strangers) {
    public static final int MOST_CONFLICTS = 100;

    public Uncounted {
        conflicts = List.copyOf(conflicts);
        quarantine = List.copyOf(quarantine);
        messages = List.copyOf(messages);
        strangers = List.copyOf(strangers);
    }

    /// Two responses that claim to be one. The first is counted; both are kept. Shown for as long as the
    /// second is in quarantine.
    ///
    /// @param id        of the second, if it could be read
    /// @param digest    SHA-256 of the second's bytes, in hexadecimal digits
    /// @param held      the first one
    public record Conflict(
            String terminal,
            UUID installation,
            Optional<Long> seq,
            Optional<UUID> id,
            String code,
            String digest,
            OffsetDateTime receivedAt,
            Optional<Held> held) {}

    public record Held(
            UUID id, UUID installation, long seq, String terminal, String digest, OffsetDateTime receivedAt) {}

    /// A sender by the topic of a message that was refused. Anybody may be meant by it.
    public record Stranger(String agency, String terminal) {}

    /// @param terminal empty for topics of no configured terminal
    /// @param last     when the latest came, if that is known
    public record Heap(String terminal, String code, long count, Optional<OffsetDateTime> last) {}
}
