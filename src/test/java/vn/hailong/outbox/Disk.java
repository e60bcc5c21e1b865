package vn.hailong.outbox;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// What a disk holds of some files.
final class Disk {
    private final Map<String, DiskImage> files = new TreeMap<>();

    Disk(Map<String, byte[]> contents) {
        contents.forEach((name, bytes) -> files.put(name, new DiskImage(bytes)));
    }

    void add(WriteLog.Event event) {
        switch (event) {
            case WriteLog.Event.Written written -> file(written.file()).add(event);
            case WriteLog.Event.Truncated truncated -> file(truncated.file()).add(event);
            case WriteLog.Event.Forced forced -> file(forced.file()).add(event);
            case WriteLog.Event.Noted ignored -> {}
        }
    }

    private DiskImage file(String name) {
        DiskImage file = files.get(name);
        if (file == null) {
            throw new IllegalStateException(name + " was not there when this began");
        }
        return file;
    }

    /// Whether a cut now may lose something.
    boolean isUncertain() {
        return files.values().stream().anyMatch(DiskImage::isUncertain);
    }

    /// The files as they are found when the power comes back.
    Map<String, byte[]> after(DiskImage.Cut cut, Random random) {
        Map<String, byte[]> left = new TreeMap<>();
        files.forEach((name, file) -> left.put(name, file.after(cut, random)));
        return left;
    }
}
