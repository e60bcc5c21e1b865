package vn.hailong.agency.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row as `copy … from stdin (format binary)` reads it (PostgreSQL's manual, "COPY", "Binary Format"): the number
/// of its fields, and each field as its length and its bytes.
final class BinaryRow {
    /// Before the first row: signature, flags, and the length of the header's extension.
    static final byte[] BEGINNING = "PGCOPY\n\u00FF\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    /// After the last row.
    static final byte[] END = {-1, -1};

    private static final int TEXT_OID = 25;
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final long EPOCH_SECOND =
            EPOCH_DAY.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    private static final int NULL = -1;
    /// Of most responses.
    private static final int USUAL_BYTES = 1 << 10;

    private ByteBuffer bytes = ByteBuffer.allocate(USUAL_BYTES);

    BinaryRow(int fields) {
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

    byte[] bytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
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
    /// first index.
    private void texts(List<?> texts) {
        List<byte[]> elements = texts.stream().map(BinaryRow::utf8).toList();
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
