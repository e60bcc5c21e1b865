package vn.hailong.buttons.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A GPIO chip as `linux/gpio.h` describes it (GPIO v2). It is known by its label: its number differs between
/// boards, and between kernels on the same board.
///
/// @param device such as `/dev/gpiochip0`
/// @param label  such as `pinctrl-rp1`, the driver's name for it
record GpioChip(Path device, String label, int lines) {
    private static final Path DEVICES = Path.of("/dev");

    /// `_IOR(0xB4, 1, struct gpiochip_info)`: name 32 bytes, label 32 bytes, lines.
    private static final long GET_CHIPINFO = 0x8044B401L;

    private static final long CHIPINFO_BYTES = 68;
    private static final long CHIPINFO_LABEL = 32;
    private static final long CHIPINFO_LINES = 64;

    /// `_IOWR(0xB4, 5, struct gpio_v2_line_info)`: name 32 bytes, consumer 32 bytes, offset, number of attributes,
    /// flags.
    private static final long GET_LINEINFO = 0xC100B405L;

    private static final long LINEINFO_BYTES = 256;
    private static final long LINEINFO_CONSUMER = 32;
    private static final long LINEINFO_OFFSET = 64;
    private static final long LINEINFO_FLAGS = 72;
    private static final long FLAG_USED = 1;

    /// The first chip with one of these labels.
    ///
    /// @throws GpioFault if there is none, or one that might be it may not be opened
    static GpioChip find(List<String> labels) throws GpioFault {
        List<GpioChip> found = new ArrayList<>();
        List<Path> forbidden = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Path device : devices()) {
            try {
                found.add(read(device));
            } catch (SystemCallException e) {
                if (e.errno() == Libc.EACCES) {
                    forbidden.add(device);
                } else {
                    // It is just coming or going, or no GPIO chip whatever its name says.
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }
        for (String label : labels) {
            for (GpioChip chip : found) {
                if (chip.label().equals(label)) {
                    return chip;
                }
            }
        }
        if (!forbidden.isEmpty()) {
            throw GpioFault.noPermission(forbidden, System.getProperty("user.name"));
        }
        throw GpioFault.noChip(labels, found, failures);
    }

    /// Whoever opens the chip closes the descriptor.
    int open() throws SystemCallException {
        return Libc.open(device.toString(), Libc.O_RDWR | Libc.O_CLOEXEC);
    }

    /// Who holds a line, if anybody does.
    Optional<String> consumer(int descriptor, int offset) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(LINEINFO_BYTES, Long.BYTES);
            info.set(JAVA_INT, LINEINFO_OFFSET, offset);
            Libc.ioctl(descriptor, GET_LINEINFO, info, "GPIO_V2_GET_LINEINFO of line " + offset);
            if ((info.get(JAVA_LONG, LINEINFO_FLAGS) & FLAG_USED) == 0) {
                return Optional.empty();
            }
            String consumer = info.getString(LINEINFO_CONSUMER);
            return Optional.of(consumer.isEmpty() ? "the kernel" : consumer);
        }
    }

    @Override
    public String toString() {
        return device.getFileName() + " (" + label + ")";
    }

    private static GpioChip read(Path device) throws SystemCallException {
        int descriptor = Libc.open(device.toString(), Libc.O_RDWR | Libc.O_CLOEXEC);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(CHIPINFO_BYTES, Integer.BYTES);
            Libc.ioctl(descriptor, GET_CHIPINFO, info, "GPIO_GET_CHIPINFO of " + device);
            return new GpioChip(device, info.getString(CHIPINFO_LABEL), info.get(JAVA_INT, CHIPINFO_LINES));
        } finally {
            Libc.close(descriptor);
        }
    }

    /// In the order of their numbers. Links are left out: some systems keep one from an old number to the new.
    private static List<Path> devices() throws GpioFault {
        try (Stream<Path> files = Files.list(DEVICES)) {
            return files.filter(file -> file.getFileName().toString().matches("gpiochip\\d{1,9}"))
                    .filter(file -> !Files.isSymbolicLink(file))
                    .sorted(Comparator.comparingInt(file ->
                            Integer.parseInt(file.getFileName().toString().substring("gpiochip".length()))))
                    .toList();
        } catch (IOException e) {
            throw GpioFault.noDevices(DEVICES, e);
        }
    }
}
