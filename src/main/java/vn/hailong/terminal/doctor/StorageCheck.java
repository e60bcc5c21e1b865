package vn.hailong.terminal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;

/// The data folder, the room in it, and the outbox.
final class StorageCheck {
    /// A month of answers of a busy counter needs less.
    private static final long PLENTY_MIB = 200;

    private final TerminalConfig config;
    private final Machine machine;
    private boolean inUse;

    StorageCheck(TerminalConfig config, Machine machine) {
        this.config = config;
        this.machine = machine;
        this.inUse = machine.isTerminal();
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        Path folder = config.dataFolder();
        try {
            Path existing = existing(folder);
            if (existing.equals(folder)) {
                Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
            } else if (!Files.isWritable(existing)) {
                throw new IOException("may not create it in " + existing);
            }
            findings.add(Finding.of(Code.FOLDER_WRITABLE, folder));
            findings.add(space(existing));
        } catch (IOException e) {
            findings.add(Finding.of(Code.FOLDER_NOT_WRITABLE, folder, System.getProperty("user.name", "?"), e));
        }
        findings.add(outbox(folder));
        replaced(folder).ifPresent(findings::add);
        return findings;
    }

    /// Whether a terminal is running on this data folder. Known after [#examine].
    boolean isInUse() {
        return inUse;
    }

    private static Path existing(Path folder) throws IOException {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.isDirectory(at)) {
                return at;
            }
            if (Files.exists(at)) {
                throw new IOException(at + " is no folder");
            }
        }
        throw new IOException("no folder above " + folder);
    }

    private Finding space(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace() >> 20;
        Code code = free < config.reserveMiB()
                ? Code.SPACE_BELOW_RESERVE
                : free < config.reserveMiB() + PLENTY_MIB ? Code.SPACE_SCARCE : Code.SPACE_ENOUGH;
        return Finding.of(code, free, config.reserveMiB());
    }

    private static Optional<Finding> replaced(Path folder) {
        try {
            return Outbox.damaged(folder).map(kept -> Finding.of(Code.OUTBOX_REPLACED, kept.toAbsolutePath()));
        } catch (OutboxException e) {
            return Optional.of(Finding.of(Code.OUTBOX_BROKEN, String.valueOf(e.getMessage())));
        }
    }

    private Finding outbox(Path folder) {
        if (machine.isTerminal()) {
            return Finding.of(Code.OUTBOX_IN_USE);
        }
        try {
            return Finding.of(
                    switch (Outbox.examine(folder)) {
                        case ABSENT -> Code.OUTBOX_ABSENT;
                        case IN_USE -> {
                            inUse = true;
                            yield Code.OUTBOX_IN_USE;
                        }
                        case READABLE -> Code.OUTBOX_READABLE;
                    });
        } catch (OutboxException e) {
            return Finding.of(Code.OUTBOX_BROKEN, String.valueOf(e.getMessage()));
        }
    }
}
