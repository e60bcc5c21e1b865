package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.BrokerConfig;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Pending;
import vn.hailong.rig.Disk;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.Mosquitto;
import vn.hailong.terminal.Terminal;
import vn.hailong.wire.ResponseCodec;

/// A card that is full, read-only, or breaks in the middle: real file systems, really filled. Whoever was thanked
/// is kept, whoever was not is counted, and nobody has to restart anything. `-Dseed=` chooses the sizes.
class DataFolderIT {
    private static final long SEED = Long.getLong("seed", 11);
    private static final int CYCLES = Integer.getInteger("cycles", 12);
    /// Nobody listens there.
    private static final URI NO_BROKER = URI.create("mqtt://127.0.0.1:9");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void belowTheReserveRatingsAreRefusedAndCountedAndTheAgencyHearsOfIt() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"));
                Disk disk = Disk.inMemory(folder.resolve("disk"), 16)) {
            Ward ward = new Ward(folder, broker.address(), server);
            try (Agency agency = ward.startAgency();
                    Counter counter = new Counter(config(disk, broker.address(), 2), random)) {
                assertEquals(20, press(counter, 20));
                disk.fillUntil(1 << 20);
                assertEquals(0, press(counter, 7));
                // Below the reserve, what was recorded is still sealed, sent and receipted.
                soon().until(() -> counter.totals().pending() == 0
                        && counter.totals().sealed() == 20
                        && Ward.terminal(agency).path("refusedRatings").asLong(-1) == 7);
                disk.free();
                assertEquals(20, press(counter, 20));
                soon().until(() -> Ward.held(agency) == 40 && counter.totals().pending() == 0);
                assertEquals(7, Ward.terminal(agency).path("refusedRatings").asLong(-1));
            }
        }
    }

    @Test
    void aFullDiskLosesNothingThatWasThanked() throws Exception {
        try (Disk disk = Disk.inMemory(folder.resolve("disk"), 24)) {
            List<UUID> thanked;
            long refused;
            try (Counter counter = new Counter(config(disk, NO_BROKER, 0), random)) {
                press(counter, 10);
                for (int cycle = 0; cycle < CYCLES; cycle++) {
                    disk.fill(random.nextInt(24));

                    int presses = 0;
                    while (counter.press() || presses < random.nextInt(8)) {
                        presses++;
                    }
                    disk.free();
                    soon().until(counter::press);
                    press(counter, random.nextInt(10));
                }
                thanked = counter.thanked();
                refused = counter.refused();
                assertTrue(refused >= CYCLES, "the disk was full " + CYCLES + " times, and " + refused + " refused");
                soon().until(() -> counter.totals().sealed() == thanked.size());
            }
            conclude("disk filled " + CYCLES + " times", disk, thanked, refused);
        }
    }

    @Test
    void aCardThatTurnsReadOnlyInTheMiddleIsWrittenAgainWhenItCan() throws Exception {
        try (Disk disk = Disk.ext4(folder.resolve("disk"), folder.resolve("card.img"), 16)) {
            List<UUID> thanked;
            long refused;
            try (Counter counter = new Counter(config(disk, NO_BROKER, 0), random)) {
                for (int time = 0; time < 3; time++) {
                    press(counter, 20);
                    disk.fail();
                    assertEquals(0, press(counter, 3), "a read-only card stores nothing");
                    // Shows too that the outbox has let go of its files. A mere look at the folder, as it makes before
                    // it tries again, keeps a file system busy for a moment.
                    soon().atMost(Duration.ofSeconds(5))
                            .pollInSameThread()
                            .ignoreException(IOException.class)
                            .until(() -> {
                                disk.unmount();
                                return true;
                            });
                    assertEquals(0, press(counter, 2), "an empty mount point is not the card");
                    disk.mount();
                    disk.remount("ro");
                    assertEquals(0, press(counter, 2), "a card that was mounted read-only stores nothing");
                    disk.remount("rw");
                    assertTrue(counter.press(), "the first press after the repair counts");
                }
                thanked = counter.thanked();
                refused = counter.refused();
                soon().until(() -> counter.totals().sealed() == thanked.size());
            }
            conclude("card failed 3 times", disk, thanked, refused);
        }
    }

    @Test
    void onAReadOnlyFolderTheTerminalSaysSoAndDoesNotStart() throws Exception {
        try (Disk disk = Disk.inMemory(folder.resolve("disk"), 4)) {
            disk.remount("ro");
            TerminalConfig config = config(disk, NO_BROKER, 1);
            String expected = "can't write to the data folder " + config.dataFolder();
            OutboxException failure = assertThrows(
                    OutboxException.class,
                    () -> Terminal.start(config, new KeyboardButtons(List.of(5, 4, 3, 2, 1)), rating -> {})
                            .close());
            assertTrue(String.valueOf(failure.getMessage()).startsWith(expected), failure.getMessage());

            Path terminal = Ward.terminalFolder(folder, NO_BROKER, config.dataFolder(), "0 s", "{mode: none}");
            HailongProcess process = HailongProcess.start(folder, "terminal", "run", "--config", terminal.toString());
            assertEquals(1, process.exitCode());
            assertEquals(List.of(), process.output());
            assertEquals(1, process.errors().size(), process.errors().toString());
            assertTrue(
                    process.errors().getFirst().startsWith("hailong: " + expected),
                    process.errors().getFirst());
        }
    }

    private static int press(Counter counter, int times) throws InterruptedException {
        int thanked = 0;
        for (int i = 0; i < times; i++) {
            thanked += counter.press() ? 1 : 0;
        }
        return thanked;
    }

    /// Opens the outbox as the next start would: everybody who was thanked is in it once, and nobody else.
    private static void conclude(String what, Disk disk, List<UUID> thanked, long refused) throws Exception {
        List<UUID> kept = new ArrayList<>();
        try (Outbox outbox = Outbox.open(disk.folder().resolve("data"), 0, Clock.systemUTC())) {
            for (Pending pending : outbox.pending(0, Integer.MAX_VALUE)) {
                kept.add(ResponseCodec.decode(pending.bytes()).response().id());
            }
            assertEquals(refused, outbox.totals().refused(), "the count of refusals outlives the restart");
            assertEquals(
                    thanked.size(),
                    outbox.totals().pressesByLevel().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
        Collection<UUID> lost = new HashSet<>(thanked);
        lost.removeAll(kept);
        System.out.println(what + ", seed " + SEED + ": thanked " + thanked.size() + ", kept " + kept.size() + ", lost "
                + lost.size() + ", twice " + (kept.size() - new HashSet<>(kept).size()) + ", refused and counted "
                + refused);
        assertFalse(thanked.isEmpty());
        assertEquals(new HashSet<>(thanked), new HashSet<>(kept));
        assertEquals(thanked.size(), kept.size());
    }

    /// @param reserveMiB 0, which no file may say, lets the disk run full
    private TerminalConfig config(Disk disk, URI broker, int reserveMiB) throws Exception {
        Path data = disk.folder().resolve("data");
        TerminalConfig config =
                TerminalConfigReader.read(Ward.terminalFolder(folder, broker, data, "0 s", "{mode: none}"));
        return new TerminalConfig(
                config.agency(),
                config.terminal(),
                config.unit(),
                config.counter(),
                config.stage(),
                config.field(),
                config.agencyName(),
                config.counterName(),
                config.seal(),
                config.languages(),
                config.questionnaire(),
                BrokerConfig.local(broker),
                config.buttons(),
                config.screen(),
                data,
                config.pace(),
                config.voice(),
                config.openingHours(),
                config.staffPin(),
                config.tablets(),
                config.sync(),
                reserveMiB);
    }

    /// The last response may be a low one, which is open until nobody has said why for 30 s.
    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
