package vn.hailong.terminal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.wire.ClockReading;

/// What this machine knows of time: the wall, the kernel's boot id and uptime, and whether the kernel believes the
/// wall.
final class HostClock {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path UPTIME = Path.of("/proc/uptime");
    /// `struct timex` of `linux/timex.h` on 64-bit machines: 208 bytes, `status` at 40, and its flag STA_UNSYNC.
    private static final long TIMEX_BYTES = 208;

    private static final long TIMEX_STATUS = 40;
    private static final int STA_UNSYNC = 0x40;

    private final Clock wall;
    private final UUID boot;
    private @Nullable OffsetDateTime lastSync;

    HostClock(Clock wall) {
        this.wall = wall;
        this.boot = boot();
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(wall);
    }

    ClockReading reading() {
        return reading(Duration.ZERO);
    }

    /// What the clock said so long ago.
    ClockReading reading(Duration ago) {
        return new ClockReading(synced(), boot, uptime().minus(ago).toMillis());
    }

    /// When the clock was last seen synchronised.
    synchronized Optional<OffsetDateTime> lastSync() {
        return Optional.ofNullable(lastSync);
    }

    /// Time since boot, suspend included. Never jumps.
    Duration uptime() {
        try {
            String text = Files.readString(UPTIME);
            return Duration.ofMillis((long) (Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1000));
        } catch (IOException e) {
            return Duration.ofNanos(System.nanoTime()); // not Linux: monotonic all the same
        }
    }

    private static UUID boot() {
        try {
            return UUID.fromString(Files.readString(BOOT_ID).strip());
        } catch (IOException | IllegalArgumentException e) {
            Logger.warn("No boot id at {}; drawing one for this run", BOOT_ID);
            return UUID.randomUUID();
        }
    }

    private boolean synced() {
        boolean synced = askKernel();
        if (synced) {
            synchronized (this) {
                lastSync = now();
            }
        }
        return synced;
    }

    private boolean askKernel() {
        MethodHandle adjtimex = Kernel.ADJTIMEX;
        if (adjtimex == null) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timex = arena.allocate(TIMEX_BYTES); // modes 0: only read
            int state = (int) adjtimex.invokeExact(timex);
            return state >= 0 && (timex.get(ValueLayout.JAVA_INT, TIMEX_STATUS) & STA_UNSYNC) == 0;
        } catch (Throwable e) {
            Logger.debug("adjtimex failed: {}", e.getMessage());
            return false;
        }
    }

    private static @Nullable MethodHandle adjtimex() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("adjtimex")
                .map(symbol ->
                        linker.downcallHandle(symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS)))
                .orElse(null);
    }

    /// Made when it is first asked, which is after the window is up, if nobody presses before: it takes some of the
    /// time in which citizens would wait.
    private static final class Kernel {
        static final @Nullable MethodHandle ADJTIMEX = adjtimex();
    }
}
