package vn.hailong.screen;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

/// The toolkit's thread, for whoever waits for it.
final class FxThread {
    private FxThread() {}

    /// Returns what the work returned, after everything that was asked of the toolkit before.
    ///
    /// @throws IOException if it failed
    static <T> T call(Callable<T> work) throws IOException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception | Error e) {
                done.completeExceptionally(e); // whoever waits must not wait for ever
            }
        });
        try {
            return done.join();
        } catch (CompletionException e) {
            throw new IOException("the screen can't be drawn", e.getCause());
        }
    }
}
