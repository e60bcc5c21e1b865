package vn.hailong.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One terminal's process as systemd keeps it on a device (`Restart=always`): when it ends by itself it is started
/// again after `RestartSec=`, until somebody stops it. It says `ready` when it is.
final class Service {
    private static final Path UNIT = Path.of("systemd/hailong-terminal.service");
    private static final Pattern PAUSE = Pattern.compile("(?m)^RestartSec=(\\d+)$");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KILLED = 128 + 9;

    /// Called on the service's thread.
    interface Listener {
        void launching();

        void said(String line);

        /// Nothing more is said until it is launched again.
        ///
        /// @param wanted whether it ended as it was told to
        /// @param ready  whether it had been ready
        void ended(int code, boolean wanted, boolean ready);

        void odd(String oddity);
    }

    private final ProcessBuilder program;
    private final Listener listener;
    private final Duration pause;
    private final Thread keeper;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private volatile boolean ready;
    /// What is to be the exit code; nobody has asked for an end as long as it is null.
    private volatile @Nullable Integer expected;

    private Service(String name, ProcessBuilder program, Listener listener, Duration pause) {
        this.program = program;
        this.listener = listener;
        this.pause = pause;
        this.keeper = Thread.ofPlatform().name(name + " keeper").daemon().unstarted(this::keep);
    }

    /// @param pause before it is started again
    static Service start(String name, ProcessBuilder program, Listener listener, Duration pause) {
        Service service = new Service(name, program, listener, pause);
        service.keeper.start();
        return service;
    }

    /// As the unit says.
    static Duration pause() throws IOException {
        Matcher said = PAUSE.matcher(Files.readString(UNIT));
        if (!said.find()) {
            throw new IOException(UNIT + ": no RestartSec= in whole seconds");
        }
        return Duration.ofSeconds(Long.parseLong(said.group(1)));
    }

    private void keep() {
        try {
            do {
                Process launched = launch();
                if (launched != null) {
                    listen(launched);
                    int code = launched.waitFor();
                    Integer wanted = expected;
                    listener.ended(code, wanted != null && wanted == code, ready);
                    ready = false;
                }
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            listener.odd("its keeper was interrupted");
        }
    }

    private synchronized @Nullable Process launch() {
        if (stopped.getCount() == 0) {
            return null;
        }
        listener.launching();
        try {
            process = program.start();
        } catch (IOException e) {
            listener.odd("can't be started: " + e.getMessage());
            process = null;
        }
        return process;
    }

    private void listen(Process launched) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(launched.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.said(line);
                ready = ready || line.equals("ready");
            }
        } catch (IOException e) {
            listener.odd("its output can't be read: " + e.getMessage());
        }
    }

    boolean isReady() {
        return ready;
    }

    /// What runs now; null between an end by itself and the next start.
    @Nullable
    Process running() {
        Process now = process;
        return now != null && now.isAlive() ? now : null;
    }

    /// SIGKILL. What it said before is still heard.
    void kill() throws InterruptedException {
        Process running = stop(KILLED);
        if (running != null) {
            // Not by the process object, which would close the pipe that its last words are in.
            running.toHandle().destroyForcibly();
        }
        join(running);
    }

    /// Ends it in good order: by the end of its standard input.
    void end() throws InterruptedException {
        Process running = stop(0);
        if (running != null) {
            try {
                running.getOutputStream().close();
            } catch (IOException e) {
                listener.odd("can't be told to end: " + e.getMessage());
                running.toHandle().destroyForcibly();
            }
        }
        join(running);
    }

    private synchronized @Nullable Process stop(int code) {
        expected = code;
        stopped.countDown();
        return running();
    }

    private void join(@Nullable Process running) throws InterruptedException {
        if (!keeper.join(PATIENCE) && running != null) {
            listener.odd("does not end");
            running.toHandle().destroyForcibly();
        }
        keeper.join();
    }
}
