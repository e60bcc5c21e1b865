package vn.hailong.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.outbox.OutboxException;

/// Carries out a plan under load, lets everything heal, and holds what was said against what is held.
final class Torture {
    private static final Duration DRAIN = Duration.ofSeconds(240);

    private final List<Plan.Step> plan;
    private final Consumer<String> report;
    private final Map<Kind, Integer> injected = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> planned = new EnumMap<>(Kind.class);
    /// A step that takes longer than planned must not meet the next one of its place.
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private long begin;

    /// @param report takes each line of what happens
    Torture(List<Plan.Step> plan, Consumer<String> report) {
        this.plan = plan;
        this.report = report;
    }

    /// What came of it.
    ///
    /// @param injected what was really done, by kind
    record Result(Map<Kind, Integer> planned, Map<Kind, Integer> injected, Verdict verdict) {
        int faults() {
            return injected.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// @param folder  takes what the programs store and log
    /// @param preload the library made of `host.c`
    Result run(Path folder, Path preload, Duration length)
            throws IOException, InterruptedException, SQLException, OutboxException {
        Ground ground = Ground.prepare(folder, preload);
        // Who breaks it off leaves no program and no mounted disk behind.
        Thread brokenOff = new Thread(() -> close(ground));
        Runtime.getRuntime().addShutdownHook(brokenOff);
        try (ground) {
            return run(ground, length);
        } finally {
            Runtime.getRuntime().removeShutdownHook(brokenOff);
        }
    }

    private static void close(Ground ground) {
        try {
            ground.close();
        } catch (IOException e) {
            Logger.error(e, "Not everything could be closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Result run(Ground ground, Duration length)
            throws IOException, InterruptedException, SQLException, OutboxException {
        for (ReceiverProgram receiver : ground.receivers()) {
            receiver.start();
        }
        ground.receivers().forEach(ReceiverProgram::awaitReady);
        for (Desk desk : ground.desks().subList(0, Plan.TERMINALS)) {
            desk.start();
        }
        begin = System.nanoTime();
        inject(new Injector(ground));
        sleepUntil(length);
        heal(ground);
        Verdict verdict = Verdict.of(ground);
        List<String> unexplained = new ArrayList<>(failures);
        unexplained.addAll(verdict.unexplained());
        return new Result(planned, injected, verdict.with(unexplained));
    }

    private void inject(Injector injector) throws InterruptedException {
        List<Thread> steps = new ArrayList<>();
        for (Plan.Step step : plan) {
            planned.merge(step.kind(), 1, Integer::sum);
            sleepUntil(step.at());
            steps.add(Thread.ofVirtual().start(() -> carryOut(injector, step)));
        }
        for (Thread step : steps) {
            step.join();
        }
    }

    private void carryOut(Injector injector, Plan.Step step) {
        List<Semaphore> claimed = Plan.claims(step.kind(), step.target()).stream()
                .sorted()
                .map(claim -> places.computeIfAbsent(claim, each -> new Semaphore(1, true)))
                .toList();
        try {
            for (Semaphore place : claimed) {
                place.acquire();
            }
            boolean real = injector.inject(step);
            note(step, real, null);
        } catch (IOException | RuntimeException e) {
            note(step, false, "step " + step + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            claimed.forEach(Semaphore::release);
        }
    }

    private synchronized void note(Plan.Step step, boolean real, @Nullable String failure) {
        if (real) {
            injected.merge(step.kind(), 1, Integer::sum);
        }
        if (failure != null) {
            failures.add(failure);
        }
        report.accept(
                String.format("%6.1f s  %s %s", (System.nanoTime() - begin) / 1e9, real ? "done " : "empty", step));
    }

    private void sleepUntil(Duration at) throws InterruptedException {
        long left = begin + at.toNanos() - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /// Nobody presses any more; every terminal sends what it has.
    private void heal(Ground ground) throws IOException, InterruptedException {
        List<Desk> desks = ground.desks();
        for (Desk desk : desks) {
            desk.end();
        }
        for (ReceiverProgram receiver : ground.receivers()) {
            if (!receiver.isAlive()) {
                failures.add("a receiver had ended by itself: " + receiver.running());
                receiver.start();
            }
        }
        ground.receivers().forEach(ReceiverProgram::awaitReady);
        long healing = System.nanoTime();
        List<Thread> drains = new ArrayList<>();
        for (Desk desk : desks.subList(0, Plan.TERMINALS)) {
            drains.add(drain(desk));
        }
        for (Thread drain : drains) {
            drain.join();
        }
        drain(ground.other()).join(); // it bears the id of one of them
        report.accept(String.format("all receipts there after %.1f s", (System.nanoTime() - healing) / 1e9));
    }

    private Thread drain(Desk desk) {
        return Thread.ofVirtual().start(() -> {
            try {
                desk.drain(DRAIN);
            } catch (IOException | RuntimeException e) {
                synchronized (this) {
                    failures.add(desk + " can't be drained: " + e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
