package vn.hailong.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tinylog.Logger;
import vn.hailong.wire.Status;

/// How the machine itself is. What a machine can't tell is left out.
final class HostHealth {
    private static final Path TEMPERATURE = Path.of("/sys/class/thermal/thermal_zone0/temp");
    private static final Path THROTTLED = Path.of("/sys/devices/platform/soc/soc:firmware/get_throttled");

    private final Path dataFolder;

    HostHealth(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    Status.Host read(Duration uptime) {
        return new Status.Host(freeMiB(), temperature(), throttled(), uptime.toSeconds());
    }

    private long freeMiB() {
        try {
            return Files.getFileStore(dataFolder).getUsableSpace() >> 20;
        } catch (IOException e) {
            Logger.debug("Can't tell the free space of {}: {}", dataFolder, e.getMessage());
            return 0;
        }
    }

    private static Optional<Double> temperature() {
        return number(TEMPERATURE, 10).map(thousandths -> thousandths / 1000.0);
    }

    private static Optional<Boolean> throttled() {
        return number(THROTTLED, 16).map(bits -> bits != 0);
    }

    private static Optional<Long> number(Path file, int radix) {
        try {
            return Files.isReadable(file)
                    ? Optional.of(Long.parseLong(Files.readString(file).strip(), radix))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
