package vn.hailong.terminal.carry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Where the socket of a running terminal lies: in a folder of its own of mode 0700 among the machine's passing files,
/// named after the data folder. Not in the data folder itself: a socket keeps its file system mounted, and a card that
/// failed could not be taken off and mended while the terminal runs.
final class DoorPlace {
    /// What systemd makes for the terminal's unit.
    private static final Path RUNTIME = Path.of("/run/hailong");

    private static final String SOCKET = "terminal.sock";
    private static final int NAME_BYTES = 8;

    private DoorPlace() {}

    /// Makes the folder for a socket, if it is not there.
    ///
    /// @return the socket's place
    /// @throws IOException if it can't be made, or another user has made it
    static Path make(Path dataFolder) throws IOException {
        Path folder = places(dataFolder).stream()
                .filter(place -> Files.isWritable(place.getParent()))
                .findFirst()
                .orElseThrow(() -> new IOException("no folder for a socket may be written"));
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        requireSameOwner(folder, dataFolder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder.resolve(SOCKET);
    }

    /// Takes away what [#make] made, and the socket.
    static void clear(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.toAbsolutePath().resolveSibling(""));
    }

    /// Where the socket of the terminal with this data folder would be, if it runs.
    ///
    /// @throws IOException if somebody else has put one there
    static Path find(Path dataFolder) throws IOException {
        List<Path> places = places(dataFolder);
        for (Path folder : places) {
            if (Files.exists(folder.resolve(SOCKET), LinkOption.NOFOLLOW_LINKS)) {
                requireSameOwner(folder, dataFolder);
                return folder.resolve(SOCKET);
            }
        }
        return places.getLast().resolve(SOCKET);
    }

    private static void requireSameOwner(Path folder, Path dataFolder) throws IOException {
        var owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(Files.getOwner(dataFolder))) {
            throw new IOException(folder + " belongs to " + owner + ", expected " + Files.getOwner(dataFolder)
                    + ", whose data it is");
        }
    }

    private static List<Path> places(Path dataFolder) throws IOException {
        String name = name(dataFolder.toRealPath());
        return List.of(
                RUNTIME.resolve(name),
                Path.of(System.getProperty("java.io.tmpdir")).resolve("hailong-" + name));
    }

    private static String name(Path dataFolder) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(dataFolder.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
