package vn.hailong.agency.store;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.hailong.wire.SeqRange;

/// Finds the numbers of an outbox that are nowhere. Reads the numbers of the whole outbox, so it is asked
/// only when some are known to be missing.
final class Gaps {
    /// Enough to name, and to ask for in one go; after these have come, the next.
    private static final int MOST_RANGES = 20;

    private final Handle handle;

    Gaps(Handle handle) {
        this.handle = handle;
    }

    /// @return the first ranges from 1 to this number, ascending
    List<SeqRange> below(String terminal, UUID installation, long upTo) {
        return handle.createQuery("""
                        with taken as (
                            select 0 as seq
                            union select seq from response
                                where installation = :installation and terminal = :terminal and seq <= :upTo
                            union select seq from known_elsewhere where installation = :installation and seq <= :upTo
                            union select seq from quarantined_response
                                where terminal = :terminal and installation = :installation
                                and released_at is null and seq <= :upTo),
                        step as (select seq, lead(seq, 1, :upTo + 1) over (order by seq) as next from taken)
                        select seq + 1 as first, next - 1 as last from step where next > seq + 1
                        order by 1 limit :most""")
                .bind("terminal", terminal)
                .bind("installation", installation)
                .bind("upTo", upTo)
                .bind("most", MOST_RANGES)
                .map((row, context) -> new SeqRange(row.getLong("first"), row.getLong("last")))
                .list();
    }
}
