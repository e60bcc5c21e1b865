package vn.hailong.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What was promised to be in a data file, in a file of its own beside it, so that a cut of the power in the
/// middle of a write to the data file can be mended.
///
/// ```
/// payload of a record = { kind:1 position:8 length:4 bytes:length }   kind 1, bytes at a position
///                     | { kind:2 size:8 }                             kind 2, the size of the data file from here on
/// ```
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

    private static final int BYTES_HEADER = 13;
    private static final int SIZE_ENTRY = 9;
    private static final byte BYTES = 1;
    private static final byte SIZE = 2;

    private final RecordFile records;

    Journal(RecordFile records) {
        this.records = records;
    }

    /// All changes of all whole records, in order.
    List<Change> read() throws IOException {
        List<Change> changes = new ArrayList<>();
        records.read(payload -> decode(payload, changes), ignored -> {});
        return changes;
    }

    /// Whether these fit in without the file growing.
    boolean hasRoomFor(List<Change> changes) {
        return records.hasRoomFor(length(changes));
    }

    /// Forgets all records, for the data file holds what they say for good, and begins with one that says its size.
    void restart(long size) throws IOException {
        records.restart();
        append(List.of(new Change.Size(size)));
    }

    /// Adds a record and forces it to the disk.
    void append(List<Change> changes) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(Math.toIntExact(length(changes)));
        for (Change change : changes) {
            switch (change) {
                case Change.Bytes(long position, byte[] bytes) ->
                    payload.put(BYTES).putLong(position).putInt(bytes.length).put(bytes);
                case Change.Size(long size) -> payload.put(SIZE).putLong(size);
            }
        }
        records.append(payload.array());
    }

    /// Forgets all records for a long time: the data file may be moved or replaced from here on.
    void clear() throws IOException {
        records.clear();
    }

    @Override
    public void close() throws IOException {
        records.close();
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

    private static long length(List<Change> changes) {
        long length = 0;
        for (Change change : changes) {
            length += switch (change) {
                case Change.Bytes bytes -> BYTES_HEADER + bytes.bytes().length;
                case Change.Size ignored -> SIZE_ENTRY;
            };
        }
        return length;
    }
}
