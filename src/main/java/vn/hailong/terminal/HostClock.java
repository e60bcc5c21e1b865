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
import java.util.function.BooleanSupplier;
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
    private final BooleanSupplier kernel;
    private final UUID boot;
    private @Nullable OffsetDateTime lastSync;

    /// What the wall said at a moment, and how far that is to be believed.
    record Moment(OffsetDateTime at, ClockReading reading) {}

    HostClock(Clock wall) {
        this(wall, HostClock::askKernel);
    }

    /// @param kernel whether the wall is synchronised now
    HostClock(Clock wall, BooleanSupplier kernel) {
        this.wall = wall;
        this.kernel = kernel;
        this.boot = boot();
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(wall);
    }

    /// So long ago, by what the wall says now. It is synchronised if it was before and after it was read: the moment in
    /// which it is set right, or lost, lies on neither side.
    Moment moment(Duration ago) {
        boolean before = isSynced();
        OffsetDateTime at = now().minus(ago);
        long uptimeMs = uptime().minus(ago).toMillis();
        boolean after = isSynced();
        return new Moment(at, new ClockReading(before && after, boot, uptimeMs));
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

    boolean isSynced() {
        boolean synced = kernel.getAsBoolean();
        if (synced) {
            synchronized (this) {
                lastSync = now();
            }
        }
        return synced;
    }

    private static boolean askKernel() {
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
