package vn.hailong.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// Carries out a plan under load, lets everything heal, and holds what was said against what is held. Whatever fails in
/// between, there is a verdict in the end, which names it.
final class Torture {
    private final List<Plan.Step> plan;
    private final Wall wall;
    private final Function<Ground, Injection> injection;
    private final Consumer<String> report;
    private final Map<Kind, Integer> injected = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> planned = new EnumMap<>(Kind.class);
    /// A step that takes longer than planned must not meet the next one of its place.
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private long begin = System.nanoTime();

    /// What does a step and undoes it; [Injector] does.
    interface Injection {
        /// Takes as long as the step lasts, and what the undoing takes.
        ///
        /// @return whether there was really something that the fault was done to
        boolean inject(Plan.Step step) throws IOException, InterruptedException;
    }

    /// @param wall   the right time
    /// @param report takes each line of what happens
    Torture(List<Plan.Step> plan, Wall wall, Function<Ground, Injection> injection, Consumer<String> report) {
        this.plan = plan;
        this.wall = wall;
        this.injection = injection;
        this.report = report;
    }

    /// What came of it.
    ///
    /// @param injected what was really done, by kind
    /// @param restarts of terminals whose start had met a card in trouble
    record Result(Map<Kind, Integer> planned, Map<Kind, Integer> injected, int restarts, Verdict verdict) {
        int faults() {
            return injected.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// @param folder  takes what the programs store and log
    /// @param preload the library made of `host.c`
    Result run(Path folder, Path preload, Duration length) throws InterruptedException {
        Ground ground;
        try {
            ground = Ground.prepare(folder, preload, wall);
        } catch (IOException | RuntimeException e) {
            Logger.error(e, "Nothing could be begun");
            return new Result(planned, injected, 0, Verdict.unknown(0, List.of("nothing could be begun: " + e)));
        }
        // Who breaks it off leaves no program and no mounted disk behind.
        Thread brokenOff = new Thread(() -> close(ground));
        Runtime.getRuntime().addShutdownHook(brokenOff);
        Verdict verdict;
        try {
            verdict = run(ground, length);
        } finally {
            Runtime.getRuntime().removeShutdownHook(brokenOff);
            close(ground);
        }
        List<String> unexplained = new ArrayList<>(failures);
        unexplained.addAll(verdict.unexplained());
        int restarts = ground.desks().stream().mapToInt(Desk::restarts).sum();
        return new Result(planned, injected, restarts, verdict.with(unexplained));
    }

    private void close(Ground ground) {
        for (Exception failure : ground.close()) {
            Logger.error(failure, "Not everything could be closed");
            failures.add("not everything could be closed: " + failure);
        }
    }

    private Verdict run(Ground ground, Duration length) throws InterruptedException {
        Mender mender = new Mender(ground);
        try {
            new Opening(ground).run();
            begin = System.nanoTime();
            inject(injection.apply(ground), mender);
            sleepUntil(length);
        } catch (IOException | RuntimeException e) {
            fail("the run broke off: ", e);
        }
        failures.addAll(mender.mendRest());
        new Drain(ground, wall, report, failures).run();
        Verdict verdict = reckon(ground);
        Map<String, Integer> thanked = ground.usual().stream()
                .collect(Collectors.toMap(
                        Desk::toString, desk -> desk.heard().thanked().size()));
        failures.addAll(Coverage.lacks(length, planned.keySet(), injected.keySet(), thanked, verdict.met()));
        return verdict;
    }

    private Verdict reckon(Ground ground) throws InterruptedException {
        try {
            Holdings holdings = Holdings.read(ground.database().database());
            Reckoning reckoning = new Reckoning(holdings);
            List<Drained> cards = new ArrayList<>();
            ground.desks().forEach(desk -> reckoning.add(desk).ifPresent(cards::add));
            ground.links().stream()
                    .filter(link -> link.leaked() > 0)
                    .forEach(link ->
                            failures.add(link + ": " + link.leaked() + " times a bad certificate was accepted"));
            AgencyPages pages = ground.receivers().getFirst().pages();
            failures.addAll(new IndexPage(pages).differences(holdings.responses()));
            failures.addAll(holdings.books().differences(cards));
            boolean shared = injected.containsKey(Kind.SAME_ID);
            failures.addAll(new AccountsPage(pages)
                    .differences(cards, shared ? Set.of(ground.other().toString()) : Set.of()));
            return reckoning.verdict();
        } catch (SQLException | IOException | RuntimeException e) {
            fail("the agency can't be asked what it holds: ", e);
            int acknowledged = ground.desks().stream()
                    .mapToInt(desk -> desk.heard().thanked().size())
                    .sum();
            return Verdict.unknown(
                    acknowledged,
                    ground.desks().stream()
                            .flatMap(desk -> desk.oddities().stream())
                            .toList());
        }
    }

    private void inject(Injection injector, Mender mender) throws InterruptedException {
        List<Thread> steps = new ArrayList<>();
        for (Plan.Step step : plan) {
            planned.merge(step.kind(), 1, Integer::sum);
            sleepUntil(step.at());
            steps.add(Thread.ofVirtual().start(() -> carryOut(injector, mender, step)));
        }
        for (Thread step : steps) {
            step.join();
        }
    }

    private void carryOut(Injection injector, Mender mender, Plan.Step step) {
        List<Semaphore> claimed = Plan.claims(step.kind(), step.target()).stream()
                .sorted()
                .map(claim -> places.computeIfAbsent(claim, each -> new Semaphore(1, true)))
                .toList();
        claimed.forEach(Semaphore::acquireUninterruptibly);
        try {
            note(step, injector.inject(step) ? "done " : "empty");
        } catch (IOException | RuntimeException e) {
            fail("step " + step + ": ", e);
            note(step, "failed");
            mend(mender, step);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            claimed.forEach(Semaphore::release);
        }
    }

    private void mend(Mender mender, Plan.Step step) {
        try {
            mender.mend(step);
        } catch (IOException | RuntimeException e) {
            report.accept("can't be mended now, and is tried again in the end: step " + step + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(String what, Exception cause) {
        if (cause instanceof RuntimeException) { // nobody expects it anywhere
            Logger.error(cause, "{}", what);
        }
        failures.add(what + cause);
    }

    private synchronized void note(Plan.Step step, String outcome) {
        if (outcome.equals("done ")) {
            injected.merge(step.kind(), 1, Integer::sum);
        }
        report.accept(String.format("%6.1f s  %s %s", (System.nanoTime() - begin) / 1e9, outcome, step));
    }

    private void sleepUntil(Duration at) throws InterruptedException {
        long left = begin + at.toNanos() - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
