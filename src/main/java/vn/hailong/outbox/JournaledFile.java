package vn.hailong.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/// A file whose state after a cut of the power is exactly that of the last [#force], however the disk tore or reordered
/// what was written to it.
///
/// Writes are held in memory until the file is forced. Then they go to the journal, in one record, and only
/// when that is on the disk to the file. What the journal holds is written to the file once more when it is
/// opened and locked the next time. Forcing the file itself is left to the moment when the journal is full:
/// until then one forced write is enough.
///
/// A file that can't be written is left alone until it is opened anew: its journal knows what it should hold.
///
/// Nothing at all is written until [#trust] is called: H2 takes a file whose contents it can't find for an
/// empty one, and would write over them.
final class JournaledFile extends FileBaseDefault {
    private final FileChannel file;
    private final @Nullable Journal journal;
    private final boolean readOnly;
    /// In the order in which they came, over what the file holds.
    private final List<Journal.Change> pending = new ArrayList<>();

    private long pendingBytes;
    private long size;
    private boolean recovered;
    private boolean trusted;
    private boolean broken;

    /// @param journal absent for a file to read of which there is none
    JournaledFile(FileChannel file, @Nullable Journal journal, boolean readOnly) {
        this.file = file;
        this.journal = journal;
        this.readOnly = readOnly;
    }

    /// Whoever has the file mends it first, or, if it may not be written, sees it as if it had been mended.
    @Override
    public synchronized @Nullable FileLock tryLock(long position, long length, boolean shared) throws IOException {
        FileLock lock = file.tryLock(position, length, shared);
        if (lock != null && !recovered) {
            size = file.size();
            if (journal != null) {
                recover(journal);
            }
            recovered = true;
        }
        return lock;
    }

    private void recover(Journal from) throws IOException {
        List<Journal.Change> changes = from.read();
        for (Journal.Change change : changes) {
            if (readOnly) {
                hold(change);
            } else {
                apply(change);
            }
        }
        if (!readOnly) {
            size = file.size();
            file.force(true);
            from.restart(size);
        }
    }

    /// What it holds was looked at and found good: from here on it may be written.
    synchronized void trust() {
        trusted = true;
    }

    @Override
    public synchronized long size() throws IOException {
        return recovered ? size : file.size();
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        int wanted = (int) Math.min(target.remaining(), size - position);
        if (wanted <= 0) {
            return target.hasRemaining() ? -1 : 0;
        }
        ByteBuffer part = target.slice(target.position(), wanted);
        while (part.hasRemaining() && file.read(part, position + part.position()) > 0) {
            // on to the rest
        }
        while (part.hasRemaining()) {
            part.put((byte) 0); // a hole, up to something that is held in memory
        }
        for (Journal.Change change : pending) {
            overlay(change, part, position);
        }
        target.position(target.position() + wanted);
        return wanted;
    }

    private static void overlay(Journal.Change change, ByteBuffer part, long position) {
        switch (change) {
            case Journal.Change.Bytes bytes -> {
                long from = Math.max(position, bytes.position());
                long to = Math.min(position + part.capacity(), bytes.end());
                if (from < to) {
                    part.put(
                            (int) (from - position), bytes.bytes(), (int) (from - bytes.position()), (int) (to - from));
                }
            }
            case Journal.Change.Size(long end) -> {
                for (long at = Math.max(position, end); at < position + part.capacity(); at++) {
                    part.put((int) (at - position), (byte) 0);
                }
            }
        }
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        hold(new Journal.Change.Bytes(position, bytes));
        if (trusted && pendingBytes > RecordFile.USUAL_BYTES) {
            force(false); // sooner than asked for, before the memory is full
        }
        return bytes.length;
    }

    @Override
    protected synchronized void implTruncate(long to) {
        if (to < size) {
            hold(new Journal.Change.Size(to));
        }
    }

    private void hold(Journal.Change change) {
        pending.add(change);
        switch (change) {
            case Journal.Change.Bytes bytes -> {
                pendingBytes += bytes.bytes().length;
                size = Math.max(size, bytes.end());
            }
            case Journal.Change.Size(long end) -> size = Math.min(size, end);
        }
    }

    @Override
    public synchronized void force(boolean metadata) throws IOException {
        if (pending.isEmpty() || !trusted || journal == null) {
            return;
        }
        if (broken) {
            throw new IOException("an earlier write to this file failed; it must be opened anew");
        }
        broken = true;
        pending.add(new Journal.Change.Size(size));
        if (!journal.hasRoomFor(pending)) {
            checkpoint(journal);
        }
        makeRoom();
        journal.append(pending);
        for (Journal.Change change : pending) {
            apply(change);
        }
        pending.clear();
        pendingBytes = 0;
        broken = false;
    }

    /// A disk that is full says so before anything is promised.
    private void makeRoom() throws IOException {
        long from = file.size();
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.clamp(size - from, 0, 1 << 16));
        while (from < size) {
            zeros.rewind().limit((int) Math.min(zeros.capacity(), size - from));
            from += file.write(zeros, from);
        }
    }

    private void checkpoint(Journal full) throws IOException {
        file.force(true);
        full.restart(file.size());
    }

    private void apply(Journal.Change change) throws IOException {
        switch (change) {
            case Journal.Change.Bytes(long position, byte[] bytes) -> {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    file.write(rest, position + rest.position());
                }
            }
            case Journal.Change.Size(long end) -> {
                if (file.size() > end) {
                    file.truncate(end);
                }
            }
        }
    }

    /// Leaves a file that stands for itself, without its journal.
    @Override
    protected synchronized void implCloseChannel() throws IOException {
        try (file;
                Journal closing = journal) {
            if (closing != null && recovered && trusted && !broken) {
                force(true);
                file.force(true);
                closing.clear();
            }
        }
    }
}
