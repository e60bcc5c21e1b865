package vn.hailong;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.hailong.config.StaffPin;

@Command(
        name = "pin",
        mixinStandardHelpOptions = true,
        description = "Makes the file of the staff's PIN: asks for it twice, or reads one line of the standard input.")
final class PinCommand implements Callable<Integer> {
    private static final String EXPECTED = "6 to 12 digits";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file, for staffPin in terminal.yaml. Its owner alone can read it.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Override
    public Integer call() {
        try {
            if (Files.exists(out) && !holdsPin(out)) {
                return fail(out + ": found a file that holds no PIN, expected a new file or an earlier PIN");
            }
            Path parent = out.toAbsolutePath().normalize().resolveSibling("");
            if (!Files.isDirectory(parent)) {
                return fail(out + ": found no folder " + parent + ", expected a folder that is there");
            }
            Optional<String> pin = ask();
            if (pin.isEmpty()) {
                return fail("the two PINs differ; nothing was written");
            }
            if (!StaffPin.isPin(pin.get())) {
                String found = pin.get().isEmpty() ? "nothing" : "something else";
                return fail("PIN: found " + found + ", expected " + EXPECTED);
            }
            write(StaffPin.of(pin.get(), new SecureRandom()));
            spec.commandLine().getOut().println("wrote " + out + "; name it as staffPin in terminal.yaml");
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("hailong: can't write " + out + ": " + e);
            return 1;
        }
    }

    private int fail(String problem) {
        spec.commandLine().getErr().println("hailong: " + problem);
        return CommandLine.ExitCode.USAGE;
    }

    /// @return empty if two different ones were typed
    private static Optional<String> ask() throws IOException {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            // Not closed: the standard input is not ours.
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return Optional.of(line == null ? "" : line.strip());
        }
        char[] first = console.readPassword("PIN (%s): ", EXPECTED);
        char[] again = console.readPassword("PIN again: ");
        return Arrays.equals(first, again) ? Optional.of(first == null ? "" : new String(first)) : Optional.empty();
    }

    private static boolean holdsPin(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) < 1_000
                && StaffPin.parse(Files.readString(file).strip()).isPresent();
    }

    /// All at once: a terminal that starts meanwhile reads the old one or the new one.
    private void write(StaffPin pin) throws IOException {
        Path target = out.toAbsolutePath();
        Path fresh = Files.createTempFile(
                target.resolveSibling("."),
                "pin",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, pin.text() + "\n");
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
