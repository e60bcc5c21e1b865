package vn.hailong.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The only writer of the outbox: one thread that takes whatever changes are waiting, commits them together, forces
/// them to the disk once, and only then completes their futures.
///
/// The loop survives every failed turn. After a failure the database is closed and opened anew at the next change,
/// since H2 shuts itself down when the disk fails. A change whose commit or whose forced write failed may be on the
/// disk or not, so nothing is tried twice here.
final class GroupCommit implements AutoCloseable {
    private static final int LARGEST_GROUP = 512;

    interface Change<T> {
        T apply(Redo redo) throws SQLException, OutboxException;
    }

    /// What must happen around each commit.
    interface Commits {
        /// Opens the database anew, after a failure.
        LoggedConnection connect() throws OutboxException;

        /// Runs inside the transaction, after the changes of the group.
        void beforeCommit(Redo redo) throws SQLException;

        /// Runs when the group is on the disk, before anybody is told.
        void forced();
    }

    private record Queued<T>(Change<T> change, CompletableFuture<T> done) {}

    /// Nothing can follow it in the queue.
    private static final Queued<Integer> LAST = new Queued<>(redo -> 0, new CompletableFuture<>());

    private final Commits commits;
    private final BlockingQueue<Queued<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final Object door = new Object();
    private boolean closing;
    private @Nullable LoggedConnection connection;

    GroupCommit(Commits commits, LoggedConnection connection) {
        this.commits = commits;
        this.connection = connection;
        this.thread = Thread.ofPlatform().name("outbox").start(this::run);
    }

    <T> CompletableFuture<T> submit(Change<T> change) {
        Queued<T> queued = new Queued<>(change, new CompletableFuture<>());
        synchronized (door) {
            if (closing) {
                return CompletableFuture.failedFuture(new OutboxException("the outbox is closed"));
            }
            queue.add(queued);
        }
        return queued.done();
    }

    private void run() {
        List<Queued<?>> group = new ArrayList<>();
        boolean last = false;
        while (!last) {
            group.add(take());
            queue.drainTo(group, LARGEST_GROUP - 1);
            last = group.removeIf(queued -> queued == LAST);
            if (!group.isEmpty()) {
                commit(group);
                group.clear();
            }
        }
        disconnect();
    }

    private Queued<?> take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // Nobody interrupts this thread on purpose: an interrupt would close H2's file under its feet.
                Logger.warn("The outbox's thread was interrupted, and goes on");
            }
        }
    }

    private void commit(List<Queued<?>> group) {
        List<Runnable> completions = new ArrayList<>();
        boolean applied = false;
        try {
            LoggedConnection open = connection;
            if (open == null) {
                open = commits.connect();
                connection = open;
            }
            Redo redo = open.begin();
            for (Queued<?> queued : group) {
                completions.add(apply(queued, redo));
            }
            applied = true;
            commits.beforeCommit(redo);
            open.commit(redo);
            commits.forced();
        } catch (SQLException | IOException | OutboxException | RuntimeException e) {
            abandon();
            if (!applied && group.size() > 1 && !(e instanceof OutboxException)) {
                // One bad change must not take its neighbours with it.
                group.forEach(queued -> commit(List.of(queued)));
                return;
            }
            OutboxException failure = e instanceof OutboxException known
                    ? known
                    : new OutboxException("not stored: " + e.getMessage(), e);
            Logger.error("The outbox could not store {} changes: {}", group.size(), e.getMessage());
            group.forEach(queued -> queued.done().completeExceptionally(failure));
            return;
        }
        completions.forEach(Runnable::run);
    }

    /// Applies a change; its result is told later, when it is on the disk. A change that refuses on its own account
    /// ([OutboxException]) has changed nothing and fails alone.
    private static <T> Runnable apply(Queued<T> queued, Redo redo) throws SQLException {
        try {
            T result = queued.change().apply(redo);
            return () -> queued.done().complete(result);
        } catch (OutboxException e) {
            return () -> queued.done().completeExceptionally(e);
        }
    }

    private void abandon() {
        LoggedConnection open = connection;
        connection = null;
        if (open != null) {
            open.abandon();
        }
    }

    private void disconnect() {
        LoggedConnection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException | IOException e) {
                Logger.warn("The outbox did not close cleanly: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        synchronized (door) {
            if (!closing) {
                closing = true;
                queue.add(LAST);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
