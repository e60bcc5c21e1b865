package vn.hailong.outbox;

import java.nio.file.Path;
import java.util.List;

/// The outbox's benchmark in a few seconds, to see that it works.
public final class ShortOutboxBenchmark {
    private ShortOutboxBenchmark() {}

    /// @param json the file to write
    public static void run(Path folder, Path json) throws Exception {
        OutboxBenchmark.measure(folder, json, 1, 0.1, List.of(0, 1_000));
    }
}
