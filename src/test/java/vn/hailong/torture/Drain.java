package vn.hailong.torture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Nobody presses any more, nothing fails any more: every terminal must send what it has. First those that run,
/// as they would at a counter; then each of them started anew, which also seals what was open. The accounts of the
/// agency follow when a second status of a new boot bears the first one out.
final class Drain {
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    /// Who shares its id leaves the broker to the other one for up to a quarter of an hour ([Kind#SAME_ID]).
    private static final Duration SHARED = Duration.ofMinutes(17);

    /// A terminal says how it is once in 50 s, and is believed after two times at most.
    private static final Duration STATUSES = Duration.ofSeconds(150);

    private final Ground ground;
    private final InstantSource clock;
    private final Consumer<String> report;
    private final List<String> failures;

    /// @param clock    the agency's
    /// @param failures takes what nothing explains; from any thread
    Drain(Ground ground, InstantSource clock, Consumer<String> report, List<String> failures) {
        this.ground = ground;
        this.clock = clock;
        this.report = report;
        this.failures = failures;
    }

    void run() throws InterruptedException {
        for (ReceiverProgram receiver : ground.receivers()) {
            attempt("a receiver", () -> {
                if (!receiver.isAlive()) {
                    failures.add("a receiver had ended by itself: " + receiver.running());
                    receiver.start();
                }
                receiver.awaitReady();
                return true;
            });
        }
        ground.other().end();
        long begin = System.nanoTime();
        together(desk -> drainRunning(desk, desk.equals(ground.usual().getFirst()) ? SHARED : PATIENCE));
        report.accept("the running terminals are drained" + after(begin));
        long anew = System.nanoTime();
        together(this::drainAnew);
        drainAnew(ground.other()); // it bears the id of one of them
        report.accept("all receipts there after a new start" + after(anew));
    }

    private static String after(long begin) {
        return String.format(" after %.1f s", (System.nanoTime() - begin) / 1e9);
    }

    private interface Part {
        void drain(Desk desk) throws InterruptedException;
    }

    private void together(Part part) throws InterruptedException {
        List<Thread> parts = new ArrayList<>();
        for (Desk desk : ground.usual()) {
            parts.add(Thread.ofVirtual().start(() -> {
                try {
                    part.drain(desk);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread each : parts) {
            each.join();
        }
    }

    private void drainRunning(Desk desk, Duration patience) throws InterruptedException {
        attempt(desk + ", running,", () -> desk.drainRunning(patience));
        desk.end();
    }

    private void drainAnew(Desk desk) throws InterruptedException {
        Instant begun = clock.instant();
        attempt(desk + ", started anew,", () -> desk.drainAnew(PATIENCE));
        attempt(
                "the account of " + desk,
                () -> new AccountsPage(ground.receivers().getFirst().pages())
                        .hasCaughtUpWith(desk.toString(), begun, STATUSES));
        desk.end();
    }

    private void attempt(String who, Callable<Boolean> act) throws InterruptedException {
        try {
            if (!act.call()) {
                failures.add(who + " has not sent everything in time");
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failures.add(who + " can't be drained: " + e);
        }
    }
}
