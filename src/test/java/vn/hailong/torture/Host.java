package vn.hailong.torture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The wall clock, its synchronisation, the forced writes and the boots of one terminal's machine, by way of files that
/// `host.c` reads too.
final class Host {
    private static final int CLOCK = 0;
    private static final int FSYNC = 8;
    private static final int SLOW = 16;
    private static final int UNSYNCHRONISED = 24;
    private static final int UNSYNCHRONISED_ANSWERS = 32;
    private static final int SIZE = 40;

    private final Path file;
    private final Path boot;
    private final MappedByteBuffer shared;
    private final Wall wall;
    private int boots;

    /// Its clock is right and synchronised.
    Host(Path file, Wall wall) throws IOException {
        this.file = file;
        this.wall = wall;
        this.boot = file.resolveSibling(file.getFileName() + "-boot");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
            shared.order(ByteOrder.nativeOrder());
        }
        clockRight();
        reboot();
    }

    /// What a process of this machine is to be started with.
    Map<String, String> environment(Path library) {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "HAILONG_RIG_HOST", file.toString(),
                "HAILONG_RIG_BOOT", boot.toString());
    }

    /// Whoever is started from now on runs in another boot than who ran before.
    void reboot() throws IOException {
        boots++;
        Files.writeString(boot, UUID.nameUUIDFromBytes((file + " " + boots).getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    /// Compiles the library that a process is to preload.
    static Path library(Path folder) throws IOException, InterruptedException {
        Path library = folder.resolve("host.so");
        Process compiler = new ProcessBuilder(
                        "gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), "src/rig/torture/host.c", "-ldl")
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (compiler.waitFor() != 0) {
            throw new IOException("gcc, which src/bin/verify installs: " + said);
        }
        return library;
    }

    /// Sets the clock wrong by so much, and says whether the kernel calls it synchronised. It never does so of a time
    /// that is not meant to be.
    void clock(Duration wrong, boolean synced) {
        if (!synced) {
            shared.putLong(UNSYNCHRONISED, 1);
        }
        shared.putLong(CLOCK, wall.ahead().plus(wrong).toSeconds());
        if (synced) {
            shared.putLong(UNSYNCHRONISED, 0);
        }
    }

    /// Lets the clock say this now, without being synchronised.
    void clockAt(Instant time) {
        clock(Duration.between(wall.instant(), time), false);
    }

    /// Right, and synchronised.
    void clockRight() {
        clock(Duration.ZERO, true);
    }

    /// How often somebody was told that the clock is not synchronised.
    long unsynchronisedAnswers() {
        return shared.getLong(UNSYNCHRONISED_ANSWERS);
    }

    /// What each forced write takes.
    void forcing(Duration each) {
        shared.putLong(FSYNC, each.toNanos() / 1_000);
    }

    /// How many forced writes have been slow so far.
    long slowWrites() {
        return shared.getLong(SLOW);
    }
}
