package vn.hailong.agency.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// What a run that was killed leaves behind: a PostgreSQL that still runs without us, or its lock file, whose
/// process id may belong to somebody else by now.
final class LeftOver {
    private static final Duration STOP_WAIT = Duration.ofSeconds(60);

    private LeftOver() {}

    static void stop(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        Optional<ProcessHandle> postmaster = postmaster(lock);
        if (postmaster.isPresent()) {
            Logger.warn(
                    "Stopping the PostgreSQL that an earlier run left, process {}",
                    postmaster.get().pid());
            postmaster.get().destroy();
            await(postmaster.get());
        }
        Files.deleteIfExists(lock);
    }

    /// The process that the lock file names, if it is a PostgreSQL and not whoever got its number after it.
    private static Optional<ProcessHandle> postmaster(Path lock) throws IOException {
        List<String> lines = Files.readAllLines(lock);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent());
    }

    private static void await(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("process " + process.pid() + ", an earlier PostgreSQL, does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier PostgreSQL was stopping", e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(LeftOver::deleteOne);
        } catch (UncheckedIOException e) {
            throw new IOException("can't delete " + folder, e);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
