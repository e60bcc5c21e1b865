package vn.hailong.fleet;

import java.time.Duration;
import java.util.Locale;

/// What a simulation came to.
///
/// @param sealed    responses
/// @param receipted those for which a receipt came
/// @param sentAgain those that were sent again because none came in time
/// @param took      from the first seal to the last receipt
/// @param median    from a seal to its receipt
/// @param p99       the same, for all but one of a hundred
public record FleetResult(
        int terminals, long sealed, long receipted, long sentAgain, Duration took, Duration median, Duration p99) {

    /// Responses for which no receipt came.
    public long lost() {
        return sealed - receipted;
    }

    public long receiptedPerSecond() {
        return Math.round(receipted / Math.max(0.001, took.toNanos() / 1e9));
    }

    /// One line, while receipts may still come.
    public String soFar() {
        return line("receipts awaited");
    }

    /// One line, when none is waited for any more.
    @Override
    public String toString() {
        return line("lost receipts");
    }

    private String line(String open) {
        return String.format(
                Locale.ROOT,
                "fleet of %d terminals: sealed %d, receipted %d in %.1f s (%d/s), seal to receipt p50 %d ms, p99 %d ms, sent"
                        + " again %d, %s %d",
                terminals,
                sealed,
                receipted,
                took.toNanos() / 1e9,
                receiptedPerSecond(),
                median.toMillis(),
                p99.toMillis(),
                sentAgain,
                open,
                lost());
    }
}
