package vn.hailong.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;

/// What was promised to be in a data file, in a file of its own beside it, so that a cut of the power in the middle of
/// a
/// write to the data file can be mended.
///
/// ```
/// record  = magic:4 epoch:8 number:4 length:4 crc32c:4 payload:length, then nothing up to a multiple of 4096
/// payload = { kind:1 position:8 length:4 bytes:length }   kind 1, bytes at a position
///         | { kind:2 size:8 }                             kind 2, the size of the data file from here on
/// ```
///
/// Records follow each other from the start of the file, with one epoch and numbered from 1. Whatever breaks that
/// order,
/// a torn record or one of an earlier epoch, is the end. No two records share a block: writing one can't hurt another.
/// The file is written in full when it is made, so that a record changes no more of the file system than its own
/// blocks.
final class Journal implements AutoCloseable {
    /// A change of the data file.
    sealed interface Change {
        record Bytes(long position, byte[] bytes) implements Change {
            long end() {
                return position + bytes.length;
            }
        }

        record Size(long size) implements Change {}
    }

    /// Some hundreds of commits.
    static final int USUAL_BYTES = 4 << 20;

    private static final int MAGIC = 0x484C4A31; // "HLJ1"
    private static final int BLOCK = 4_096;
    private static final int HEADER = 24;
    private static final int BYTES_HEADER = 13;
    private static final int SIZE_ENTRY = 9;
    private static final byte BYTES = 1;
    private static final byte SIZE = 2;

    private final FileChannel file;
    private final LongSupplier epochs;
    private long epoch;
    private int number;
    private long end;

    /// @param epochs draws numbers that never come twice
    Journal(FileChannel file, LongSupplier epochs) {
        this.file = file;
        this.epochs = epochs;
    }

    /// All changes of all whole records, in order.
    List<Change> read() throws IOException {
        List<Change> changes = new ArrayList<>();
        long size = file.size();
        long at = 0;
        long first = 0;
        for (int expected = 1; at + HEADER <= size; expected++) {
            ByteBuffer header = fill(at, HEADER);
            int magic = header.getInt();
            long itsEpoch = header.getLong();
            int itsNumber = header.getInt();
            int length = header.getInt();
            int checksum = header.getInt();
            if (magic != MAGIC
                    || itsNumber != expected
                    || (expected > 1 && itsEpoch != first)
                    || length < 0
                    || length > size - at - HEADER) {
                break;
            }
            ByteBuffer payload = fill(at + HEADER, length);
            if (checksum(itsEpoch, itsNumber, payload.duplicate()) != checksum) {
                break;
            }
            first = itsEpoch;
            decode(payload, changes);
            at += blocks(length);
        }
        return changes;
    }

    /// Whether these fit in without the file growing.
    boolean hasRoomFor(List<Change> changes) throws IOException {
        return end + blocks(length(changes)) <= Math.max(USUAL_BYTES, file.size());
    }

    /// Forgets all records, for the data file holds what they say for good, and begins with one that says its size.
    void restart(long size) throws IOException {
        epoch = epochs.getAsLong();
        number = 0;
        end = 0;
        append(List.of(new Change.Size(size)));
    }

    /// Adds a record and forces it to the disk.
    void append(List<Change> changes) throws IOException {
        int length = length(changes);
        ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(blocks(length)));
        block.position(HEADER);
        for (Change change : changes) {
            switch (change) {
                case Change.Bytes(long position, byte[] bytes) ->
                    block.put(BYTES).putLong(position).putInt(bytes.length).put(bytes);
                case Change.Size(long size) -> block.put(SIZE).putLong(size);
            }
        }
        number++;
        int checksum = checksum(epoch, number, block.slice(HEADER, length));
        block.rewind();
        block.putInt(MAGIC).putLong(epoch).putInt(number).putInt(length).putInt(checksum);
        block.rewind();
        write(block, end);
        file.force(false);
        end += block.capacity();
    }

    /// Forgets all records for a long time: the data file may be moved or replaced from here on.
    void clear() throws IOException {
        write(ByteBuffer.allocate(BLOCK), 0);
        file.force(false);
    }

    /// Gives the file its usual length, with every block written.
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

    private static void decode(ByteBuffer payload, List<Change> changes) throws IOException {
        while (payload.hasRemaining()) {
            byte kind = payload.get();
            changes.add(
                    switch (kind) {
                        case BYTES -> {
                            long position = payload.getLong();
                            byte[] bytes = new byte[payload.getInt()];
                            payload.get(bytes);
                            yield new Change.Bytes(position, bytes);
                        }
                        case SIZE -> new Change.Size(payload.getLong());
                        default ->
                            throw new IOException("the journal holds a change of kind " + kind
                                    + ", which this version of Hài Lòng does not know");
                    });
        }
    }

    private static int length(List<Change> changes) {
        long length = 0;
        for (Change change : changes) {
            length += switch (change) {
                case Change.Bytes bytes -> BYTES_HEADER + bytes.bytes().length;
                case Change.Size ignored -> SIZE_ENTRY;
            };
        }
        return Math.toIntExact(length);
    }

    private static long blocks(int length) {
        return Math.ceilDiv((long) HEADER + length, BLOCK) * BLOCK;
    }

    private static int checksum(long epoch, int number, ByteBuffer payload) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(12).putLong(epoch).putInt(number).flip());
        sum.update(payload);
        return (int) sum.getValue();
    }
}
