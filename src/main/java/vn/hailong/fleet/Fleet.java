package vn.hailong.fleet;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Runs a fleet on one thread until every response has its receipt or patience ends.
///
/// A response counts as sealed at the moment when it was due, also if this machine was late to seal it: a
/// slow generator must not make the rest look fast.
public final class Fleet {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final FleetSettings settings;
    private final Supplier<Duration> uptime;
    private final RandomGenerator random;
    private final Consumer<String> progress;
    private final Answers answers;
    private final Latencies latencies = new Latencies();
    private final List<SimulatedTerminal> terminals = new ArrayList<>();

    private int ready;
    private long sealed;
    private long receipted;
    private long sentAgain;
    private Duration lastReceipt = Duration.ZERO;
    private Duration now = Duration.ZERO;

    /// @param uptime   a clock that never jumps
    /// @param progress takes a line every few seconds
    public Fleet(
            FleetSettings settings,
            InstantSource wall,
            Supplier<Duration> uptime,
            RandomGenerator random,
            Consumer<String> progress) {
        this.settings = settings;
        this.uptime = uptime;
        this.random = random;
        this.progress = progress;
        this.answers = new Answers(settings.questionnaire(), settings.test(), wall, random);
    }

    /// @throws IOException if a connection breaks, which ends the measurement
    public FleetResult run() throws IOException {
        try (Selector selector = Selector.open()) {
            connect(selector);
            Duration begin = uptime.get();
            now = begin;
            for (int i = 0; i < terminals.size(); i++) {
                for (int response = 0; response < settings.backlog(); response++) {
                    seal(i, begin);
                }
            }
            Duration end = begin.plus(settings.sealing());
            Duration due = begin.plus(gap());
            Duration nextTick = begin.plus(TICK);
            Duration nextProgress = begin.plus(PROGRESS);
            lastReceipt = begin;
            while (now.compareTo(end) < 0 || receipted < sealed && now.compareTo(end.plus(settings.patience())) < 0) {
                while (due.compareTo(now) <= 0 && due.compareTo(end) < 0) {
                    seal(random.nextInt(terminals.size()), due);
                    due = due.plus(gap());
                }
                if (nextTick.compareTo(now) <= 0) {
                    nextTick = now.plus(TICK);
                    for (SimulatedTerminal terminal : terminals) {
                        terminal.tick(now);
                    }
                }
                if (nextProgress.compareTo(now) <= 0) {
                    nextProgress = now.plus(PROGRESS);
                    progress.accept(result(begin).soFar());
                }
                Duration next = due.compareTo(end) < 0 && due.compareTo(nextTick) < 0 ? due : nextTick;
                serve(selector, next.minus(now));
            }
            FleetResult result = result(begin);
            for (SimulatedTerminal terminal : terminals) {
                terminal.close();
            }
            return result;
        }
    }

    private void connect(Selector selector) throws IOException {
        for (Seat seat : settings.seats()) {
            SimulatedTerminal terminal = new SimulatedTerminal(
                    settings.agency(), seat, new UUID(random.nextLong(), random.nextLong()), new Events());
            terminals.add(terminal);
            terminal.connect(settings.broker(), selector);
            serve(selector, Duration.ZERO);
        }
        Duration patience = uptime.get().plus(settings.patience());
        while (ready < terminals.size()) {
            serve(selector, TICK);
            if (uptime.get().compareTo(patience) > 0) {
                throw new IOException("only " + ready + " of " + terminals.size() + " terminals could subscribe within "
                        + settings.patience());
            }
        }
        progress.accept(ready + " terminals are connected");
    }

    /// To the next seal: exponential, as citizens come.
    private Duration gap() {
        double seconds = settings.rate() > 0 ? -Math.log(1 - random.nextDouble()) / settings.rate() : 1e6;
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private void seal(int place, Duration at) throws IOException {
        SimulatedTerminal terminal = terminals.get(place);
        sealed++;
        terminal.seal(answers.sealed(settings.seats().get(place), terminal.nextSeq(), at.toMillis()), at);
    }

    private void serve(Selector selector, Duration atMost) throws IOException {
        if (atMost.toMillis() > 0) {
            selector.select(atMost.toMillis());
        } else {
            selector.selectNow();
        }
        now = uptime.get();
        for (SelectionKey key : selector.selectedKeys()) {
            SimulatedTerminal terminal = (SimulatedTerminal) key.attachment();
            if (key.isWritable()) {
                terminal.flush();
            }
            if (key.isReadable()) {
                terminal.receive(now);
            }
        }
        selector.selectedKeys().clear();
    }

    private FleetResult result(Duration begin) {
        return new FleetResult(
                terminals.size(),
                sealed,
                receipted,
                sentAgain,
                lastReceipt.minus(begin),
                latencies.quantile(0.5),
                latencies.quantile(0.99));
    }

    private final class Events implements SimulatedTerminal.Listener {
        @Override
        public void ready() {
            ready++;
        }

        @Override
        public void receipted(Duration wait) {
            receipted++;
            latencies.add(wait);
            lastReceipt = now;
        }

        @Override
        public void sentAgain(int responses) {
            sentAgain += responses;
        }
    }
}
