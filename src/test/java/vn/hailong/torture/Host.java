package vn.hailong.torture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// The wall clock and the forced writes of one terminal's machine, by way of a file that `host.c` maps too.
final class Host {
    private static final int CLOCK = 0;
    private static final int FSYNC = 8;
    private static final int SLOW = 16;
    private static final int SIZE = 24;

    private final MappedByteBuffer shared;

    Host(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
            shared.order(ByteOrder.nativeOrder());
        }
    }

    /// Compiles the library that a process is to preload.
    static Path library(Path folder) throws IOException, InterruptedException {
        Path library = folder.resolve("host.so");
        Process compiler = new ProcessBuilder(
                        "gcc", "-O1", "-shared", "-fPIC", "-o", library.toString(), "src/rig/torture/host.c", "-ldl")
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (compiler.waitFor() != 0) {
            throw new IOException("gcc, which src/bin/verify installs: " + said);
        }
        return library;
    }

    /// Sets the clock wrong by so much.
    void clock(Duration wrong) {
        shared.putLong(CLOCK, wrong.toSeconds());
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
