package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short part of the rig: as many kinds of faults as fit into it.
class TortureIT {
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final long SEED = Long.getLong("seed", 7);
    private static final Wall NIGHT = Wall.ofNight(SEED, Instant.now());

    @TempDir
    Path folder;

    @Test
    void everybodyWhoWasThankedIsCountedOnceWhateverFails() throws Exception {
        List<String> happened = new ArrayList<>();
        Torture torture =
                new Torture(Plan.of(SEED, LENGTH, TortureProgram.kinds(LENGTH)), NIGHT, Injector::new, happened::add);
        Torture.Result result = torture.run(folder, Host.library(folder), LENGTH);
        String all = String.join("\n", happened) + "\n" + String.join("\n", TortureProgram.summary(result));
        System.out.println(
                "torture, seed " + SEED + ": " + TortureProgram.summary(result).getLast());
        assertTrue(result.verdict().isGood(), all);
        assertEquals(result.verdict().acknowledged(), result.verdict().held(), all);
        assertTrue(result.injected().size() >= 12, all);
        assertTrue(result.verdict().acknowledged() > 200, all);
    }

    @Test
    void aStepThatFailsIsNamedAndWhatItBrokeIsMended() throws Exception {
        Plan.Step broken = new Plan.Step(1, Kind.DISK_READ_ONLY, 1, Duration.ofSeconds(2), Duration.ZERO, 0);
        List<String> happened = new ArrayList<>();
        Torture.Result result = new Torture(List.of(broken), NIGHT, ground -> step -> breakOff(ground), happened::add)
                .run(folder, Host.library(folder), Duration.ofSeconds(3));
        String all = String.join("\n", happened);
        assertEquals(
                List.of("step " + broken + ": java.io.IOException: the rig's hand slipped"),
                result.verdict().unexplained(),
                all);
        assertEquals(result.verdict().acknowledged(), result.verdict().held(), all);
        assertEquals(0, result.faults());
        assertTrue(result.verdict().acknowledged() > 10, all);
    }

    private static boolean breakOff(Ground ground) throws IOException {
        ground.desks().get(1).card().fail();
        throw new IOException("the rig's hand slipped");
    }

    @Test
    void whereNothingCanBeBegunThereIsAVerdictToo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Torture.Result result = new Torture(List.of(), NIGHT, Injector::new, line -> {})
                .run(file, folder.resolve("host.so"), Duration.ZERO);
        assertEquals(
                "faults 0, acknowledged 0, agency holds 0, lost 0, twice 0, unexplained 1",
                TortureProgram.summary(result).getLast());
    }
}
