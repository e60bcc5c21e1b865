package vn.hailong.outbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.Response;
import vn.hailong.wire.SeqRange;

/// Where responses live until the agency has them, and 30 days longer.
///
/// What the agency has is kept as ranges of numbers; what has no receipt is what lies between them.
///
/// Guarantees:
/// - a future of this interface completes only when its change is committed **and forced to the disk**;
/// - sealed responses are numbered 1, 2, 3… without gaps, and their bytes never change;
/// - only what is on the disk is ever handed out by [#pending], so a number is never used twice;
/// - nothing without a receipt is ever deleted.
///
/// A change that can't be stored fails its future with [OutboxException] and leaves no trace; the outbox tries to
/// recover at the next change.
public interface Outbox extends AutoCloseable {

    /// How long receipted responses are kept, for an agency that must be refilled: so long at least, and an hour longer
    /// at most, since receipts of neighbours within an hour are deleted together.
    Duration RETENTION = Duration.ofDays(30);

    /// Opens the outbox in a folder, creating it if it is new, and seals the drafts that a crash left behind.
    ///
    /// An outbox that an earlier version wrote is brought to the present format, whole or not at all; an earlier
    /// version refuses it from then on.
    ///
    /// If the file is damaged, a new outbox is made of all responses that can be read in it, with a new
    /// installation and new numbers, and the damaged files are kept in the folder `damaged`.
    ///
    /// @param reserveBytes free space below which no new draft is taken
    /// @throws OutboxException if the folder can't be written, is in use by another program, or was
    ///                         written by a newer version
    static Outbox open(Path folder, long reserveBytes, Clock clock) throws OutboxException {
        return H2Outbox.open(folder, reserveBytes, clock);
    }

    /// How the outbox in a folder is, for whoever looks from outside.
    enum Condition {
        /// There is none yet: the first start makes it.
        ABSENT,
        /// A program has it open.
        IN_USE,
        READABLE
    }

    /// Looks at the outbox in a folder and changes nothing.
    ///
    /// @throws OutboxException if it is broken, or this user may not read it
    static Condition examine(Path folder) throws OutboxException {
        return new DataFolder(folder).current().examine();
    }

    /// Where the files of damaged outboxes of a folder are kept, which new ones have replaced. Empty if there are none.
    ///
    /// @throws OutboxException if the folder can't be listed
    static Optional<Path> damaged(Path folder) throws OutboxException {
        return new DataFolder(folder).damaged();
    }

    /// Drawn when this outbox was created.
    UUID installation();

    /// Stores a response that has begun, and counts the press that began it. Completes with the response's id.
    ///
    /// @param level the level that was pressed; empty if it began with another kind of answer
    CompletableFuture<UUID> saveDraft(Response response, OptionalInt level);

    /// Replaces what a draft says by what it says now. Completes with the response's id.
    ///
    /// A response that is not a draft any more fails, with [AlreadySealedException]: sealed bytes never change.
    CompletableFuture<UUID> amend(Response response);

    /// Counts a press that came too soon after the response `id`, and notes it in the response while it is a draft.
    /// Completes with `suppressed`.
    ///
    /// @param suppressed how many there were since that response
    CompletableFuture<Integer> suppress(UUID id, int level, int suppressed);

    /// Gives a draft its number and its final bytes. Completes with the number, the same one if it is sealed already.
    CompletableFuture<Long> seal(UUID id);

    /// The sealed responses without a receipt that follow `afterSeq`, in order.
    ///
    /// @throws OutboxException if they can't be read
    List<Pending> pending(long afterSeq, int most) throws OutboxException;

    /// Marks what the agency holds. Numbers that were marked before stay as they are.
    /// Completes with how many are new.
    ///
    /// @throws IllegalArgumentException if a receipt of another installation or of numbers never sealed is given
    CompletableFuture<Integer> receipted(Receipt receipt);

    /// Takes back the receipts of these numbers, so that the responses are sent again. Completes with how many; those
    /// that are deleted already keep theirs.
    CompletableFuture<Integer> resend(SeqRange seqs);

    /// How often [#resend] was asked for, as of the last commit. Never waits. A receipt that was written before the
    /// last time may name what the agency has lost since.
    long resends();

    /// Deletes responses that were receipted longer than [#RETENTION] ago. Completes with how many. Their numbers count
    /// as receipted for ever.
    CompletableFuture<Integer> purge();

    /// Counts as of the last commit. Never waits.
    Totals totals();

    /// Finishes what is queued, and closes the database.
    @Override
    void close();
}
