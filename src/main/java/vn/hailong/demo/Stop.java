package vn.hailong.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The end of the demonstration when somebody asks for it (Ctrl-C, SIGTERM), from its first moment on: the Java machine
/// then waits until everything that was started is stopped and deleted.
final class Stop implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /// Whether somebody has asked.
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /// Waits, but not longer than until somebody asks.
    void pause(Duration pause) throws InterruptedException {
        var unused = asked.await(Math.max(0, pause.toNanos()), TimeUnit.NANOSECONDS);
    }

    /// Everything is stopped and deleted.
    @Override
    public void close() {
        done.countDown();
    }
}
