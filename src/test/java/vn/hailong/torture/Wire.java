package vn.hailong.torture;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection through a [Link]: the end of whoever called, and the one to the broker.
final class Wire {
    private final Link link;
    private final Socket near;
    private final Socket far;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean doomed;
    private volatile @Nullable Socket absent;

    /// @param near  the TCP connection under what may be encrypted
    /// @param plain what can be read and written of it
    Wire(Link link, Socket near, Socket plain, Socket far) throws IOException {
        this.link = link;
        this.near = near;
        this.far = far;
        Lane up = new Lane(link, this, near, plain.getInputStream(), far.getOutputStream());
        Lane down = new Lane(link, this, far, far.getInputStream(), plain.getOutputStream());
        up.opposite(down);
        down.opposite(up);
        up.start();
        down.start();
    }

    /// From now on nothing passes, and nobody is told.
    void doom() {
        doomed = true;
    }

    boolean isDoomed() {
        return doomed;
    }

    /// One end is gone without a word.
    ///
    /// @param broker whether the broker's end is the one that goes, or the caller's
    void halve(boolean broker) {
        Socket end = broker ? far : near;
        absent = end;
        doomed = true;
        cut(end);
    }

    /// This end has closed.
    void ended(Socket end) {
        Socket gone = absent;
        if (!doomed || (gone != null && gone != end)) {
            reset();
        }
    }

    /// Both ends learn that it is over.
    void reset() {
        over.countDown();
        cut(near);
        cut(far);
        link.gone(this);
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /// Waits for the end, at most so long.
    void over(long milliseconds) throws InterruptedException {
        over.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    private static void cut(Socket socket) {
        try {
            synchronized (socket) {
                if (!socket.isClosed()) {
                    socket.setSoLinger(true, 0); // a reset, not a farewell
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("can't close " + socket, e);
        }
    }
}
