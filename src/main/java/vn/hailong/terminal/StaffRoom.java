package vn.hailong.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.tinylog.Logger;
import vn.hailong.buttons.Feedback;
import vn.hailong.config.StaffPin;
import vn.hailong.screen.StaffDesk;
import vn.hailong.survey.Texts;
import vn.hailong.tablet.Pairings;

/// Answers the staff's screen, on a thread of its own: to try a PIN takes half a second, and the doctor takes longer.
final class StaffRoom implements StaffDesk, AutoCloseable {
    private final PinGate gate;
    private final ButtonTest test;
    private final Supplier<List<Line>> status;
    private final Supplier<Diagnosis> doctor;
    private final Supplier<Optional<Pairings>> pairings;
    private final Texts texts;
    private final Supplier<Duration> uptime;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("staff").daemon().factory());

    /// @param texts what staff read
    StaffRoom(
            StaffPin pin,
            ButtonTest test,
            Supplier<List<Line>> status,
            Supplier<Diagnosis> doctor,
            Supplier<Optional<Pairings>> pairings,
            Texts texts,
            Supplier<Duration> uptime) {
        this.pairings = pairings;
        this.texts = texts;
        this.gate = new PinGate(pin::matches);
        this.test = test;
        this.status = status;
        this.doctor = doctor;
        this.uptime = uptime;
    }

    @Override
    public CompletableFuture<Entry> enter(String pin) {
        return ask(() -> attempt(pin));
    }

    private Entry attempt(String pin) {
        PinGate.Result result = gate.attempt(pin, uptime.get());
        Optional<Duration> pause = gate.pause(uptime.get());
        return switch (result) {
            case RIGHT -> {
                Logger.info("Staff opened the staff's screen");
                yield new Entry.Granted();
            }
            case WRONG -> {
                Logger.warn("A wrong PIN at the staff's screen, {} in a row", gate.wrong());
                yield pause.<Entry>map(Entry.Paused::new).orElseGet(Entry.Refused::new);
            }
            case TOO_SOON -> new Entry.Paused(pause.orElse(Duration.ZERO));
        };
    }

    @Override
    public void left() {
        Logger.debug("The staff's screen is closed");
    }

    @Override
    public CompletableFuture<List<Line>> status() {
        return ask(status);
    }

    @Override
    public CompletableFuture<Diagnosis> diagnose() {
        return ask(doctor);
    }

    @Override
    public Optional<Tablets> tablets() {
        return pairings.get().map(known -> new TabletDesk(known, texts, thread));
    }

    @Override
    public void beginTest(TestListener listener) {
        test.begin(listener);
    }

    @Override
    public void endTest() {
        test.end();
    }

    @Override
    public void light(boolean lit) {
        test.feedback(lit ? Feedback.TAKEN : Feedback.READY);
    }

    @Override
    public void thank() {
        test.feedback(Feedback.READY); // else the second time would change nothing
        test.feedback(Feedback.THANKED);
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e); // closing
        }
    }

    @Override
    public void close() {
        test.end();
        thread.shutdownNow();
    }
}
