package vn.hailong.rig;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A real file system of its own, small enough to be filled, that can be made to fail. Mounting needs root, directly
/// or through sudo without a password; who has neither gets an exception that says so.
public final class Disk implements AutoCloseable {
    private static final byte[] PAGE = new byte[4_096];

    private final Path folder;
    private final List<String> mounting;

    private Disk(Path folder, String... mounting) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.mounting = List.of(mounting);
        mount();
    }

    /// A disk in memory.
    public static Disk inMemory(Path folder, int mebibytes) throws IOException {
        return new Disk(folder, "-t", "tmpfs", "-o", "mode=0777,size=" + mebibytes + "m", "hailong-test");
    }

    /// An ext4 as a card has one, in a file.
    public static Disk ext4(Path folder, Path image, int mebibytes) throws IOException {
        run("truncate", "-s", mebibytes + "M", image.toString());
        run("mkfs.ext4", "-q", "-F", image.toString());
        return new Disk(folder, "-t", "ext4", "-o", "loop", image.toString());
    }

    public Path folder() {
        return folder;
    }

    public void mount() throws IOException {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(mounting);
        command.add(folder.toString());
        asRoot(command.toArray(String[]::new));
    }

    /// Fails while a file of it is open.
    public void unmount() throws IOException {
        asRoot("umount", folder.toString());
    }

    public void remount(String option) throws IOException {
        asRoot("mount", "-o", "remount," + option, folder.toString());
    }

    /// Makes ext4 behave as it does when the card answers with an error: read-only at once, open files included.
    public void fail() throws IOException {
        remount("abort");
    }

    /// Takes all the room, except for so many pages of 4 KiB.
    public void fill(int pagesLeft) throws IOException {
        Path ballast = folder.resolve("ballast");
        List<Path> spare = new ArrayList<>();
        for (int i = 0; i < pagesLeft; i++) {
            spare.add(Files.write(folder.resolve("spare" + i), PAGE));
        }
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(PAGE);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
        for (Path file : spare) {
            Files.delete(file);
        }
    }

    /// Takes room until so much is left.
    public void fillUntil(long bytesLeft) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        Files.write(folder.resolve("ballast"), new byte[Math.toIntExact(Math.max(0, free - bytesLeft))]);
    }

    /// Takes more room, as another file does that grows, until the disk is full.
    public void grow(int mebibytes) throws IOException {
        byte[] mebibyte = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(
                folder.resolve("ballast"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(mebibyte);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /// Gives back what [#fill] and [#grow] took, for good: a disk that fails a moment later must not have it again.
    public void free() throws IOException {
        if (Files.deleteIfExists(folder.resolve("ballast"))) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /// What was open stays usable for whoever has it open; nothing stays mounted.
    @Override
    public void close() throws IOException {
        asRoot("umount", "--lazy", folder.toString());
    }

    private static void asRoot(String... command) throws IOException {
        if ("root".equals(System.getProperty("user.name"))) {
            run(command);
            return;
        }
        List<String> all = new ArrayList<>(List.of("sudo", "--non-interactive"));
        all.addAll(Arrays.asList(command));
        run(all.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + said
                        + "; this test mounts file systems, which needs root, or sudo without a password");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in " + String.join(" ", command), e);
        }
    }
}
