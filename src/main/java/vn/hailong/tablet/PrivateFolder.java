package vn.hailong.tablet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A folder that only this user can read. A file in it is there as a whole or not at all, also after a power cut.
final class PrivateFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    /// Creates the folder if it is not there yet.
    PrivateFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// The names of the files that begin like this.
    List<String> names(String beginning) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, beginning + "*")) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names;
    }

    void write(String name, String text) throws IOException {
        Path draft = Files.createTempFile(folder, ".new", "", PosixFilePermissions.asFileAttribute(OWNER_FILE));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            adopt(draft, name);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Gives a finished file of this folder its name.
    void adopt(Path draft, String name) throws IOException {
        Files.setPosixFilePermissions(draft, OWNER_FILE);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force();
    }

    /// @return whether it was there: of several who delete a file at once, one is told so
    boolean delete(String name) throws IOException {
        boolean deleted = Files.deleteIfExists(file(name));
        force();
        return deleted;
    }

    private void force() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
