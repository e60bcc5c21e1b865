package vn.hailong.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.hailong.outbox.AlreadySealedException;
import vn.hailong.outbox.Outbox;
import vn.hailong.survey.Draft;
import vn.hailong.wire.Response;

/// Saves what drafts become, one commit at a time: while one is on its way to the card, only the latest of those that
/// follow is kept. A citizen who types quickly makes no queue.
final class Amendments {
    private final Outbox outbox;
    private final Function<Draft, Response> responses;
    private final BiConsumer<Draft, @Nullable Throwable> done;
    private boolean saving;
    private @Nullable Draft next;

    /// @param done told of each draft that was saved, or not; on any thread
    Amendments(Outbox outbox, Function<Draft, Response> responses, BiConsumer<Draft, @Nullable Throwable> done) {
        this.outbox = outbox;
        this.responses = responses;
        this.done = done;
    }

    synchronized void save(Draft draft) {
        if (saving) {
            next = draft;
        } else {
            saving = true;
            submit(draft);
        }
    }

    /// Saves the draft as it ends, and seals it. What was waiting to be saved of it is older, and must not come after
    /// it. What waits of another draft goes on waiting: a seal that is tried again may meet the next citizen.
    ///
    /// Completes with the response's number. If it fails, it can be tried again: the seal may be on the disk then.
    synchronized CompletableFuture<Long> seal(Draft draft) {
        if (next != null && next.id().equals(draft.id())) {
            next = null;
        }
        return outbox.amend(responses.apply(draft))
                .exceptionallyCompose(failure -> failure instanceof AlreadySealedException
                        ? CompletableFuture.completedFuture(draft.id())
                        : CompletableFuture.failedFuture(failure))
                .thenCompose(outbox::seal);
    }

    /// Under the lock: the outbox takes changes in the order in which they are handed over.
    private void submit(Draft draft) {
        var unused = outbox.amend(responses.apply(draft)).whenComplete((id, failure) -> {
            done.accept(draft, failure);
            saved();
        });
    }

    private synchronized void saved() {
        Draft waiting = next;
        next = null;
        saving = waiting != null;
        if (waiting != null) {
            submit(waiting);
        }
    }
}
