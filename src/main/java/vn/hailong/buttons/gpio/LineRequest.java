package vn.hailong.buttons.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.pi4j.io.gpio.digital.PullResistance;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Lines of a chip that are ours until this is closed: `struct gpio_v2_line_request` of `linux/gpio.h`.
///
/// All lines of a request are alike, and one descriptor stands for them all. Bits of values count the lines in the
/// order in which they were asked for. Not safe for use by several threads.
final class LineRequest implements AutoCloseable {
    /// What `gpioinfo` and others read as the name of whoever holds the line; at most 31 bytes.
    static final String CONSUMER = "hailong";

    /// `GPIO_V2_LINES_MAX`.
    static final int MOST_LINES = 64;

    /// `_IOWR(0xB4, 7, struct gpio_v2_line_request)`.
    private static final long GET_LINE = 0xC250B407L;

    private static final long REQUEST_BYTES = 592;
    private static final long REQUEST_CONSUMER = 256;
    private static final long REQUEST_FLAGS = 288;
    private static final long REQUEST_ATTRIBUTES = 296;
    private static final long ATTRIBUTE_ID = 320;
    private static final long ATTRIBUTE_VALUE = 328;
    private static final long ATTRIBUTE_MASK = 336;
    private static final long REQUEST_LINES = 560;
    private static final long REQUEST_BUFFER = 564;
    private static final long REQUEST_DESCRIPTOR = 588;

    private static final long FLAG_ACTIVE_LOW = 1 << 1;
    private static final long FLAG_INPUT = 1 << 2;
    private static final long FLAG_OUTPUT = 1 << 3;
    private static final long FLAG_EDGE_RISING = 1 << 4;
    private static final long FLAG_EDGE_FALLING = 1 << 5;
    private static final long FLAG_BIAS_PULL_UP = 1 << 8;
    private static final long FLAG_BIAS_PULL_DOWN = 1 << 9;
    private static final long FLAG_BIAS_DISABLED = 1 << 10;

    private static final int ATTRIBUTE_OUTPUT_VALUES = 2;
    private static final int ATTRIBUTE_DEBOUNCE = 3;

    /// `_IOWR(0xB4, 14 and 15, struct gpio_v2_line_values)`: bits, mask.
    private static final long GET_VALUES = 0xC010B40EL;

    private static final long SET_VALUES = 0xC010B40FL;
    private static final long VALUES_BYTES = 16;
    private static final long VALUES_MASK = 8;

    /// `struct gpio_v2_line_event`: time in ns, id (1 rising, 2 falling), offset, sequence numbers.
    private static final long EVENT_BYTES = 48;

    private static final long EVENT_ID = 8;
    private static final long EVENT_OFFSET = 12;
    private static final int RISING = 1;

    /// The most that the kernel keeps for a request; beyond it the oldest events are lost, so we read levels as
    /// well.
    private static final int BUFFERED_EVENTS = 16 * MOST_LINES;

    private static final int EVENTS_AT_ONCE = 64;

    /// Two lines whose debounce ends at the same time on two processors may be queued in the wrong order: so long
    /// we wait for the second.
    private static final int SETTLE_MILLISECONDS = 1;

    /// @param active whether the line became active: for an active-low line, whether it went low
    /// @param at     kernel time of the debounced edge, on the clock of [System#nanoTime] (CLOCK_MONOTONIC)
    record Event(int offset, boolean active, Duration at) {}

    private final GpioChip chip;
    private final List<Integer> offsets;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment events = arena.allocate(EVENTS_AT_ONCE * EVENT_BYTES, Long.BYTES);
    private final MemorySegment settling = arena.allocate(Libc.POLLFD_BYTES, Integer.BYTES);
    private final int descriptor;

    /// Asks for inputs that report both edges, debounced by the kernel.
    ///
    /// @throws GpioFault if one of them is held by somebody else or is not there; then none is ours
    static LineRequest inputs(
            GpioChip chip, List<Line> lines, PullResistance bias, boolean activeLow, Duration debounce, String consumer)
            throws GpioFault {
        long flags = FLAG_INPUT
                | FLAG_EDGE_RISING
                | FLAG_EDGE_FALLING
                | low(activeLow)
                | switch (bias) {
                    case PULL_UP -> FLAG_BIAS_PULL_UP;
                    case PULL_DOWN -> FLAG_BIAS_PULL_DOWN;
                    case OFF -> FLAG_BIAS_DISABLED;
                };
        long microseconds = debounce.toNanos() / 1_000;
        return request(
                chip,
                lines,
                flags,
                microseconds == 0 ? Optional.empty() : Optional.of(new Attribute(ATTRIBUTE_DEBOUNCE, microseconds)),
                consumer);
    }

    /// Asks for outputs, all inactive at first.
    static LineRequest outputs(GpioChip chip, List<Line> lines, boolean activeLow, String consumer) throws GpioFault {
        return request(
                chip,
                lines,
                FLAG_OUTPUT | low(activeLow),
                Optional.of(new Attribute(ATTRIBUTE_OUTPUT_VALUES, 0)),
                consumer);
    }

    private record Attribute(int id, long value) {}

    private static long low(boolean activeLow) {
        return activeLow ? FLAG_ACTIVE_LOW : 0;
    }

    private static LineRequest request(
            GpioChip chip, List<Line> lines, long flags, Optional<Attribute> attribute, String consumer)
            throws GpioFault {
        for (Line line : lines) {
            if (line.offset() >= chip.lines()) {
                throw GpioFault.noLine(chip, line.offset(), line.purpose());
            }
        }
        List<Integer> offsets = lines.stream().map(Line::offset).toList();
        try {
            int descriptor = chip.open();
            try {
                return new LineRequest(chip, offsets, ask(descriptor, offsets, flags, attribute, consumer));
            } catch (SystemCallException e) {
                if (e.errno() == Libc.EBUSY) {
                    for (Line line : lines) {
                        Optional<String> holder = chip.consumer(descriptor, line.offset());
                        if (holder.isPresent()) {
                            throw GpioFault.busy(chip, line.offset(), line.purpose(), holder.get());
                        }
                    }
                }
                throw e;
            } finally {
                Libc.close(descriptor); // what was asked for has a descriptor of its own
            }
        } catch (SystemCallException e) {
            throw switch (e.errno()) {
                case Libc.EACCES -> GpioFault.noPermission(List.of(chip.device()), System.getProperty("user.name"));
                case Libc.ENODEV, Libc.ENOENT -> GpioFault.gone(chip);
                default -> GpioFault.failed(chip, e);
            };
        }
    }

    private static int ask(int chip, List<Integer> offsets, long flags, Optional<Attribute> attribute, String consumer)
            throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_BYTES, Long.BYTES);
            for (int i = 0; i < offsets.size(); i++) {
                request.setAtIndex(JAVA_INT, i, offsets.get(i));
            }
            byte[] name = consumer.getBytes(StandardCharsets.US_ASCII);
            MemorySegment.copy(MemorySegment.ofArray(name), 0, request, REQUEST_CONSUMER, Math.min(31, name.length));
            request.set(JAVA_LONG, REQUEST_FLAGS, flags);
            attribute.ifPresent(value -> {
                request.set(JAVA_INT, REQUEST_ATTRIBUTES, 1);
                request.set(JAVA_INT, ATTRIBUTE_ID, value.id());
                request.set(JAVA_LONG, ATTRIBUTE_VALUE, value.value());
                request.set(JAVA_LONG, ATTRIBUTE_MASK, all(offsets));
            });
            request.set(JAVA_INT, REQUEST_LINES, offsets.size());
            request.set(JAVA_INT, REQUEST_BUFFER, BUFFERED_EVENTS);
            Libc.ioctl(chip, GET_LINE, request, "GPIO_V2_GET_LINE of lines " + offsets);
            return request.get(JAVA_INT, REQUEST_DESCRIPTOR);
        }
    }

    private LineRequest(GpioChip chip, List<Integer> offsets, int descriptor) {
        this.chip = chip;
        this.offsets = offsets;
        this.descriptor = descriptor;
        settling.set(JAVA_INT, 0, descriptor);
        settling.set(JAVA_SHORT, Libc.POLLFD_EVENTS, Libc.POLLIN);
    }

    GpioChip chip() {
        return chip;
    }

    /// To be polled for events, beside others.
    int descriptor() {
        return descriptor;
    }

    /// All the events that are there, by their time; none if there are none.
    ///
    /// @throws SystemCallException with ENODEV if the chip has vanished
    List<Event> events() throws SystemCallException {
        List<Event> read = new ArrayList<>();
        readInto(read, 0);
        if (!read.isEmpty()) {
            readInto(read, SETTLE_MILLISECONDS);
        }
        read.sort(Comparator.comparing(Event::at));
        return read;
    }

    /// Which lines are active now: debounced, bit by bit.
    ///
    /// @throws SystemCallException with ENODEV if the chip has vanished
    long values() throws SystemCallException {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment values = call.allocate(VALUES_BYTES, Long.BYTES);
            values.set(JAVA_LONG, VALUES_MASK, all(offsets));
            Libc.ioctl(descriptor, GET_VALUES, values, "GPIO_V2_LINE_GET_VALUES of " + chip);
            return values.get(JAVA_LONG, 0);
        }
    }

    /// Makes these lines active or inactive, all at once.
    ///
    /// @throws SystemCallException with ENODEV if the chip has vanished
    void set(long mask, boolean active) throws SystemCallException {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment values = call.allocate(VALUES_BYTES, Long.BYTES);
            values.set(JAVA_LONG, 0, active ? mask : 0);
            values.set(JAVA_LONG, VALUES_MASK, mask);
            Libc.ioctl(descriptor, SET_VALUES, values, "GPIO_V2_LINE_SET_VALUES of " + chip);
        }
    }

    @Override
    public void close() throws SystemCallException {
        try {
            Libc.close(descriptor);
        } finally {
            arena.close();
        }
    }

    /// At most what the kernel keeps: a line that never rests must not keep us here.
    private void readInto(List<Event> read, int milliseconds) throws SystemCallException {
        int most = read.size() + BUFFERED_EVENTS;
        for (int wait = milliseconds; read.size() < most && isReadable(wait); wait = 0) {
            long bytes = Libc.read(descriptor, events, "read events of " + chip);
            for (long at = 0; at < bytes; at += EVENT_BYTES) {
                read.add(new Event(
                        events.get(JAVA_INT, at + EVENT_OFFSET),
                        events.get(JAVA_INT, at + EVENT_ID) == RISING,
                        Duration.ofNanos(events.get(JAVA_LONG, at))));
            }
        }
    }

    private boolean isReadable(int milliseconds) throws SystemCallException {
        settling.set(JAVA_SHORT, Libc.POLLFD_REVENTS, (short) 0);
        Libc.poll(settling, milliseconds);
        return (settling.get(JAVA_SHORT, Libc.POLLFD_REVENTS) & Libc.POLLIN) != 0;
    }

    private static long all(List<Integer> offsets) {
        return offsets.size() == MOST_LINES ? -1 : (1L << offsets.size()) - 1;
    }
}
