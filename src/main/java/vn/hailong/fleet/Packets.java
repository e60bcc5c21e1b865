package vn.hailong.fleet;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// The few packets of MQTT 5 that a terminal sends (OASIS MQTT 5.0, section 3), byte for byte as our terminals send
/// them.
final class Packets {
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBACK = 9;
    static final int DISCONNECT = 14;

    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int CONTENT_TYPE = 0x03;
    private static final int USER_PROPERTY = 0x26;
    private static final int CLEAN_START = 0x02;
    private static final int QOS_1 = 0x01;

    private Packets() {}

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    static ByteBuffer connect(String clientId, int keepAliveSeconds, int receiveMaximum) {
        return packet(0x10, out -> {
            out.writeUTF("MQTT");
            out.writeByte(5);
            out.writeByte(CLEAN_START);
            out.writeShort(keepAliveSeconds);
            out.writeByte(3); // bytes of properties
            out.writeByte(RECEIVE_MAXIMUM);
            out.writeShort(receiveMaximum);
            out.writeUTF(clientId);
        });
    }

    static ByteBuffer subscribe(int id, String... filters) {
        return packet(0x82, out -> {
            out.writeShort(id);
            out.writeByte(0);
            for (String filter : filters) {
                out.writeUTF(filter);
                out.writeByte(QOS_1);
            }
        });
    }

    static ByteBuffer publish(int id, String topic, String schema, byte[] payload) {
        return packet(0x32, out -> {
            out.writeUTF(topic);
            out.writeShort(id);
            byte[] properties = bytes(property -> {
                property.writeByte(CONTENT_TYPE);
                property.writeUTF("application/json");
                property.writeByte(USER_PROPERTY);
                property.writeUTF("schema");
                property.writeUTF(schema);
            });
            writeLength(out, properties.length);
            out.write(properties);
            out.write(payload);
        });
    }

    static ByteBuffer acknowledge(int id) {
        return packet(0x40, out -> out.writeShort(id));
    }

    static ByteBuffer ping() {
        return packet(0xC0, out -> {});
    }

    static ByteBuffer disconnect() {
        return packet(0xE0, out -> {});
    }

    private static ByteBuffer packet(int first, Body body) {
        byte[] rest = bytes(body);
        return ByteBuffer.wrap(bytes(out -> {
            out.writeByte(first);
            writeLength(out, rest.length);
            out.write(rest);
        }));
    }

    private static byte[] bytes(Body body) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            body.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but memory", e);
        }
    }

    private static void writeLength(DataOutputStream out, int length) throws IOException {
        int rest = length;
        do {
            int digit = rest & 0x7F;
            rest >>>= 7;
            out.writeByte(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
    }

    /// Reads a length of variable size; -1 if it is not all there yet.
    static int readLength(ByteBuffer in) throws IOException {
        int length = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            if (!in.hasRemaining()) {
                return -1;
            }
            int digit = in.get();
            length |= (digit & 0x7F) << shift;
            if ((digit & 0x80) == 0) {
                return length;
            }
        }
        throw new IOException("found a length of more than four bytes, expected MQTT 5");
    }

    /// What CONNACK says of the messages that may be on their way at once; 65,535 if nothing.
    static int receiveMaximum(ByteBuffer connack) throws IOException {
        connack.position(2);
        int length = readLength(connack);
        int end = connack.position() + length;
        while (connack.position() < end) {
            int property = connack.get();
            switch (property) {
                case RECEIVE_MAXIMUM -> {
                    return Short.toUnsignedInt(connack.getShort());
                }
                case 0x24, 0x25, 0x28, 0x29, 0x2A -> skip(connack, 1);
                case 0x13, 0x22 -> skip(connack, 2);
                case 0x11, 0x27 -> skip(connack, 4);
                case 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F -> skip(connack, connack.getShort());
                case USER_PROPERTY -> {
                    skip(connack, connack.getShort());
                    skip(connack, connack.getShort());
                }
                default -> throw new IOException("found the property " + property + " in CONNACK, expected MQTT 5");
            }
        }
        return 65_535;
    }

    private static void skip(ByteBuffer buffer, int bytes) {
        buffer.position(buffer.position() + bytes);
    }
}
