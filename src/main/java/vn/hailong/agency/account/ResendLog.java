package vn.hailong.agency.account;

import java.time.Instant;

/// Remembers which outboxes were asked to send again, for all programs that share the database.
public interface ResendLog {
    /// How often an outbox is asked while nothing changes.
    int MOST_ATTEMPTS = 8;

    /// Takes the next turn of asking this outbox, if it is due: ten minutes after the one before, twice as long
    /// after each that changed nothing, at most a day; and no more after [#MOST_ATTEMPTS] of these. Of several
    /// programs one gets it.
    boolean claim(OutboxAccount outbox, Instant now);
}
