package vn.hailong.buttons.gpio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The calls of the C library that a GPIO chip needs, on 64-bit Linux. Every failure becomes a
/// [SystemCallException].
final class Libc {
    static final int O_RDWR = 2;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;

    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int ENODEV = 19;

    static final short POLLIN = 0x1;

    /// `poll.h`: `struct pollfd { int fd; short events; short revents; }`.
    static final long POLLFD_BYTES = 8;

    static final long POLLFD_EVENTS = 4;
    static final long POLLFD_REVENTS = 6;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

    // open and ioctl are variadic: on some machines such arguments travel in other registers.
    private static final MethodHandle OPEN =
            handle("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle IOCTL = handle(
            "ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle READ =
            handle("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle WRITE =
            handle("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle POLL =
            handle("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle EVENTFD = handle("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle INOTIFY_INIT = handle("inotify_init1", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle INOTIFY_ADD_WATCH =
            handle("inotify_add_watch", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle STRERROR = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("strerror"),
            FunctionDescriptor.of(ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(256, JAVA_BYTE)), JAVA_INT));

    private Libc() {}

    static int open(String path, int flags) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            int result = (int) OPEN.invokeExact(state, arena.allocateFrom(path), flags);
            return (int) checked(result, state, "open " + path);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    static void ioctl(int descriptor, long request, MemorySegment argument, String what) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            int result = (int) IOCTL.invokeExact(state, descriptor, request, argument);
            checked(result, state, what);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /// @return how many bytes were read
    static long read(int descriptor, MemorySegment buffer, String what) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            long result = (long) READ.invokeExact(state, descriptor, buffer, buffer.byteSize());
            return checked(result, state, what);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    static void write(int descriptor, MemorySegment buffer, String what) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            long result = (long) WRITE.invokeExact(state, descriptor, buffer, buffer.byteSize());
            checked(result, state, what);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /// Waits for one of these `struct pollfd`; a signal counts as the end of the time.
    ///
    /// @param milliseconds how long at most; -1 for ever
    static void poll(MemorySegment descriptors, int milliseconds) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            int result =
                    (int) POLL.invokeExact(state, descriptors, descriptors.byteSize() / POLLFD_BYTES, milliseconds);
            if (result < 0 && (int) ERRNO.get(state, 0L) == EINTR) {
                return;
            }
            checked(result, state, "poll");
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    static void close(int descriptor) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            int result = (int) CLOSE.invokeExact(state, descriptor);
            checked(result, state, "close");
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /// A counter that another thread can be woken with.
    static int eventfd() throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            int result = (int) EVENTFD.invokeExact(state, 0, O_CLOEXEC | O_NONBLOCK);
            return (int) checked(result, state, "eventfd");
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /// Watches a folder for what the mask says (`sys/inotify.h`).
    static int inotify(String folder, int mask) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            int made = (int) INOTIFY_INIT.invokeExact(state, O_CLOEXEC | O_NONBLOCK);
            int descriptor = (int) checked(made, state, "inotify_init1");
            int watch = (int) INOTIFY_ADD_WATCH.invokeExact(state, descriptor, arena.allocateFrom(folder), mask);
            if (watch < 0) {
                int errno = (int) ERRNO.get(state, 0L);
                close(descriptor);
                throw new SystemCallException("inotify_add_watch " + folder, errno, message(errno));
            }
            return descriptor;
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    private static MethodHandle handle(String name, FunctionDescriptor type, Linker.Option... more) {
        Linker.Option[] options = new Linker.Option[more.length + 1];
        options[0] = Linker.Option.captureCallState("errno");
        System.arraycopy(more, 0, options, 1, more.length);
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
    }

    private static MemorySegment state(Arena arena) {
        return arena.allocate(Linker.Option.captureStateLayout());
    }

    private static long checked(long result, MemorySegment state, String what) throws SystemCallException {
        if (result >= 0) {
            return result;
        }
        int errno = (int) ERRNO.get(state, 0L);
        throw new SystemCallException(what, errno, message(errno));
    }

    private static String message(int errno) {
        try {
            MemorySegment text = (MemorySegment) STRERROR.invokeExact(errno);
            return text.getString(0);
        } catch (Throwable e) {
            throw new LinkageError("strerror", e);
        }
    }

    /// What a downcall throws besides our own exception is a fault of this class.
    private static SystemCallException failure(@Nullable Throwable e) {
        return switch (e) {
            case SystemCallException ours -> ours;
            case Error error -> throw error;
            case RuntimeException runtime -> throw runtime;
            case null, default -> throw new LinkageError("a call of the C library", e);
        };
    }
}
