package vn.hailong.sync;

import java.time.Duration;

/// @param batchSize        responses in a batch, at most 200 (the contract)
/// @param window           batches on their way without a receipt
/// @param receiptTimeout   how long to wait for a receipt before sending again; doubles while none comes, up to
///                         `longestWait`
/// @param firstRetry       wait after the first failed connection; doubles up to `longestWait`
/// @param gathering        shortest time between two messages of new responses, unless one is full: the first goes at
///                         once, and what comes soon after it goes together
/// @param backlogPerSecond how many responses a second of what an outage left behind
public record CourierSettings(
        int batchSize,
        int window,
        Duration receiptTimeout,
        Duration firstRetry,
        Duration longestWait,
        Duration gathering,
        int backlogPerSecond) {
    public static CourierSettings standard(int backlogPerSecond) {
        return new CourierSettings(
                200,
                60,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                backlogPerSecond);
    }
}
