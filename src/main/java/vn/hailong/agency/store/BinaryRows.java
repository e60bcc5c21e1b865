package vn.hailong.agency.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows as `copy … from stdin (format binary)` reads them (PostgreSQL's manual, "COPY", "Binary Format"): a header,
/// each
/// row as the number of its fields and each field as its length and its bytes, and an end.
final class BinaryRows {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TEXT_OID = 25;
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final long EPOCH_SECOND =
            EPOCH_DAY.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    private static final int NULL = -1;
    private static final short END = -1;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);

    BinaryRows() {
        bytes.put(SIGNATURE);
        bytes.putInt(0); // flags
        bytes.putInt(0); // length of the header's extension
    }

    /// Begins a row with so many fields.
    void row(int fields) {
        room(Short.BYTES);
        bytes.putShort((short) fields);
    }

    void field(SqlType type, @Nullable Object value) {
        if (value == null) {
            room(Integer.BYTES);
            bytes.putInt(NULL);
        } else {
            present(type, value);
        }
    }

    /// All of them; nothing can follow.
    byte[] end() {
        room(Short.BYTES);
        bytes.putShort(END);
        byte[] all = new byte[bytes.flip().remaining()];
        bytes.get(all);
        return all;
    }

    private void room(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + more));
            bytes = larger.put(bytes.flip());
        }
    }

    private void present(SqlType type, Object value) {
        switch (type) {
            case UUID -> {
                UUID id = (UUID) value;
                field(Long.BYTES * 2).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
            case TEXT -> sized(utf8(value));
            case TEXTS -> texts((List<?>) value);
            case INTEGER -> field(Integer.BYTES).putInt((int) value);
            case BIGINT -> field(Long.BYTES).putLong((long) value);
            case BOOLEAN -> field(Byte.BYTES).put((byte) ((boolean) value ? 1 : 0));
            case DATE -> field(Integer.BYTES).putInt((int) (((LocalDate) value).toEpochDay() - EPOCH_DAY.toEpochDay()));
            case TIME -> field(Long.BYTES).putLong(microseconds((Instant) value));
            case BYTES -> sized((byte[]) value);
        }
    }

    private static byte[] utf8(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }

    private static long microseconds(Instant time) {
        return (time.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + time.getNano() / 1_000;
    }

    /// Where a field of so many bytes is to be written.
    private ByteBuffer field(int length) {
        room(Integer.BYTES + length);
        return bytes.putInt(length);
    }

    private void sized(byte[] field) {
        field(field.length).put(field);
    }

    /// An array: dimensions, whether there are nulls, the elements' type, and of each dimension its length and its
    /// first
    /// index.
    private void texts(List<?> texts) {
        List<byte[]> elements = texts.stream().map(BinaryRows::utf8).toList();
        int header = Integer.BYTES * (texts.isEmpty() ? 3 : 5);
        field(header
                        + elements.stream()
                                .mapToInt(element -> Integer.BYTES + element.length)
                                .sum())
                .putInt(texts.isEmpty() ? 0 : 1)
                .putInt(0)
                .putInt(TEXT_OID);
        if (!texts.isEmpty()) {
            bytes.putInt(texts.size()).putInt(1);
        }
        elements.forEach(this::sized);
    }
}
