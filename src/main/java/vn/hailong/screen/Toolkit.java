package vn.hailong.screen;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Starts JavaFX without letting it hang or end the Java machine. It starts with the first window and ends with the
/// last one, once each.
final class Toolkit {
    /// A first start from a slow card takes some seconds; an X server that accepts and never answers takes for ever.
    static final long SECONDS = 30;

    private static final Duration END_WAIT = Duration.ofSeconds(1);

    private static int windows;
    private static @Nullable ScreenUnavailableException refusal;

    private Toolkit() {}

    /// Opens a window.
    ///
    /// @param display what the environment names as `DISPLAY`
    /// @param opening on the toolkit's thread: shows the window, and completes the future when it is up
    static <W> W open(@Nullable String display, Consumer<CompletableFuture<W>> opening)
            throws ScreenUnavailableException {
        enter(display);
        CompletableFuture<W> opened = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                opening.accept(opened);
            } catch (RuntimeException | LinkageError e) {
                opened.completeExceptionally(e);
            }
        });
        try {
            return await(opened, Objects.requireNonNullElse(display, ""));
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
        if (display == null || display.isBlank()) {
            throw new ScreenUnavailableException("no display: DISPLAY is not set");
        }
        if (windows == 0) {
            try {
                start(display);
            } catch (ScreenUnavailableException e) {
                refusal = e;
                throw e;
            }
        }
        windows++;
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

    private static void start(String display) throws ScreenUnavailableException {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("screen-start").start(() -> {
            try {
                Platform.startup(() -> started.complete(null));
                // Closing the window is for the terminal to decide.
                Platform.setImplicitExit(false);
            } catch (RuntimeException | LinkageError e) {
                started.completeExceptionally(e);
            }
        });
        await(started, display);
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
