package vn.hailong.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import vn.hailong.rig.Disk;

/// The card of a terminal, and whether it is well. From any thread; one fault at a time.
final class Card implements AutoCloseable {
    private static final int MEBIBYTES = 96;
    private static final Duration LETTING_GO = Duration.ofSeconds(60);

    private final Disk disk;
    private final InstantSource clock;
    private final List<Trouble> past = new ArrayList<>();
    private Instant sickSince = Instant.EPOCH;
    private boolean sick;
    private int troubles;
    private long wellSince = System.nanoTime();

    /// How it was at a moment.
    record Health(boolean sick, int troubles) {}

    /// A time in which it was not well.
    record Trouble(Instant from, Instant to) {}

    private Card(Disk disk, InstantSource clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /// @param data the folder on it that a terminal makes. As long as the card is out it can't make one in its place
    static Card in(Path folder, String data, Path image, InstantSource clock) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve(data), "the card is out");
        return new Card(Disk.ext4(folder, image, MEBIBYTES), clock);
    }

    Path folder() {
        return disk.folder();
    }

    synchronized Health health() {
        return new Health(sick, troubles);
    }

    /// Whether it was not well at some time since.
    synchronized boolean wasSickSince(Health then) {
        return then.sick() || then.troubles() != troubles;
    }

    /// For how long it has been well without a break, counted from `since` at most.
    synchronized Duration wellFor(long since) {
        long from = wellSince - since > 0 ? wellSince : since;
        return sick ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - from);
    }

    /// When it was not well, up to now.
    synchronized List<Trouble> troubles() {
        List<Trouble> all = new ArrayList<>(past);
        if (sick) {
            all.add(new Trouble(sickSince, clock.instant()));
        }
        return all;
    }

    private synchronized void sicken() {
        if (!sick) {
            sickSince = clock.instant();
        }
        sick = true;
        troubles++;
    }

    private synchronized void recover() {
        if (sick) {
            past.add(new Trouble(sickSince, clock.instant()));
        }
        sick = false;
        wellSince = System.nanoTime();
    }

    /// Full, except for so many pages.
    void fill(int pagesLeft) throws IOException {
        sicken();
        disk.fill(pagesLeft);
    }

    /// Another file takes more room.
    void shrink(int mebibytes) throws IOException {
        sicken();
        disk.grow(mebibytes);
    }

    void free() throws IOException {
        disk.free();
        recover();
    }

    /// Read-only at once.
    void fail() throws IOException {
        sicken();
        disk.fail();
    }

    /// Takes it out, which succeeds when the terminal has let go of its files, and puts it back.
    void change() throws IOException {
        try {
            Awaitility.await().atMost(LETTING_GO).ignoreExceptions().until(() -> {
                disk.unmount();
                return true;
            });
        } catch (ConditionTimeoutException e) {
            throw new IOException(
                    "the terminal does not let go of its failed card for " + LETTING_GO.toSeconds() + " s", e);
        }
        disk.mount();
        recover();
    }

    /// Makes it usable whatever happened to it. The terminal must not run.
    void mend() throws IOException {
        if (isMounted()) {
            disk.close();
        }
        disk.mount();
        free();
    }

    private boolean isMounted() throws IOException {
        return !Files.getFileStore(disk.folder())
                .equals(Files.getFileStore(disk.folder().toAbsolutePath().getParent()));
    }

    @Override
    public void close() throws IOException {
        if (isMounted()) {
            disk.close();
        }
    }
}
