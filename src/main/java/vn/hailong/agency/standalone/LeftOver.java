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

/// The lock file of a PostgreSQL: of one that runs, or of one that was killed, or whose program was. Its process id may
/// belong to somebody else by now.
final class LeftOver {
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);

    /// Of PostgreSQL's lock file; the first line is its process.
    private static final int PORT_LINE = 3;

    private LeftOver() {}

    static void stop(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        Optional<ProcessHandle> named = Files.exists(lock) ? process(Files.readAllLines(lock)) : Optional.empty();
        if (named.isEmpty()) {
            return; // nothing, or a lock of the dead, which PostgreSQL judges better than we
        }
        if (isPostgres(named.get())) {
            Logger.warn(
                    "Stopping the PostgreSQL that an earlier run left, process {}",
                    named.get().pid());
            end(named.get());
        } else {
            // Its number went to another process, and PostgreSQL would take that one for its own.
            Files.delete(lock);
        }
    }

    /// On which port of this machine the one listens that has locked this folder.
    static Optional<Integer> port(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (Files.notExists(lock)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(lock);
        boolean runs = process(lines).filter(LeftOver::isPostgres).isPresent();
        return runs && lines.size() > PORT_LINE && lines.get(PORT_LINE).strip().matches("[0-9]{1,5}")
                ? Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
                : Optional.empty();
    }

    private static Optional<ProcessHandle> process(List<String> lock) {
        if (lock.isEmpty() || !lock.getFirst().strip().matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lock.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    /// Politely first; by force PostgreSQL loses nothing either, and recovers when it starts.
    private static void end(ProcessHandle process) throws IOException {
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            if (!hasEnded(process)) {
                throw new IOException("process " + process.pid() + ", an earlier PostgreSQL, does not stop");
            }
        }
    }

    private static boolean hasEnded(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("can't wait for process " + process.pid(), e);
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
