package vn.hailong.agency.account;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.hailong.wire.SeqRange;

/// One outbox of one terminal: what it says it sealed, and what the agency holds of these numbers. Since
/// every sealed response has its number, 1, 2, 3…, the comparison is exact: what is missing can be named.
///
/// @param present    whether the terminal speaks with this outbox now, and not with a later one
/// @param said       its last totals; absent if only responses of it were heard
/// @param held       counted responses
/// @param elsewhere  numbers whose response is counted under another outbox of the terminal
/// @param quarantined numbers that are in quarantine only, by code
/// @param conflicting responses in quarantine at numbers that are held or known elsewhere: no number is missing for
///                   them, and something is wrong all the same
/// @param later      of all these, numbers above the last total
/// @param fall       when it fell back behind what was heard of it: the one that nobody acknowledged, else the latest
/// @param missing    numbers up to the last total, or up to the highest known one, that are nowhere
/// @param ranges     the first of them; empty where they are only on their way
/// @param salvaged   held responses of the following outbox that were read out of this one
/// @param returnedAt when it was last heard after another outbox had taken its place
/// @param foreign    responses in quarantine since another terminal sent them under this outbox's id
/// @param asked      when the terminal was last asked to send again what is missing
public record OutboxAccount(
        String terminal,
        UUID installation,
        boolean present,
        Optional<Said> said,
        long held,
        long elsewhere,
        Map<String, Long> quarantined,
        Optional<Unwelcome> conflicting,
        long later,
        Optional<Fall> fall,
        long missing,
        List<SeqRange> ranges,
        long salvaged,
        Optional<OffsetDateTime> returnedAt,
        Optional<Unwelcome> foreign,
        Repaired repaired,
        Optional<Asked> asked) {

    /// Held responses whose own time was not believed.
    ///
    /// @param byClock by a clock that knew when their boot was, to a minute or two
    /// @param bound   of which only bounds are known
    public record Repaired(long byClock, long bound) {
        public static final Repaired NONE = new Repaired(0, 0);
    }

    /// @param last when the latest came
    public record Unwelcome(long responses, OffsetDateTime last) {}

    /// @param attempts without any change of what is missing
    public record Asked(int attempts, OffsetDateTime at) {}

    /// @param at         when it was heard
    /// @param refused    ratings that could not be stored
    /// @param suppressed presses that came too soon after another
    /// @param most       the greatest total that was ever heard, or number that was here before a total was said
    /// @param waiting    since when the oldest pending response waits; present if one does
    public record Said(
            OffsetDateTime at,
            long sealed,
            long receipted,
            long pending,
            long refused,
            long suppressed,
            long most,
            Optional<OffsetDateTime> waiting) {}

    /// It said it had sealed fewer than before: an old copy of it runs. The numbers between were given twice, or
    /// are lost, whatever it has caught up with since.
    ///
    /// @param at             when that was heard for the first time
    /// @param from           the greatest total before
    /// @param to             the smallest one after
    /// @param times          how often it fell until somebody acknowledged it
    /// @param acknowledgedAt when staff said that they know
    public record Fall(OffsetDateTime at, long from, long to, long times, Optional<OffsetDateTime> acknowledgedAt) {}

    public OutboxAccount {
        quarantined = Map.copyOf(quarantined);
        ranges = List.copyOf(ranges);
    }

    /// What the terminal says was receipted, and is not here.
    public long owed() {
        return said.map(words -> Math.max(0, missing - words.pending())).orElse(0L);
    }

    public long quarantinedTotal() {
        return quarantined.values().stream().mapToLong(Long::longValue).sum();
    }
}
