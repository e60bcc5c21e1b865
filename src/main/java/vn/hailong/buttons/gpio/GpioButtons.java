package vn.hailong.buttons.gpio;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.buttons.BoxDriver;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.ButtonBox;
import vn.hailong.buttons.Feedback;
import vn.hailong.buttons.RatingButtons;

/// A box of buttons on the lines of a GPIO chip.
///
/// One thread does everything and sleeps in between. A box that can't be read is reported with the reason and
/// looked for again every [#RETRY], and whenever a device comes or changes. All buttons or none: a box with one
/// silent button would bend the figures.
public final class GpioButtons implements RatingButtons {
    /// How often a box that can't be read is looked for.
    public static final Duration RETRY = Duration.ofSeconds(5);

    private final GpioSettings settings;
    private final DeviceWatch watch;
    private final Wiring wiring;
    private final BoxDriver box;
    private final Queue<Feedback> feedback = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closing;
    private @Nullable GpioChip chip;
    private Duration retryAt = Duration.ZERO;

    /// Prepares a box. It is looked for when somebody listens.
    ///
    /// @throws IOException if this is no Linux, or the kernel gives no descriptors to wait with
    public static GpioButtons open(GpioSettings settings) throws IOException {
        String system = System.getProperty("os.name");
        if (!system.equals("Linux")) {
            throw new IOException("GPIO lines need Linux, and this is " + system
                    + "; use {source: keyboard} or {source: test-box} here");
        }
        DeviceWatch watch = new DeviceWatch();
        try {
            return new GpioButtons(settings, watch);
        } catch (RuntimeException | LinkageError e) {
            watch.close();
            throw e;
        }
    }

    private GpioButtons(GpioSettings settings, DeviceWatch watch) {
        this.settings = settings;
        this.watch = watch;
        this.wiring = new Wiring(settings, this::level);
        ButtonBox rules = new ButtonBox(settings.buttons().keySet(), settings.stuckAfter());
        rules.lost(); // until it was found
        this.box = new BoxDriver(rules, wiring);
        this.thread = Thread.ofPlatform().name("buttons").unstarted(this::run);
    }

    @Override
    public void listen(Listener listener) {
        box.listen(listener);
        thread.start();
    }

    @Override
    public BoxState state() {
        return box.state();
    }

    @Override
    public void show(Feedback now) {
        feedback.add(now);
        wake();
    }

    @Override
    public void close() {
        box.mute();
        if (closing) {
            return;
        }
        closing = true;
        LockSupport.unpark(thread);
        if (thread.getState() == Thread.State.NEW) {
            end();
            return;
        }
        wake();
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                Logger.warn("The buttons' thread did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        try {
            watch.wake();
        } catch (SystemCallException e) {
            Logger.warn("The buttons' thread could not be woken: {}", e.getMessage());
        }
    }

    private void level(int level, boolean down, Duration at) {
        box.level(level, down, at);
    }

    private void run() {
        try {
            while (!closing) {
                try {
                    step();
                } catch (GpioFault e) {
                    lost(e.fault());
                } catch (SystemCallException | RuntimeException e) {
                    Logger.debug(e, "Reading the buttons failed");
                    lost("reading the buttons failed: " + e);
                    // What failed may be the sleep itself: a loop without one would fill the log and the processor.
                    LockSupport.parkNanos(RETRY.toNanos());
                }
            }
        } catch (Throwable e) {
            // Nothing that could be tried again: the Java machine lacks memory, or a class.
            Logger.error(e, "The buttons' thread failed, and ends");
            box.lost("the buttons' thread failed: " + e + "; restart the terminal");
        } finally {
            end();
        }
    }

    /// Everything that is to be done now, and then the sleep.
    private void step() throws GpioFault, SystemCallException {
        if (now().compareTo(retryAt) >= 0) {
            connect();
        }
        for (Feedback next = feedback.poll(); next != null; next = feedback.poll()) {
            box.show(next, now());
        }
        Optional<Duration> next = box.tick(now());
        boolean complete = chip != null && box.state().fault().isEmpty();
        Optional<Duration> wakeAt = complete && watch.seesDevices()
                ? next
                : Optional.of(next.filter(at -> at.compareTo(retryAt) < 0).orElse(retryAt));
        DeviceWatch.Woken woken = watch.sleep(
                chip == null ? -1 : wiring.descriptor(),
                wakeAt.map(this::milliseconds).orElse(-1));
        if (chip != null) {
            // Whatever woke us: so nothing is taken for stuck that was released, and a chip that has gone is noticed.
            wiring.read();
        }
        if (!complete && woken.devices()) {
            retryAt = now();
        }
    }

    /// Takes what is not ours yet: the buttons, then the lamps.
    private void connect() throws GpioFault {
        retryAt = now().plus(RETRY);
        GpioChip here = chip;
        if (here != null) {
            complain(wiring.connectLamps(here));
            box.relight();
            return;
        }
        GpioChip found = wiring.connect();
        chip = found;
        Optional<String> lamps = wiring.connectLamps(found);
        box.relight();
        box.found(wiring.down(), now());
        Logger.info("{} buttons at {}", settings.buttons().size(), found);
        complain(lamps);
    }

    /// Of what keeps no press from being heard.
    private void complain(Optional<String> fault) {
        report(fault);
        box.complain(fault);
    }

    private void lost(String fault) {
        chip = null;
        wiring.disconnect();
        retryAt = now().plus(RETRY);
        report(Optional.of(fault));
        box.lost(fault);
    }

    /// Once for each fault, not at each try.
    private void report(Optional<String> fault) {
        if (fault.isPresent() && !fault.equals(box.state().fault())) {
            Logger.error("Buttons: {}. Looking again every {} s", fault.get(), RETRY.toSeconds());
        }
    }

    private void end() {
        box.dark();
        wiring.close();
        try {
            watch.close();
        } catch (SystemCallException e) {
            Logger.warn("The buttons' descriptors could not be closed: {}", e.getMessage());
        }
    }

    /// Rounded up, so that the time is up when we wake.
    private int milliseconds(Duration at) {
        return (int) Math.clamp(at.minus(now()).plusNanos(999_999).toMillis(), 0, Integer.MAX_VALUE);
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }
}
