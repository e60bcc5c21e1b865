package vn.hailong.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The files of one database: they belong together.
record DatabaseFiles(Path folder, String name) {

    /// H2's own file.
    Path data() {
        return folder.resolve(name + JournaledFileSystem.DATA);
    }

    private Path journal() {
        return folder.resolve(name + JournaledFileSystem.JOURNAL);
    }

    private Path log() {
        return folder.resolve(name + JournaledFileSystem.LOG);
    }

    List<Path> all() {
        return List.of(data(), journal(), log());
    }

    /// Whether nothing is there, not even what is left of an older database.
    boolean areAbsent() {
        return all().stream().allMatch(Files::notExists);
    }

    void delete() throws IOException {
        for (Path file : all()) {
            Files.deleteIfExists(file);
        }
    }

    /// Makes an empty data file, with all that belongs to it.
    void create() throws IOException {
        delete();
        Files.createFile(data());
        complete();
    }

    boolean isLogMissing() {
        return Files.notExists(log());
    }

    /// Whether the data file alone is missing.
    boolean areLeftOver() {
        return Files.notExists(data()) && !areAbsent();
    }

    /// Adds what belongs to a data file that is there and was made by an earlier version, or is about to come.
    void complete() throws IOException {
        for (Path records : List.of(journal(), log())) {
            if (Files.notExists(records)) {
                try (FileChannel file =
                        FileChannel.open(records, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    RecordFile.fillUp(file);
                }
                force(folder, StandardOpenOption.READ);
            }
        }
    }

    /// Takes the data file of another database, whole or not at all. What was at this place before is gone.
    void take(DatabaseFiles other) throws IOException {
        Files.deleteIfExists(other.journal());
        Files.deleteIfExists(other.log());
        force(other.data(), StandardOpenOption.WRITE);
        delete(); // a log whose database is gone belongs to no other
        complete();
        Files.move(other.data(), data(), StandardCopyOption.ATOMIC_MOVE);
        force(folder, StandardOpenOption.READ);
    }

    /// A folder is forced by a file descriptor that reads it (open(2), fsync(2)).
    private static void force(Path path, OpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(path, way)) {
            channel.force(true);
        }
    }
}
