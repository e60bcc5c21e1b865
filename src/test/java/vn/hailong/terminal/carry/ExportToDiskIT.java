package vn.hailong.terminal.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.config.BrokerConfig;
import vn.hailong.outbox.InMemoryOutbox;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.Responses;
import vn.hailong.rig.Authority;
import vn.hailong.rig.Disk;
import vn.hailong.stick.Identity;
import vn.hailong.stick.Parcel;
import vn.hailong.stick.ParcelFolder;
import vn.hailong.stick.Trust;

/// Real file systems that are full, that may only be read, and that fail in the middle.
class ExportToDiskIT {
    private static final int RESPONSES = 2_000;

    @TempDir
    Path folder;

    private final Outbox outbox = new InMemoryOutbox(Clock.systemUTC());

    @Test
    void aFullStickTakesWhatFitsAndTheRestWhenThereIsRoom() throws Exception {
        BrokerConfig broker = prepare();
        try (Disk disk = Disk.inMemory(folder.resolve("stick"), 2)) {
            disk.fillUntil(400_000);
            Exported first = export(disk.folder(), broker);
            assertTrue(
                    first.stopped().orElseThrow().contains("(No space left on device); the stick is full"),
                    first.toString());
            assertTrue(first.exported() >= 200 && first.exported() < RESPONSES, first.toString());
            Exported again = export(disk.folder(), broker);
            assertEquals(first.exported(), again.present() + again.exported(), "no room is lost by trying");
            disk.free();
            Exported last = export(disk.folder(), broker);
            assertEquals(Optional.empty(), last.stopped());
            assertEquals(RESPONSES, last.present() + last.exported());
        }
    }

    @Test
    void aStickThatMayOnlyBeReadIsTold() throws Exception {
        BrokerConfig broker = prepare();
        try (Disk disk = Disk.inMemory(folder.resolve("stick"), 4)) {
            disk.remount("ro");
            String empty = export(disk.folder(), broker).stopped().orElseThrow();
            assertTrue(empty.contains("look for its write protection"), empty);
            disk.remount("rw");
            assertEquals(RESPONSES, export(disk.folder(), broker).exported());
            disk.remount("ro");
            Exported nothing = export(disk.folder(), broker);
            assertEquals(Optional.empty(), nothing.stopped(), "there was nothing to write");
            assertEquals(RESPONSES, nothing.present());
        }
    }

    @Test
    void aStickThatFailsAndIsPluggedInAgainHoldsWhatWasCounted() throws Exception {
        BrokerConfig broker = prepare();
        Disk disk = Disk.ext4(folder.resolve("stick"), folder.resolve("image"), 16);
        try {
            disk.fillUntil(500_000);
            int exported = export(disk.folder(), broker).exported();
            assertTrue(exported > 0, "exported " + exported);
            disk.fail();
            assertTrue(export(disk.folder(), broker).stopped().isPresent());
            disk.unmount();
            disk.mount();
            disk.free();
            Exported again = export(disk.folder(), broker);
            assertEquals(exported, again.present(), "what was counted was on the stick");
            assertEquals(RESPONSES, again.present() + again.exported());
        } finally {
            disk.close();
        }
    }

    private BrokerConfig prepare() throws Exception {
        for (int i = 1; i <= RESPONSES; i++) {
            UUID id = new UUID(6, i);
            outbox.saveDraft(Responses.of(id, 5), OptionalInt.of(5)).join();
            outbox.seal(id).join();
        }
        return Authority.make(folder.resolve("certificates"), "authority").issue("bn-q03");
    }

    private Exported export(Path stick, BrokerConfig broker) throws Exception {
        Stock stock = new OwnStock(outbox);
        Parcel empty = new Parcel(Parcel.Kind.RESPONSES, "ba-ngoi", "bn-q03", outbox.installation(), 0, new byte[0]);
        Exported exported = new Export(
                        stock,
                        stock.state(),
                        ParcelFolder.on(stick, empty),
                        empty,
                        Identity.of(Optional.of(broker), "terminal.yaml", "bn-q03"),
                        Trust.of(Optional.of(broker), "terminal.yaml", "bn-q03"))
                .run();
        assertEquals(List.of(), exported.refused());
        return exported;
    }
}
