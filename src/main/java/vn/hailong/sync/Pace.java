package vn.hailong.sync;

/// How much may be on its way at once. A link that can't carry it in time gets a quarter of it, one batch at a time;
/// with each receipt it is twice as much again. So a link of one KiB a second drains too, and one that has come back is
/// not flooded.
final class Pace {
    private final int largestBatch;
    private final int widestWindow;
    private int batch;
    private int window;

    Pace(int largestBatch, int widestWindow) {
        this.largestBatch = largestBatch;
        this.widestWindow = widestWindow;
        this.batch = largestBatch;
        this.window = widestWindow;
    }

    /// Responses in one batch.
    int batch() {
        return batch;
    }

    /// Batches on their way.
    int window() {
        return window;
    }

    /// The link could not carry it in time, or the broker refused it.
    void stuck() {
        batch = Math.max(1, batch / 4);
        window = 1;
    }

    void receipted() {
        batch = Math.min(largestBatch, batch * 2);
        window = Math.min(widestWindow, window * 2);
    }
}
