package vn.hailong.sync;

/// How many responses may be on their way at once. After a link could not carry them in time it is a quarter,
/// and grows with each receipt: twice as many up to half of what was too much, and from there a little each
/// time. So a link of one KiB a second drains too, and one that has come back is not flooded. One thread.
final class Pace {
    private final int largestBatch;
    private final int most;
    private int load;
    private int carefulFrom;

    Pace(int largestBatch, int widestWindow) {
        this.largestBatch = largestBatch;
        this.most = largestBatch * widestWindow;
        this.load = most;
        this.carefulFrom = most;
    }

    /// Responses in one batch.
    int batch() {
        return Math.min(largestBatch, load);
    }

    /// Batches on their way.
    int window() {
        return Math.max(1, load / largestBatch);
    }

    /// The link could not carry it in time, or the broker refused a batch of this size.
    void stuck() {
        int tooMuch = window() == 1 ? batch() : load;
        carefulFrom = Math.max(1, tooMuch / 2);
        load = Math.max(1, tooMuch / 4);
    }

    void receipted() {
        load = load < carefulFrom ? Math.min(carefulFrom, load * 2) : Math.min(most, load + Math.max(1, load / 8));
    }
}
