package vn.hailong.stick;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parcels of one installation, in `hailong/agency-A/terminal-T/INSTALLATION` below a stick's own folder.
///
/// What is written has its name only when all of it is on the stick: until then it is called `writing.tmp`,
/// and the next write begins with deleting that. So a stick may be pulled out at any moment, and there is
/// never more than one such leftover. Whatever else lies there may be anybody's: links are not followed, and
/// nothing is read beyond [SignedParcel#MAXIMUM_BYTES].
public final class ParcelFolder {
    static final String TOP = "hailong";
    static final String AGENCY = "agency-";
    static final String TERMINAL = "terminal-";
    private static final String UNFINISHED = "writing.tmp";

    private final Path root;
    private final Path folder;
    private final Disk disk;

    private ParcelFolder(Path root, Path folder, Disk disk) {
        this.root = root;
        this.folder = folder;
        this.disk = disk;
    }

    /// @param root the stick's own folder
    public static ParcelFolder on(Path root, Parcel parcel) throws StickException {
        return on(root, parcel, Disk.REAL);
    }

    /// @param parcel one of those that belong there
    static ParcelFolder on(Path root, Parcel parcel, Disk disk) throws StickException {
        requireFolder(root);
        return new ParcelFolder(
                root,
                root.resolve(TOP)
                        .resolve(AGENCY + parcel.agency())
                        .resolve(TERMINAL + parcel.terminal())
                        .resolve(parcel.installation().toString()),
                disk);
    }

    /// A folder that is there, wherever it is.
    public static ParcelFolder at(Path folder) throws StickException {
        requireFolder(folder);
        return new ParcelFolder(folder, folder, Disk.REAL);
    }

    private static void requireFolder(Path root) throws StickException {
        if (!Files.isDirectory(root)) {
            throw new StickException(root + ": found no folder there, expected the folder where the stick is mounted");
        }
    }

    public Path path() {
        return folder;
    }

    /// What is done with each file. The visitor may delete it.
    public interface Visitor {
        void visit(ParcelName name) throws StickException;
    }

    /// Visits every file with a parcel's name, in no order. Holds nothing of them in memory.
    public void visit(Visitor visitor) throws StickException {
        if (!isThere()) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Optional<ParcelName> name = ParcelName.parse(file.getFileName().toString());
                if (name.isPresent()) {
                    visitor.visit(name.get());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new StickException("can't read " + folder + " (" + reason(e) + "); was the stick pulled out?", e);
        }
    }

    private boolean isThere() throws StickException {
        for (Path step : steps()) {
            Optional<BasicFileAttributes> attributes = attributes(step);
            if (attributes.isEmpty()) {
                return false;
            }
            requireOwnFolder(step, attributes.get());
        }
        return true;
    }

    /// The folders between the stick's own and ours, ours included.
    private List<Path> steps() {
        List<Path> steps = new ArrayList<>();
        Path step = root;
        for (Path name : root.relativize(folder)) {
            step = step.resolve(name);
            if (!step.equals(root)) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws StickException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StickException("can't look at " + path + " (" + reason(e) + "); was the stick pulled out?", e);
        }
    }

    private static void requireOwnFolder(Path step, BasicFileAttributes attributes) throws StickException {
        if (!attributes.isDirectory()) {
            throw new StickException(step + ": found a " + (attributes.isSymbolicLink() ? "link" : "file")
                    + ", expected a folder; remove it, or take another stick");
        }
    }

    /// A file's bytes.
    ///
    /// @throws RefusedParcelException if it is no file, or too large to be a parcel
    /// @throws StickException         if it can't be read
    public byte[] read(ParcelName name) throws RefusedParcelException, StickException {
        return read(folder.resolve(name.fileName()));
    }

    /// The same for any file, as somebody named it.
    public static byte[] read(Path file) throws RefusedParcelException, StickException {
        BasicFileAttributes attributes = attributes(file)
                .orElseThrow(() -> new RefusedParcelException("found no such file, expected one that hailong wrote"));
        if (!attributes.isRegularFile()) {
            throw new RefusedParcelException("found a link, a folder or a device, expected a file that hailong wrote");
        }
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = stream.readNBytes(SignedParcel.MAXIMUM_BYTES + 1);
            if (bytes.length > SignedParcel.MAXIMUM_BYTES) {
                throw new RefusedParcelException(
                        "found more than " + SignedParcel.MAXIMUM_BYTES + " bytes, expected a file that hailong wrote");
            }
            return bytes;
        } catch (IOException e) {
            throw new StickException("can't read " + file + " (" + reason(e) + ")", e);
        }
    }

    /// Writes a file under this name, or nothing. What had the name before is replaced.
    public void write(ParcelName name, byte[] bytes) throws StickException {
        Path unfinished = folder.resolve(UNFINISHED);
        try {
            create();
            disk.delete(unfinished);
            disk.write(unfinished, bytes);
            disk.rename(unfinished, folder.resolve(name.fileName()));
            disk.force(folder);
        } catch (IOException e) {
            discard(unfinished, e);
            throw new StickException("can't write to " + folder + " (" + reason(e) + "); " + remedy(e), e);
        }
    }

    /// Gives the room back that a file took which did not fit.
    private void discard(Path unfinished, IOException failure) {
        try {
            disk.delete(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e); // the next write deletes it
        }
    }

    private void create() throws IOException, StickException {
        Path above = root;
        for (Path step : steps()) {
            Optional<BasicFileAttributes> attributes = attributes(step);
            if (attributes.isPresent()) {
                requireOwnFolder(step, attributes.get());
            } else {
                disk.createFolder(step);
                disk.force(above);
            }
            above = step;
        }
    }

    /// Deletes a file. It may come back if the stick is pulled out before the next [#write] or [#force].
    public void delete(ParcelName name) throws StickException {
        try {
            disk.delete(folder.resolve(name.fileName()));
        } catch (IOException e) {
            throw new StickException(
                    "can't delete " + folder.resolve(name.fileName()) + " (" + reason(e) + "); " + remedy(e), e);
        }
    }

    /// Returns when everything that was done is on the stick.
    public void force() throws StickException {
        try {
            if (isThere()) {
                disk.force(folder);
            }
        } catch (IOException e) {
            throw new StickException("can't write to " + folder + " (" + reason(e) + "); " + remedy(e), e);
        }
    }

    static String reason(Exception failure) {
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failure.getMessage());
    }

    private static String remedy(IOException failure) {
        String reason = reason(failure);
        if (reason.contains("No space left")) {
            return "the stick is full: make room on it or take another one, and run this again";
        }
        if (reason.contains("Read-only")) {
            return "the stick can't be written: look for its write protection, or take another one";
        }
        return "look whether the stick is still there and may be written by user " + System.getProperty("user.name")
                + ", and run this again: it goes on where it ended";
    }
}
