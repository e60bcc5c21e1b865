package vn.hailong.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/// Makes steps in a database, and keeps what it needs to make the same steps again in the same state:
///
/// ```
/// step  = code:1 values:1 value…
/// value = 1 uuid:16 | 2 number:8 | 3 length:4 bytes | 4 length:4 text in UTF-8 | 5 length:4 time as ISO 8601
/// ```
final class Redo {
    private static final byte ID = 1;
    private static final byte NUMBER = 2;
    private static final byte BYTES = 3;
    private static final byte TEXT = 4;
    private static final byte TIME = 5;

    private final Statements statements;
    private final Counters counters;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(kept);

    Redo(Statements statements, Counters counters) {
        this.statements = statements;
        this.counters = counters;
    }

    /// To look at what is there. Whatever is changed by it is not made again.
    Connection connection() {
        return statements.connection();
    }

    /// What is changed here is made again once it is written.
    Counters counters() {
        return counters;
    }

    /// @return how many rows it changed
    int make(Step step, Object... values) throws SQLException {
        int changed = statements.execute(step, values);
        try {
            out.writeByte(step.code());
            out.writeByte(values.length);
            for (Object value : values) {
                write(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
        return changed;
    }

    byte[] steps() {
        return kept.toByteArray();
    }

    private void write(Object value) throws IOException {
        switch (value) {
            case UUID id -> {
                out.writeByte(ID);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            case Long number -> {
                out.writeByte(NUMBER);
                out.writeLong(number);
            }
            case byte[] bytes -> write(BYTES, bytes);
            case String text -> write(TEXT, text.getBytes(StandardCharsets.UTF_8));
            case OffsetDateTime time -> write(TIME, time.toString().getBytes(StandardCharsets.US_ASCII));
            default -> throw new IllegalArgumentException("a step takes no " + value.getClass());
        }
    }

    private void write(byte type, byte[] bytes) throws IOException {
        out.writeByte(type);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Makes steps again.
    ///
    /// @throws IOException if they are not understood
    static void again(Statements statements, byte[] steps) throws SQLException, IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(steps));
        while (in.available() > 0) {
            Step step = step(in.readByte());
            Object[] values = new Object[in.readByte()];
            for (int i = 0; i < values.length; i++) {
                values[i] = read(in);
            }
            statements.execute(step, values);
        }
    }

    private static Step step(byte code) throws IOException {
        for (Step step : Step.values()) {
            if (step.code() == code) {
                return step;
            }
        }
        throw new IOException(
                "the log holds a step of kind " + code + ", which this version of Hài Lòng does not know");
    }

    private static Object read(DataInputStream in) throws IOException {
        byte type = in.readByte();
        return switch (type) {
            case ID -> new UUID(in.readLong(), in.readLong());
            case NUMBER -> in.readLong();
            case BYTES -> in.readNBytes(in.readInt());
            case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            case TIME -> OffsetDateTime.parse(new String(in.readNBytes(in.readInt()), StandardCharsets.US_ASCII));
            default ->
                throw new IOException(
                        "the log holds a value of kind " + type + ", which this version of Hài Lòng does not know");
        };
    }
}
