package vn.hailong.tablet;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// One tablet's door to its session: knows what is to be seen, and lets requests wait for something else.
final class Door implements AutoCloseable {
    /// @param mark names this and no other; its turn stays the same while the page only counts down, is written on, or
    /// changes its look
    record Shown(SessionView view, Look look, WebSurvey.Mark mark) {}

    /// More than one page has open at once.
    private static final int MOST_WAITING = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final String run = Secrets.draw();
    private final Conversation conversation;
    private long revisions;
    private @Nullable Shown shown;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private boolean closed;

    Door(Conversation.Opener opener) {
        conversation = opener.open(this::show);
    }

    private void show(SessionView view, Look look) {
        lock.lock();
        try {
            Shown before = shown;
            boolean same = before != null && isSamePage(before.view(), view);
            String turn = same ? Objects.requireNonNull(before).mark().turn() : Secrets.draw();
            shown = new Shown(view, look, new WebSurvey.Mark(turn, run + "." + ++revisions));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isSamePage(SessionView before, SessionView now) {
        return switch (now) {
            case SessionView.Opening _ -> before instanceof SessionView.Opening;
            case SessionView.Step step ->
                before instanceof SessionView.Step other
                        && other.item().equals(step.item())
                        && other.number() == step.number();
            case SessionView.Pressed _ -> before.equals(now);
            case SessionView.Invitation _ -> before.equals(now);
            case SessionView.Thanks _ -> before.equals(now);
            case SessionView.Unavailable _ -> before.equals(now);
        };
    }

    void act(Act act) {
        conversation.act(act);
    }

    /// What is to be seen now.
    ///
    /// @throws InterruptedException if the server ends
    Shown shown() throws InterruptedException {
        return other("", Duration.ofSeconds(10));
    }

    /// Waits until something else than this revision is to be seen, but not longer than so long.
    Shown other(String revision, Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!closed
                    && left > 0
                    && (shown == null || shown.mark().revision().equals(revision))) {
                left = changed.awaitNanos(left);
            }
            if (shown == null) {
                throw new IllegalStateException("the session has shown nothing within "
                        + TimeUnit.NANOSECONDS.toSeconds(most.toNanos()) + " s");
            }
            return shown;
        } finally {
            lock.unlock();
        }
    }

    /// Whether one more request may wait here. If so, [#waited] must follow.
    boolean mayWait() {
        return waiting.tryAcquire();
    }

    void waited() {
        waiting.release();
    }

    /// Whoever waits goes on at once.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        conversation.close();
    }
}
