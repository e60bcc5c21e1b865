package vn.hailong.screen;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Starts JavaFX without letting it hang or end the Java machine. It starts when it is first asked for, and ends
/// with the last window, once each.
final class Toolkit {
    /// A first start from a slow card takes some seconds; an X server that accepts and never answers takes for ever.
    static final long SECONDS = 30;

    private static final Duration END_WAIT = Duration.ofSeconds(1);

    private static int windows;
    private static @Nullable CompletableFuture<Void> started;
    private static @Nullable ScreenUnavailableException refusal;

    private Toolkit() {}

    /// Begins to start the toolkit, beside whatever its caller does until a window is wanted. Returns at once.
    ///
    /// @param display what the environment names as `DISPLAY`
    /// @return completed on the toolkit's thread
    static synchronized CompletableFuture<Void> start(@Nullable String display) {
        if (display == null || display.isBlank()) {
            return CompletableFuture.failedFuture(new ScreenUnavailableException("no display: DISPLAY is not set"));
        }
        if (started == null) {
            started = begin();
        }
        return started;
    }

    /// Builds what a window will show, on the toolkit's thread, as soon as that runs. Returns at once.
    static <T> CompletableFuture<T> build(@Nullable String display, Supplier<T> building) {
        return start(display).thenApplyAsync(begun -> building.get(), Platform::runLater);
    }

    /// Opens a window.
    ///
    /// @param display what the environment names as `DISPLAY`
    /// @param built   what it shows
    /// @param opening on the toolkit's thread: shows the window, and completes the future when it is up
    static <T, W> W open(
            @Nullable String display, CompletableFuture<T> built, BiConsumer<T, CompletableFuture<W>> opening)
            throws ScreenUnavailableException {
        enter(display);
        String named = Objects.requireNonNullElse(display, "");
        try {
            T content = await(built, named);
            CompletableFuture<W> opened = new CompletableFuture<>();
            Platform.runLater(() -> {
                try {
                    opening.accept(content, opened);
                } catch (RuntimeException | LinkageError e) {
                    opened.completeExceptionally(e);
                }
            });
            return await(opened, named);
        } catch (ScreenUnavailableException e) {
            leave(e);
            throw e;
        }
    }

    /// A window wants the toolkit. Returns when its thread runs.
    ///
    /// @param display what the environment names as `DISPLAY`
    static synchronized void enter(@Nullable String display) throws ScreenUnavailableException {
        if (refusal != null) {
            throw refusal;
        }
        CompletableFuture<Void> start = start(display);
        if (windows == 0) {
            try {
                await(start, Objects.requireNonNullElse(display, ""));
            } catch (ScreenUnavailableException e) {
                if (started != null) {
                    refusal = e;
                }
                throw e;
            }
        }
        windows++;
    }

    /// No window will be wanted: ends what [#start] began.
    static synchronized void dismiss() {
        if (started != null && windows == 0 && refusal == null) {
            refusal = new ScreenUnavailableException("no display: it was dismissed before the first window");
            started.thenRunAsync(Platform::exit);
        }
    }

    /// A window is closed.
    static void leave() {
        leave(new ScreenUnavailableException("no display: it was left when the last window closed"));
    }

    private static synchronized void leave(ScreenUnavailableException reason) {
        windows--;
        if (windows == 0) {
            refusal = reason;
            end();
        }
    }

    private static CompletableFuture<Void> begin() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("screen-start").start(() -> {
            try {
                Platform.startup(() -> begun.complete(null));
                // Closing the window is for the terminal to decide.
                Platform.setImplicitExit(false);
            } catch (RuntimeException | LinkageError e) {
                begun.completeExceptionally(e);
            }
        });
        return begun;
    }

    /// When the Java machine is already shutting down, the toolkit's own hook has stopped its loop and `Platform.exit`
    /// waits for it for ever: so this waits a moment only, on a thread that keeps nothing alive.
    private static void end() {
        Thread ending = Thread.ofPlatform().daemon().name("screen-end").start(Platform::exit);
        try {
            ending.join(END_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static <T> T await(CompletableFuture<T> result, String display) throws ScreenUnavailableException {
        try {
            return result.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof ScreenUnavailableException known) {
                throw known;
            }
            throw new ScreenUnavailableException(
                    "no display: can't open a window on DISPLAY=" + display + ": " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new ScreenUnavailableException(
                    "no display: DISPLAY=" + display + " did not answer within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScreenUnavailableException("interrupted while opening DISPLAY=" + display, e);
        }
    }
}
