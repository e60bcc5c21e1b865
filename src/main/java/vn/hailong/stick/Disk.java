package vn.hailong.stick;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The few things that are done to a stick, each of which may be the last before somebody pulls it out.
interface Disk {
    Disk REAL = new Real();

    void createFolder(Path folder) throws IOException;

    /// Creates a file that must not be there, and forces it to the stick.
    void write(Path file, byte[] bytes) throws IOException;

    /// Gives a file its name; what had the name before is gone.
    void rename(Path file, Path name) throws IOException;

    void delete(Path file) throws IOException;

    /// Forces names to the stick.
    void force(Path folder) throws IOException;

    /// The real one.
    final class Real implements Disk {
        @Override
        public void createFolder(Path folder) throws IOException {
            Files.createDirectory(folder);
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    int unused = channel.write(buffer);
                }
                channel.force(true);
            }
        }

        @Override
        public void rename(Path file, Path name) throws IOException {
            Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public void force(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
