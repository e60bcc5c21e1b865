package vn.hailong.buttons.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.tinylog.Logger;

/// Where the thread of a box sleeps, without ever looking in between: until a line changes, a device comes or goes,
/// somebody wakes it, or a time is up.
final class DeviceWatch implements AutoCloseable {
    private static final String DEVICES = "/dev";

    /// `sys/inotify.h`: IN_ATTRIB (udev gives the group after the device has come), IN_CREATE, IN_DELETE.
    private static final int COMING_AND_GOING = 0x4 | 0x100 | 0x200;

    private static final int WAKE = 0;
    private static final int DEVICE = 1;
    private static final int LINES = 2;

    /// What ended the sleep; several at once, or none if the time was up.
    record Woken(boolean lines, boolean devices) {}

    private final Arena arena = Arena.ofShared();
    private final MemorySegment descriptors = arena.allocate(3 * Libc.POLLFD_BYTES, Integer.BYTES);
    private final MemorySegment buffer = arena.allocate(4096, Long.BYTES);
    private final int wakeDescriptor;
    private final int deviceDescriptor;
    private boolean closed;

    DeviceWatch() throws SystemCallException {
        wakeDescriptor = Libc.eventfd();
        int devices = -1;
        try {
            devices = Libc.inotify(DEVICES, COMING_AND_GOING);
        } catch (SystemCallException e) {
            Logger.warn("It can't be seen when devices come and go: {}", e.getMessage());
        }
        deviceDescriptor = devices;
        watch(WAKE, wakeDescriptor);
        watch(DEVICE, deviceDescriptor);
    }

    /// From any thread: ends the sleep, or the next one. After [#close] nothing happens: the descriptor's number
    /// may belong to somebody else by then.
    synchronized void wake() throws SystemCallException {
        if (closed) {
            return;
        }
        try (Arena call = Arena.ofConfined()) {
            MemorySegment one = call.allocate(JAVA_LONG);
            one.set(JAVA_LONG, 0, 1);
            Libc.write(wakeDescriptor, one, "wake the buttons' thread");
        }
    }

    /// Whether the sleep ends when a device comes or goes.
    boolean seesDevices() {
        return deviceDescriptor >= 0;
    }

    /// Sleeps until something happens.
    ///
    /// @param lines        the descriptor of a request, or -1 for none
    /// @param milliseconds how long at most, -1 for ever
    Woken sleep(int lines, int milliseconds) throws SystemCallException {
        watch(LINES, lines); // poll passes over a negative one
        Libc.poll(descriptors, milliseconds);
        if (isReady(WAKE)) {
            Libc.read(wakeDescriptor, buffer.asSlice(0, Long.BYTES), "read the wake-up");
        }
        if (isReady(DEVICE)) {
            Libc.read(deviceDescriptor, buffer, "read what happened in " + DEVICES);
        }
        return new Woken(isReady(LINES), isReady(DEVICE));
    }

    @Override
    public synchronized void close() throws SystemCallException {
        if (closed) {
            return;
        }
        closed = true;
        arena.close();
        try {
            Libc.close(wakeDescriptor);
        } finally {
            if (deviceDescriptor >= 0) {
                Libc.close(deviceDescriptor);
            }
        }
    }

    private void watch(int index, int descriptor) {
        long at = index * Libc.POLLFD_BYTES;
        descriptors.set(JAVA_INT, at, descriptor);
        descriptors.set(JAVA_SHORT, at + Libc.POLLFD_EVENTS, Libc.POLLIN);
        descriptors.set(JAVA_SHORT, at + Libc.POLLFD_REVENTS, (short) 0);
    }

    /// Whatever it is ready for: a hang-up of the lines is to be read too.
    private boolean isReady(int index) {
        return descriptors.get(JAVA_SHORT, index * Libc.POLLFD_BYTES + Libc.POLLFD_REVENTS) != 0;
    }
}
