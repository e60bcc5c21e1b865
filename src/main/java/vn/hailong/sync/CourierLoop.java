package vn.hailong.sync;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tinylog.Logger;

/// The thread of a [Courier]: steps when something happened or when time is up. Survives a failed step.
public final class CourierLoop implements AutoCloseable {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore signals = new Semaphore(0);
    private final Courier courier;
    private final Thread thread;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean closing;

    /// @param courier makes the courier, given the way to wake it
    public CourierLoop(Function<Runnable, Courier> courier) {
        this.courier = courier.apply(this::wake);
        this.thread = Thread.ofPlatform().name("courier").daemon().unstarted(this::run);
    }

    public Courier courier() {
        return courier;
    }

    public void start() {
        start(Duration.ZERO);
    }

    /// Starts a little later, or as soon as something is due.
    public void start(Duration later) {
        delay = later;
        thread.start();
    }

    /// Something may be due: a response was sealed, for example.
    public void wake() {
        signals.release();
    }

    private void run() {
        if (!delay.isZero()) {
            await(delay);
        }
        while (!closing) {
            Duration pause;
            try {
                pause = courier.step();
            } catch (RuntimeException e) {
                Logger.error(e, "The courier failed at a step, and goes on");
                pause = AFTER_FAILURE;
            }
            await(pause);
        }
        courier.close();
    }

    private void await(Duration pause) {
        try {
            if (signals.tryAcquire(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread on purpose: an interrupt would close the outbox's file under its feet.
            Logger.warn("The courier's thread was interrupted, and goes on");
        }
    }

    /// Waits until a step under way is over, but not for a broker that does not answer.
    @Override
    public void close() {
        closing = true;
        courier.stop();
        wake();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
