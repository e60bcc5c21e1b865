package vn.hailong.buttons.gpio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /// @param failures what was answered by devices that could not be asked
    static GpioFault noChip(List<String> labels, Collection<GpioChip> found, List<String> failures) {
        List<String> others = new ArrayList<>();
        if (!found.isEmpty()) {
            others.add("found "
                    + found.stream().map(GpioChip::toString).collect(Collectors.joining(", "))
                    + "; name one of them as buttons.chips in terminal.yaml if it is the right one");
        }
        others.addAll(failures);
        if (others.isEmpty()) {
            others.add("there is no /dev/gpiochip* at all, so this machine has no lines for buttons");
        }
        return new GpioFault(
                "no GPIO chip is labelled " + String.join(" or ", labels) + ": " + String.join("; ", others));
    }

    static GpioFault noDevices(Path folder, IOException cause) {
        GpioFault fault = new GpioFault("the devices in " + folder + " can't be listed: " + cause);
        fault.initCause(cause);
        return fault;
    }

    /// @param devices those that may not be opened; those with the same owner are named together
    static GpioFault noPermission(List<Path> devices, String user) {
        Map<String, List<Path>> byAdvice = new LinkedHashMap<>();
        devices.forEach(device -> byAdvice.computeIfAbsent(advice(device, user), advice -> new ArrayList<>())
                .add(device));
        List<String> sentences = new ArrayList<>();
        byAdvice.forEach((advice, alike) ->
                sentences.add(alike.stream().map(Path::toString).collect(Collectors.joining(", ")) + " " + advice));
        return new GpioFault("the user " + user + " may not open " + String.join("; ", sentences));
    }

    private static String advice(Path device, String user) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(device, PosixFileAttributes.class);
            String group = attributes.group().getName();
            String mode = PosixFilePermissions.toString(attributes.permissions());
            return mode.startsWith("rw", 3) && !group.equals("root")
                    ? "(for the group " + group + ", " + mode + "): sudo usermod -aG " + group + " " + user
                            + ", then start the terminal again"
                    : "(of " + attributes.owner().getName() + ":" + group + ", " + mode
                            + "): expected the group gpio and rw-rw----; install the udev rule for the group gpio";
        } catch (IOException e) {
            return "(whose owner can't be read: " + e.getMessage() + ")";
        }
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
