package vn.hailong.terminal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.Totals;

/// What a terminal does by the clock, on a thread of its own: it reports its status, looks whether it is night, and
/// purges what the agency has long held.
final class Housekeeping implements AutoCloseable {
    private static final Duration STATUS_PERIOD = Duration.ofSeconds(50); // the contract: at least every 60 s
    private static final Duration CHANGE_PERIOD = Duration.ofSeconds(2);
    private static final Duration NIGHT_PERIOD = Duration.ofSeconds(1);
    private static final Duration PURGE_PERIOD = Duration.ofHours(6);

    private final Outbox outbox;
    private final Front front;
    private final Supplier<Duration> uptime;
    private final Runnable report;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());
    private @Nullable Totals reported;
    private Duration reportedAt = Duration.ZERO;

    /// @param uptime a clock that never jumps
    /// @param report tells the agency how the terminal stands
    Housekeeping(Outbox outbox, Front front, Supplier<Duration> uptime, Runnable report) {
        this.outbox = outbox;
        this.front = front;
        this.uptime = uptime;
        this.report = report;
    }

    void begin() {
        every(CHANGE_PERIOD, CHANGE_PERIOD, this::reportChange);
        every(NIGHT_PERIOD, NIGHT_PERIOD, front::look);
        every(Duration.ZERO, PURGE_PERIOD, this::purge);
    }

    private void every(Duration first, Duration period, Runnable work) {
        thread.scheduleWithFixedDelay(work, first.toSeconds(), period.toSeconds(), TimeUnit.SECONDS);
    }

    /// From any thread: something has changed that the agency should know.
    void reportSoon() {
        try {
            thread.execute(this::reportStatus);
        } catch (RejectedExecutionException e) {
            Logger.debug("Closing: the last status says so");
        }
    }

    private void reportChange() {
        Totals totals = outbox.totals();
        Duration now = uptime.get();
        if (!totals.equals(reported) || now.minus(reportedAt).compareTo(STATUS_PERIOD) >= 0) {
            reported = totals;
            reportedAt = now;
            reportStatus();
        }
    }

    private void reportStatus() {
        try {
            report.run();
        } catch (RuntimeException e) {
            Logger.error(e, "The status could not be reported; the next one follows");
        }
    }

    private void purge() {
        var unused = outbox.purge().whenComplete((purged, failure) -> {
            if (failure != null) {
                Logger.warn("Old receipted responses could not be purged: {}", failure.getMessage());
            } else if (purged > 0) {
                Logger.info("Purged {} responses that the agency has held for 30 days", purged);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
