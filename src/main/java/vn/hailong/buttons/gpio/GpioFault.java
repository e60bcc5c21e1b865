package vn.hailong.buttons.gpio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Why lines can't be used, in words that a technician can act on. The words are part of the interface.
final class GpioFault extends Exception {
    private static final long serialVersionUID = 1;

    private final String fault;

    private GpioFault(String fault) {
        super(fault);
        this.fault = fault;
    }

    String fault() {
        return fault;
    }

    static GpioFault noChip(List<String> labels, Collection<GpioChip> found) {
        String others = found.isEmpty()
                ? "there is no /dev/gpiochip* at all"
                : "found "
                        + found.stream().map(GpioChip::toString).collect(Collectors.joining(", "))
                        + "; name one of them as buttons.chips in terminal.yaml if it is the right one";
        return new GpioFault("no GPIO chip is labelled " + String.join(" or ", labels) + ": " + others);
    }

    static GpioFault noPermission(Path device, String user) {
        String owner;
        try {
            PosixFileAttributes attributes = Files.readAttributes(device, PosixFileAttributes.class);
            String group = attributes.group().getName();
            String mode = PosixFilePermissions.toString(attributes.permissions());
            owner = mode.startsWith("rw", 3) && !group.equals("root")
                    ? "it is for the group " + group + " (" + mode + "): sudo usermod -aG " + group + " " + user
                            + ", then start the terminal again"
                    : "it belongs to " + attributes.owner().getName() + ":" + group + " (" + mode
                            + "), expected the group gpio and rw-rw----: install the udev rule for the group gpio";
        } catch (IOException e) {
            owner = "and its owner can't be read: " + e.getMessage();
        }
        return new GpioFault("the user " + user + " may not open " + device + ": " + owner);
    }

    static GpioFault busy(GpioChip chip, int offset, String purpose, String consumer) {
        return new GpioFault("line " + offset + " of " + chip + ", " + purpose + ", is held by \"" + consumer
                + "\": stop that program, or use another line");
    }

    static GpioFault noLine(GpioChip chip, int offset, String purpose) {
        return new GpioFault("line " + offset + ", " + purpose + ", is not on " + chip + ", which has lines 0 to "
                + (chip.lines() - 1));
    }

    static GpioFault gone(GpioChip chip) {
        return new GpioFault(chip + " has vanished");
    }

    static GpioFault failed(GpioChip chip, IOException cause) {
        GpioFault fault = new GpioFault(chip + ": " + cause.getMessage());
        fault.initCause(cause);
        return fault;
    }
}
