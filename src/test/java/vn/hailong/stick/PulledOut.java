package vn.hailong.stick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A stick that is pulled out in the middle of an operation, and gone for every later one. A file that is being written
/// then is there by half.
public final class PulledOut implements Disk {
    private final int operations;
    private int done;

    private PulledOut(int operations) {
        this.operations = operations;
    }

    /// @param operations so many succeed
    public static ParcelFolder after(int operations, Path root, Parcel parcel) throws StickException {
        return ParcelFolder.on(root, parcel, new PulledOut(operations));
    }

    private boolean isLast() throws IOException {
        done++;
        if (done > operations + 1) {
            throw new IOException("Input/output error");
        }
        return done > operations;
    }

    private void pull() throws IOException {
        if (isLast()) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        pull();
        Disk.REAL.createFolder(folder);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        if (isLast()) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            throw new IOException("Input/output error");
        }
        Disk.REAL.write(file, bytes);
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        pull();
        Disk.REAL.rename(file, name);
    }

    @Override
    public void delete(Path file) throws IOException {
        pull();
        Disk.REAL.delete(file);
    }

    @Override
    public void force(Path folder) throws IOException {
        pull();
        Disk.REAL.force(folder);
    }
}
