package vn.hailong.agency.account;

import java.time.Instant;

/// Remembers which outboxes were asked to send again, for all programs that share the database.
public interface ResendLog {
    /// Takes the next turn of asking this outbox, if it is due: 10 minutes after the one before, twice as long after
    /// each that changed nothing, at most a day; and no more after [#MOST_ATTEMPTS] that changed nothing. Of several
    /// programs one gets it.
    boolean claim(OutboxAccount outbox, Instant now);

    int MOST_ATTEMPTS = 8;
}
