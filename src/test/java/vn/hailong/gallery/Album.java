package vn.hailong.gallery;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/// Takes what was seen: writes the pictures, and keeps the faults and a small copy of each. From any thread.
final class Album implements AutoCloseable {
    private static final int WAITING = 8;

    private final Path folder;
    private final Map<String, List<Fault>> faults = new TreeMap<>();
    private final Map<String, BufferedImage> small = new TreeMap<>();
    private final List<CompletableFuture<Void>> written = new ArrayList<>();

    /// Whoever is ahead of the disk writes a picture itself.
    private final ThreadPoolExecutor writers = new ThreadPoolExecutor(
            2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), new ThreadPoolExecutor.CallerRunsPolicy());

    /// @param folder takes the pictures
    Album(Path folder) {
        this.folder = folder;
    }

    /// @param file of the picture, relative to the folder
    synchronized void found(String file, List<Fault> found) {
        if (faults.put(file, found) != null) {
            throw new IllegalStateException("two pictures named " + file);
        }
    }

    synchronized void keep(String file, Door.Picture picture) {
        written.add(CompletableFuture.runAsync(() -> write(file, picture), writers));
    }

    private void write(String file, Door.Picture picture) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            BufferedImage image = switch (picture) {
                case Door.Picture.Drawn(BufferedImage drawn) -> {
                    ImageIO.write(drawn, "png", path.toFile());
                    yield drawn;
                }
                case Door.Picture.Encoded(byte[] png) -> {
                    Files.write(path, png);
                    yield ImageIO.read(new ByteArrayInputStream(png));
                }
            };
            BufferedImage copy = Thumbnail.of(image);
            synchronized (this) {
                small.put(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /// Waits until all pictures are written.
    void finish() {
        List<CompletableFuture<Void>> all;
        synchronized (this) {
            all = List.copyOf(written);
        }
        all.forEach(CompletableFuture::join);
    }

    synchronized Map<String, List<Fault>> faults() {
        return new TreeMap<>(faults);
    }

    synchronized Map<String, BufferedImage> small() {
        return new TreeMap<>(small);
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
