package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short part of the rig: as many kinds of faults as fit into it.
class TortureIT {
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final long SEED = Long.getLong("seed", 7);

    @TempDir
    Path folder;

    @Test
    void everybodyWhoWasThankedIsCountedOnceWhateverFails() throws Exception {
        List<String> happened = new ArrayList<>();
        Torture torture = new Torture(Plan.of(SEED, LENGTH, TortureProgram.kinds(LENGTH)), happened::add);
        Torture.Result result = torture.run(folder, Host.library(folder), LENGTH);
        String all = String.join("\n", happened) + "\n" + String.join("\n", TortureProgram.summary(result));
        System.out.println(
                "torture, seed " + SEED + ": " + TortureProgram.summary(result).getLast());
        assertTrue(result.verdict().isGood(), all);
        assertEquals(result.verdict().acknowledged(), result.verdict().held(), all);
        assertTrue(result.injected().size() >= 12, all);
        assertTrue(result.verdict().acknowledged() > 200, all);
    }
}
