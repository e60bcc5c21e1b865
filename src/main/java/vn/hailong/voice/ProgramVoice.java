package vn.hailong.voice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Each word and each sound is a child process, one at a time.
final class ProgramVoice implements Voice {
    /// Longer than any question takes.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final boolean speech;
    private final boolean sound;
    private final Programs programs;
    private final byte[] chime = resource("/voice/chime.wav");
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("voice").daemon().factory());

    /// What failed once is not told again: a terminal speaks some hundred times a day.
    private final Set<String> told = new LinkedHashSet<>();

    private final Set<String> lacking = new LinkedHashSet<>();
    private @Nullable Process current;

    /// Counts what is to be said; whatever is older is not said any more.
    private long newest;

    ProgramVoice(boolean speech, boolean sound, Programs programs) {
        this.speech = speech;
        this.sound = sound;
        this.programs = programs;
    }

    @Override
    public void say(String text, String language) {
        if (speech) {
            byte[] words = text.getBytes(StandardCharsets.UTF_8);
            long number = replace();
            post(() -> {
                if (isNewest(number)) {
                    run(programs.speaking(language), words);
                }
            });
        }
    }

    @Override
    public void chime() {
        if (sound) {
            replace();
            post(() -> run(programs.player(), chime));
        }
    }

    @Override
    public synchronized List<String> lacking() {
        return List.copyOf(lacking);
    }

    @Override
    public void close() {
        replace();
        thread.shutdownNow();
    }

    private synchronized long replace() {
        if (current != null) {
            current.destroy();
        }
        return ++newest;
    }

    private synchronized boolean isNewest(long number) {
        return number == newest;
    }

    private void post(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            Logger.debug("Too late: the terminal is closing");
        }
    }

    /// Only on the voice's thread.
    private void run(List<String> command, byte[] input) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            lacks(command.getFirst(), e);
            return;
        }
        synchronized (this) {
            current = process;
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            Logger.debug("{} took no more input: {}", command.getFirst(), e.getMessage());
        }
        try {
            if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                tell(command.getFirst() + " did not end within " + LONGEST.toSeconds() + " s, and was ended");
            } else if (process.exitValue() != 0 && process.exitValue() != 128 + 15) {
                tell(String.join(" ", command) + " failed with exit code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        } finally {
            process.destroyForcibly();
            synchronized (this) {
                current = null;
            }
        }
    }

    private synchronized void lacks(String program, IOException failure) {
        if (lacking.add(program)) {
            Logger.warn(
                    "No voice: {} can't be started ({}); the terminal goes on without", program, failure.getMessage());
        }
    }

    private synchronized void tell(String failure) {
        if (told.add(failure)) {
            Logger.warn("The voice: {}; not told again", failure);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Objects.requireNonNull(ProgramVoice.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + name, e);
        }
    }
}
