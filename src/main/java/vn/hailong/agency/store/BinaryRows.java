package vn.hailong.agency.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);

    BinaryRows() {
        write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0); // flags
            out.writeInt(0); // length of the header's extension
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
    }

    /// Begins a row with so many fields.
    void row(int fields) {
        write(() -> out.writeShort(fields));
    }

    void field(SqlType type, @Nullable Object value) {
        write(() -> {
            if (value == null) {
                out.writeInt(NULL);
            } else {
                present(type, value);
            }
        });
    }

    byte[] end() {
        write(() -> out.writeShort(-1));
        return bytes.toByteArray();
    }

    private void present(SqlType type, Object value) throws IOException {
        switch (type) {
            case UUID -> {
                UUID id = (UUID) value;
                out.writeInt(Long.BYTES * 2);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            case TEXT -> sized(((String) value).getBytes(StandardCharsets.UTF_8));
            case TEXTS -> texts((List<?>) value);
            case INTEGER -> number((int) value);
            case BIGINT -> number((long) value);
            case BOOLEAN -> sized(new byte[] {(byte) ((boolean) value ? 1 : 0)});
            case DATE -> number((int) (((LocalDate) value).toEpochDay() - EPOCH_DAY.toEpochDay()));
            case TIME -> number(microseconds((Instant) value));
            case BYTES -> sized((byte[]) value);
        }
    }

    private static long microseconds(Instant time) {
        return (time.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + time.getNano() / 1_000;
    }

    private void sized(byte[] field) throws IOException {
        out.writeInt(field.length);
        out.write(field);
    }

    private void number(int number) throws IOException {
        out.writeInt(Integer.BYTES);
        out.writeInt(number);
    }

    private void number(long number) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(number);
    }

    /// An array: dimensions, whether there are nulls, the elements' type, and of each dimension its length and its
    /// first
    /// index.
    private void texts(List<?> texts) throws IOException {
        List<byte[]> elements = texts.stream()
                .map(text -> ((String) text).getBytes(StandardCharsets.UTF_8))
                .toList();
        int header = Integer.BYTES * (texts.isEmpty() ? 3 : 5);
        out.writeInt(header
                + elements.stream()
                        .mapToInt(element -> Integer.BYTES + element.length)
                        .sum());
        out.writeInt(texts.isEmpty() ? 0 : 1);
        out.writeInt(0);
        out.writeInt(TEXT_OID);
        if (!texts.isEmpty()) {
            out.writeInt(texts.size());
            out.writeInt(1);
        }
        for (byte[] element : elements) {
            sized(element);
        }
    }
}
