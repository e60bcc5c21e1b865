package vn.hailong.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to try to connect again. After a failure soon. After another client took our id over, later and later: two
/// terminals with one id would otherwise take the connection from each other as fast as they can, and the broker's and
/// the agency's attention with it. So each has it for a while, and nothing that waits is lost.
///
/// Not every broker says why it closes a connection. One that accepts us at once and closes soon after, again
/// and again, does what it does to two clients with one id. One thread.
final class Redial {
    private static final Duration FIRST_YIELD = Duration.ofSeconds(5);
    private static final Duration LONGEST_YIELD = Duration.ofMinutes(15);
    /// Who kept a connection for so long has no rival any more: he would have come back.
    private static final Duration PEACE = LONGEST_YIELD.multipliedBy(2);
    private static final Duration SHORT = Duration.ofSeconds(15);
    /// One more is no chance any more.
    private static final int MOST_SHORT = 5;

    private final Backoff retries;
    private final Backoff yields;
    private Duration openedAt = Duration.ZERO;
    private Duration lastYield = Duration.ZERO;
    private int shortInARow;

    Redial(CourierSettings settings, RandomGenerator random) {
        this.retries = new Backoff(settings.firstRetry(), settings.longestWait(), random);
        this.yields = new Backoff(FIRST_YIELD, LONGEST_YIELD, random);
    }

    void opened(Duration now) {
        openedAt = now;
        retries.reset();
    }

    /// How long to wait when no connection could be made.
    Duration afterFailure() {
        shortInARow = 0; // then it was the way, or the broker, that went away
        return retries.next();
    }

    /// Whether the broker closes our connections as it would for a rival.
    ///
    /// @param now        when the connection was lost
    /// @param unanswered whether the broker owed us an answer: then it may be what we sent that it can't bear
    boolean isRivalLikely(Duration now, boolean unanswered) {
        if (unanswered) {
            return false;
        }
        // A rival that yields as we do stays away as long as we did.
        boolean brief = now.minus(openedAt).compareTo(SHORT.plus(lastYield.multipliedBy(2))) < 0;
        shortInARow = brief ? shortInARow + 1 : 0;
        return shortInARow >= MOST_SHORT;
    }

    /// How long to wait after a connection was lost.
    Duration afterLoss() {
        return retries.next();
    }

    /// How long to leave it to the other.
    Duration afterTakeover(Duration now) {
        if (now.minus(openedAt).compareTo(PEACE) > 0) {
            yields.reset();
        }
        lastYield = yields.next();
        return lastYield;
    }

    /// Connections that were lost soon after they were opened, the last ones in a row.
    int shortInARow() {
        return shortInARow;
    }
}
