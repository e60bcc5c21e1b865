package vn.hailong.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A file of records, each of which is there whole or not at all after a cut of the power.
///
/// ```
/// record = magic:4 epoch:8 number:4 length:4 crc32c:4 payload:length, then nothing up to a multiple of 4096
/// ```
///
/// Records follow each other from the start of the file, with one epoch and numbered from 1. Whatever breaks
/// that order, a torn record or one of an earlier epoch, is the end. No two records share a block: writing
/// one can't hurt another. The file is written in full when it is made, so that a record changes no more of
/// the file system than its own blocks.
///
/// It is read first, then added to. Not for several threads at once.
final class RecordFile implements AutoCloseable {
    /// Some hundreds of small records.
    static final int USUAL_BYTES = 4 << 20;

    private static final int MAGIC = 0x484C5231; // "HLR1"
    private static final int BLOCK = 4_096;
    private static final int HEADER = 24;

    private final FileChannel file;
    private final LongSupplier epochs;
    /// Kept, since asking for it costs: whoever looks at a file's times, as fstat(2) does, has the next write change
    /// them (multigrain timestamps, Linux 6.13), and a forced write then waits for the file system's journal too.
    private long size;

    private long epoch;
    private int number;
    private long end;
    private long lastAt;

    interface Reader {
        void read(ByteBuffer payload) throws IOException;
    }

    /// @param epochs draws numbers that never come twice
    RecordFile(FileChannel file, LongSupplier epochs) {
        this.file = file;
        this.epochs = epochs;
        this.epoch = epochs.getAsLong();
    }

    private record Whole(long epoch, int number, ByteBuffer payload) {}

    /// Reads all whole records in order. What is added from here on follows them.
    ///
    /// @param beyond is given the whole records that lie behind the first broken one: of an earlier epoch, or
    ///               proof that the file was damaged, since each record is forced before the next is begun
    void read(Reader reader, Reader beyond) throws IOException {
        size = file.size();
        number = 0;
        end = 0;
        for (Whole whole = whole(end);
                whole != null && whole.number() == number + 1 && (number == 0 || whole.epoch() == epoch);
                whole = whole(end)) {
            int length = whole.payload().remaining();
            reader.read(whole.payload());
            epoch = whole.epoch();
            number = whole.number();
            lastAt = end;
            end += blocks(length);
        }
        if (number == 0) {
            epoch = epochs.getAsLong();
        }
        for (long at = end; at < size; at += BLOCK) {
            Whole whole = whole(at);
            if (whole != null) {
                beyond.read(whole.payload());
            }
        }
    }

    /// The record at a place, if there is a whole one.
    private @Nullable Whole whole(long at) throws IOException {
        if (at + HEADER > size) {
            return null;
        }
        ByteBuffer header = fill(at, HEADER);
        int magic = header.getInt();
        long itsEpoch = header.getLong();
        int itsNumber = header.getInt();
        int length = header.getInt();
        int checksum = header.getInt();
        if (magic != MAGIC || length < 0 || length > size - at - HEADER) {
            return null;
        }
        ByteBuffer payload = fill(at + HEADER, length);
        return checksum(itsEpoch, itsNumber, payload.duplicate()) == checksum
                ? new Whole(itsEpoch, itsNumber, payload)
                : null;
    }

    /// Writes the last record that was read once more, and forces it. It may have been written without being forced,
    /// and a force that failed once is not made up for by another: the system takes the blocks for written.
    void secure() throws IOException {
        if (number > 0) {
            write(fill(lastAt, Math.toIntExact(end - lastAt)), lastAt);
            file.force(false);
        }
    }

    /// Whether a payload of this length fits in without the file growing.
    boolean hasRoomFor(long length) {
        return end + blocks(length) <= size;
    }

    boolean isNearlyFull() {
        return end > size * 7 / 8;
    }

    /// Adds a record and forces it to the disk.
    void append(byte[] payload) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(blocks(payload.length)));
        block.putInt(MAGIC)
                .putLong(epoch)
                .putInt(number + 1)
                .putInt(payload.length)
                .putInt(checksum(epoch, number + 1, ByteBuffer.wrap(payload)))
                .put(payload)
                .rewind();
        write(block, end);
        file.force(false);
        number++;
        end += block.capacity();
        size = Math.max(size, end);
    }

    /// Forgets all records as soon as the next one is added, which will be the first.
    void restart() {
        epoch = epochs.getAsLong();
        number = 0;
        end = 0;
    }

    /// Forgets all records now.
    void clear() throws IOException {
        restart();
        write(ByteBuffer.allocate(BLOCK), 0);
        file.force(false);
    }

    /// Gives a new file its usual length, with every block written.
    static void fillUp(FileChannel file) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(USUAL_BYTES);
        while (zeros.hasRemaining()) {
            file.write(zeros, zeros.position());
        }
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes, position + bytes.position());
        }
    }

    private ByteBuffer fill(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            // on to the rest
        }
        return bytes.rewind();
    }

    private static long blocks(long length) {
        return Math.ceilDiv(HEADER + length, BLOCK) * BLOCK;
    }

    private static int checksum(long epoch, int number, ByteBuffer payload) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(12).putLong(epoch).putInt(number).flip());
        sum.update(payload);
        return (int) sum.getValue();
    }
}
