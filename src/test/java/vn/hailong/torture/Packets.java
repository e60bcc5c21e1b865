package vn.hailong.torture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Control packets of MQTT 5, as bytes: only as much of them as a fault must know.
final class Packets {
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int DUPLICATE = 0x08;
    /// What the largest message of the contract needs, and more.
    private static final int MOST = 1 << 20;

    private Packets() {}

    /// @return the next whole packet; null at the end of the stream
    static byte @Nullable [] read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] head = new byte[5];
        head[0] = (byte) first;
        int headLength = 1;
        int length = 0;
        int digit;
        do {
            digit = in.read();
            if (digit < 0 || headLength == 5) {
                throw new EOFException("in the middle of a packet's length");
            }
            length |= (digit & 0x7F) << (7 * (headLength - 1));
            head[headLength++] = (byte) digit;
        } while ((digit & 0x80) != 0);
        if (length > MOST) {
            throw new IOException("a packet of " + length + " bytes");
        }
        byte[] packet = new byte[headLength + length];
        System.arraycopy(head, 0, packet, 0, headLength);
        if (in.readNBytes(packet, headLength, length) < length) {
            throw new EOFException("in the middle of a packet");
        }
        return packet;
    }

    private static int type(byte[] packet) {
        return (packet[0] & 0xF0) >> 4;
    }

    /// A message at QoS 1, the only kind that is ours.
    static boolean isMessage(byte[] packet) {
        return type(packet) == PUBLISH && (packet[0] & 0x06) == 0x02;
    }

    static boolean isAcknowledgement(byte[] packet) {
        return type(packet) == PUBACK;
    }

    /// Of a message at QoS 1.
    static String topic(byte[] packet) {
        int at = body(packet);
        return new String(packet, at + 2, number(packet, at), StandardCharsets.UTF_8);
    }

    /// Of a message at QoS 1, or of an acknowledgement.
    static int id(byte[] packet) {
        int at = body(packet);
        return isMessage(packet) ? number(packet, at + 2 + number(packet, at)) : number(packet, at);
    }

    /// The same message, marked as one that may have come before.
    static byte[] again(byte[] packet) {
        byte[] again = packet.clone();
        again[0] |= (byte) DUPLICATE;
        return again;
    }

    /// What the receiver of a message at QoS 1 answers.
    static byte[] acknowledgement(byte[] message) {
        int id = id(message);
        return new byte[] {(byte) (PUBACK << 4), 2, (byte) (id >> 8), (byte) id};
    }

    private static int body(byte[] packet) {
        int at = 1;
        while ((packet[at] & 0x80) != 0) {
            at++;
        }
        return at + 1;
    }

    private static int number(byte[] packet, int at) {
        return (packet[at] & 0xFF) << 8 | packet[at + 1] & 0xFF;
    }
}
