package vn.hailong.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tinylog.Logger;
import vn.hailong.wire.Response;

/// The databases in a data folder: `outbox.mv.db`, and after each one that was damaged the next,
/// `outbox-2.mv.db` and so on. The highest number is in use. A damaged one goes to the folder `damaged` and
/// is never deleted.
final class DataFolder {
    private static final Pattern NAME = Pattern.compile("outbox(?:-(\\d{1,6}))?\\.(?:mv\\.db|journal|log)");

    private static final String DAMAGED = "damaged";

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    /// The one in use. If there is none yet, or only its journal and log are left of it, the place where it is
    /// expected.
    Database current() throws OutboxException {
        List<Path> files = files();
        List<Path> databases = files.stream()
                .filter(file -> file.toString().endsWith(JournaledFileSystem.DATA))
                .toList();
        return database(highest(databases.isEmpty() ? files : databases));
    }

    private Database database(int generation) {
        return new Database(folder, generation == 1 ? "outbox" : "outbox-" + generation, "file");
    }

    private static int highest(List<Path> files) {
        return files.stream().mapToInt(DataFolder::generation).reduce(1, Math::max);
    }

    private List<Path> files() throws OutboxException {
        return list(folder).filter(file -> generation(file) > 0).toList();
    }

    private static Stream<Path> list(Path folder) throws OutboxException {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new OutboxException("can't list the folder " + folder.toAbsolutePath() + ": " + e, e);
        }
    }

    /// 0 for any other file.
    private static int generation(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            return 0;
        }
        return matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
    }

    /// Whether there is no database, and nothing that would have to be saved: a cut of the power at the very first
    /// start leaves files without contents.
    boolean isEmpty(Database database) throws OutboxException {
        return database.files().areAbsent()
                || (database.files().areLeftOver() && readable(database).isEmpty());
    }

    private static List<Response> readable(Database damaged) throws OutboxException {
        Salvage salvage = new Salvage();
        try {
            for (Path file : damaged.files().all()) {
                salvage.read(file);
            }
        } catch (IOException e) {
            throw new OutboxException("can't read the damaged outbox " + damaged + ": " + e, e);
        }
        return salvage.responses();
    }

    /// Makes a new database out of what can be read in a damaged one, and sets that aside. A cut of the power
    /// in between leaves either the one or the other in use.
    Database replace(Database damaged, Clock clock) throws OutboxException {
        List<Response> responses = readable(damaged);
        Database next = database(highest(files()) + 1);
        Foundation.make(next, clock, connection -> Sealing.salvaged(connection, responses, clock));
        Logger.error(
                "The outbox was damaged. A new one was begun in {} with {} responses that could be read; the damaged files"
                        + " are kept in {}",
                next,
                responses.size(),
                folder.resolve(DAMAGED));
        return next;
    }

    /// Where damaged ones are kept, if there are any.
    Optional<Path> damaged() throws OutboxException {
        Path damaged = folder.resolve(DAMAGED);
        return list(damaged).findAny().map(any -> damaged);
    }

    /// Moves whatever is not in use any more out of the way.
    void setAside(Database inUse) throws OutboxException {
        for (Path file : files()) {
            if (!inUse.files().all().contains(file)) {
                try {
                    Path aside = Files.createDirectories(folder.resolve(DAMAGED));
                    Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    // It does no harm where it is.
                    Logger.warn("The damaged {} could not be moved: {}", file, e.getMessage());
                }
            }
        }
    }
}
