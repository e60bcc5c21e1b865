package vn.hailong.outbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What a disk holds of a file: what was forced, for good, and what was written since, perhaps.
final class DiskImage {
    /// What a disk does with the writes that were not forced when the power goes.
    enum Cut {
        /// They are lost.
        NONE,
        /// They were written all the same.
        ALL,
        /// Each is written or not, in whatever order.
        SOME,
        /// Of each the disk has written some sectors.
        TORN
    }

    private static final int SECTOR = 512;

    private byte[] forced;
    private int size;
    private final List<WriteLog.Event> since = new ArrayList<>();

    DiskImage(byte[] contents) {
        forced = contents.clone();
        size = contents.length;
    }

    void add(WriteLog.Event event) {
        switch (event) {
            case WriteLog.Event.Written written -> since.add(written);
            case WriteLog.Event.Truncated truncated -> since.add(truncated);
            case WriteLog.Event.Forced ignored -> {
                since.forEach(this::apply);
                since.clear();
            }
            case WriteLog.Event.Noted ignored -> {}
        }
    }

    /// Whether a cut now may lose something.
    boolean isUncertain() {
        return !since.isEmpty();
    }

    private void apply(WriteLog.Event event) {
        switch (event) {
            case WriteLog.Event.Written(String ignored, long position, byte[] bytes) ->
                write(position, bytes, 0, bytes.length);
            case WriteLog.Event.Truncated(String ignored, long to) -> size = (int) Math.min(size, to);
            case WriteLog.Event.Forced ignored -> {}
            case WriteLog.Event.Noted ignored -> {}
        }
    }

    private void write(long position, byte[] bytes, int from, int length) {
        int end = Math.toIntExact(position + from + length);
        if (end > forced.length) {
            forced = Arrays.copyOf(forced, Math.max(end, 2 * forced.length));
        }
        if (position + from > size) {
            Arrays.fill(forced, size, Math.toIntExact(position + from), (byte) 0);
        }
        System.arraycopy(bytes, from, forced, Math.toIntExact(position + from), length);
        size = Math.max(size, end);
    }

    /// The file as it is found when the power comes back.
    byte[] after(Cut cut, Random random) {
        DiskImage left = new DiskImage(Arrays.copyOf(forced, size));
        for (WriteLog.Event event : since) {
            switch (cut) {
                case NONE -> {}
                case ALL -> left.apply(event);
                case SOME -> {
                    if (random.nextBoolean()) {
                        left.apply(event);
                    }
                }
                case TORN -> left.applyPartOf(event, random);
            }
        }
        return Arrays.copyOf(left.forced, left.size);
    }

    private void applyPartOf(WriteLog.Event event, Random random) {
        if (event instanceof WriteLog.Event.Written(String ignored, long position, byte[] bytes)) {
            for (int from = 0; from < bytes.length; from += SECTOR) {
                if (random.nextInt(4) != 0) {
                    write(position, bytes, from, Math.min(SECTOR, bytes.length - from));
                }
            }
        } else if (random.nextBoolean()) {
            apply(event);
        }
    }
}
