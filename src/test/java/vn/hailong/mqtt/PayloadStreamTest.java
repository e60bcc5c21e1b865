package vn.hailong.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttPingResp;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPubAck;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.Test;

class PayloadStreamTest {
    private final Payloads payloads = new Payloads();

    /// Gives a few bytes at a time, and now and then none within its time.
    private static final class Line extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private final int mostAtOnce;
        private final double pauses;
        private int given;

        Line(byte[] bytes, long seed, int mostAtOnce, double pauses) {
            this.bytes = bytes;
            this.random = new Random(seed);
            this.mostAtOnce = mostAtOnce;
            this.pauses = pauses;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (random.nextDouble() < pauses) {
                throw new SocketTimeoutException("nothing came");
            }
            if (given == bytes.length) {
                return -1;
            }
            int now = Math.min(Math.min(length, 1 + random.nextInt(mostAtOnce)), bytes.length - given);
            System.arraycopy(bytes, given, to, from, now);
            given += now;
            return now;
        }

        @Override
        public int available() {
            return bytes.length - given;
        }
    }

    private static byte[] whole(MqttWireMessage packet) throws MqttException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(packet.getHeader());
        bytes.writeBytes(packet.getPayload());
        return bytes.toByteArray();
    }

    private static MqttPublish publish(String topic, byte[] payload, int qos, boolean retained) {
        MqttProperties properties = new MqttProperties();
        properties.setContentType("application/json");
        properties.setUserProperties(List.of(new UserProperty("schema", "é".repeat(payload.length % 200))));
        MqttPublish packet = new MqttPublish(topic, new MqttMessage(payload, qos, retained, properties), properties);
        packet.setMessageId(qos == 0 ? 0 : 4_711);
        return packet;
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Everything that a reader like Paho's gets, which tries again after a time-out.
    private static byte[] drained(InputStream stream, Random random) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            try {
                byte[] some = stream.readNBytes(1 + random.nextInt(3_000));
                if (some.length == 0) {
                    return all.toByteArray();
                }
                all.writeBytes(some);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("readNBytes would lose bytes", e);
            }
        }
    }

    private static byte[] drainedWithPauses(InputStream stream, Random random) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[5_000];
        while (true) {
            try {
                int read = random.nextBoolean()
                        ? stream.read(some, 0, 1 + random.nextInt(some.length))
                        : one(stream, some);
                if (read < 0) {
                    return all.toByteArray();
                }
                all.write(some, 0, read);
            } catch (SocketTimeoutException e) {
                continue; // as Paho does
            }
        }
    }

    private static int one(InputStream stream, byte[] to) throws IOException {
        int read = stream.read();
        to[0] = (byte) read;
        return read < 0 ? -1 : 1;
    }

    private static List<byte[]> packets(byte[] stream) {
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int length = 0;
            int lengthBytes = 0;
            do {
                lengthBytes++;
                length |= (stream[at + lengthBytes] & 0x7F) << 7 * (lengthBytes - 1);
            } while (stream[at + lengthBytes] < 0);
            int end = at + 1 + lengthBytes + length;
            packets.add(Arrays.copyOfRange(stream, at, end));
            at = end;
        }
        return packets;
    }

    @Test
    void whatPahoReadsIsWhatWasSentHoweverItComes() throws Exception {
        int aside = 0;
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<MqttWireMessage> sent = new ArrayList<>();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < 12; i++) {
                MqttWireMessage packet = switch (random.nextInt(5)) {
                    case 0 -> new MqttPingResp();
                    case 1 -> new MqttPubAck(0, 1 + random.nextInt(65_535), new MqttProperties());
                    default ->
                        publish(
                                "hailong/v1/a/" + "t".repeat(random.nextInt(300)) + "/responses",
                                random(random, random.nextInt(random.nextBoolean() ? 1_500 : 200_000)),
                                random.nextInt(3),
                                random.nextBoolean());
                };
                sent.add(packet);
                bytes.writeBytes(whole(packet));
            }
            boolean slow = seed % 2 == 1;
            Line line = new Line(bytes.toByteArray(), seed, slow ? 900 : 100_000, slow ? 0.05 : 0);
            PayloadStream stream = new PayloadStream(line, payloads);

            List<byte[]> arrived = packets(slow ? drainedWithPauses(stream, random) : drained(stream, random));

            assertEquals(sent.size(), arrived.size(), "seed " + seed);
            for (int i = 0; i < arrived.size(); i++) {
                MqttWireMessage found = MqttWireMessage.createWireMessage(arrived.get(i));
                if (sent.get(i) instanceof MqttPublish expected) {
                    MqttPublish publish = assertInstanceOf(MqttPublish.class, found);
                    byte[] payload = payloads.redeem(publish.getPayload());
                    aside += payload == publish.getPayload() ? 0 : 1;
                    assertArrayEquals(expected.getPayload(), payload, "seed " + seed);
                    assertEquals(expected.getTopicName(), publish.getTopicName());
                    assertEquals(expected.getQoS(), publish.getQoS());
                    assertEquals(
                            expected.getMessage().isRetained(),
                            publish.getMessage().isRetained());
                    assertEquals(expected.getMessageId(), publish.getMessageId());
                    assertEquals(
                            expected.getProperties().getUserProperties(),
                            publish.getProperties().getUserProperties());
                } else {
                    assertArrayEquals(whole(sent.get(i)), arrived.get(i), "seed " + seed);
                }
            }
        }
        assertTrue(aside > 500, "so many payloads went past Paho: " + aside);
    }

    @Test
    void aLargePayloadGoesPastAndASmallOneDoesNot() throws Exception {
        byte[] large = random(new Random(1), PayloadStream.LARGE);
        byte[] small = random(new Random(2), PayloadStream.LARGE - 1);
        for (int qos = 0; qos <= 1; qos++) {
            byte[] read = new PayloadStream(line(whole(publish("t", large, qos, false))), payloads).readAllBytes();
            assertTrue(read.length < 200 + Payloads.TICKET_BYTES, "read " + read.length);
            assertArrayEquals(large, payloads.redeem(payload(read)));
        }
        byte[] unchanged = whole(publish("t", small, 1, false));
        assertArrayEquals(unchanged, new PayloadStream(line(unchanged), payloads).readAllBytes());
    }

    private static Line line(byte[] bytes) {
        return new Line(bytes, 1, Integer.MAX_VALUE, 0);
    }

    private static byte[] payload(byte[] packet) throws MqttException {
        return ((MqttPublish) MqttWireMessage.createWireMessage(packet)).getPayload();
    }

    @Test
    void whileALargePacketComesSlowlyPahoSeesThatSomethingComes() throws Exception {
        byte[] packet = whole(publish("t", random(new Random(3), 50_000), 1, false));
        byte[] beginning = Arrays.copyOf(packet, 20_000);
        InputStream halfway = new InputStream() {
            private final Line line = line(beginning);

            @Override
            public int read() {
                throw new AssertionError("read in pieces");
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                int read = line.read(to, from, length);
                if (read < 0) {
                    throw new SocketTimeoutException("the rest is still to come");
                }
                return read;
            }
        };
        PayloadStream stream = new PayloadStream(halfway, payloads);

        assertArrayEquals(beginning, stream.readNBytes(beginning.length));
        assertThrows(SocketTimeoutException.class, stream::read);
    }

    @Test
    void aLargePacketThatComesByteAfterByteIsSeenByPahoAfterASecond() throws Exception {
        byte[] packet = whole(publish("t", random(new Random(7), 50_000), 1, false));
        Line line = new Line(packet, 7, 1, 0);
        // A millisecond each time that somebody looks, and never a pause.
        AtomicLong time = new AtomicLong();
        PayloadStream stream = new PayloadStream(line, payloads, () -> time.addAndGet(1_000_000));

        byte[] first = stream.readNBytes(1_000);

        assertArrayEquals(Arrays.copyOf(packet, 1_000), first);
        assertTrue(line.given < 1_100, "gathered " + line.given);
        assertArrayEquals(Arrays.copyOfRange(packet, 1_000, packet.length), stream.readAllBytes());
    }

    @Test
    void whatIsMalformedIsLeftToPaho() throws Exception {
        byte[] topicBeyondTheEnd = whole(publish("t", random(new Random(4), 2_000), 1, false));
        topicBeyondTheEnd[3] = (byte) 0xFF;
        topicBeyondTheEnd[4] = (byte) 0xFF;
        byte[] propertiesBeyondTheEnd = whole(publish("t", random(new Random(5), 2_000), 1, false));
        Arrays.fill(propertiesBeyondTheEnd, 8, 12, (byte) 0xFF);
        for (byte[] packet : List.of(topicBeyondTheEnd, propertiesBeyondTheEnd)) {
            assertArrayEquals(packet, new PayloadStream(line(packet), payloads).readAllBytes());
        }
        byte[] endlessLength = {0x30, -1, -1, -1, -1, 1};
        IOException problem =
                assertThrows(IOException.class, () -> new PayloadStream(line(endlessLength), payloads).readAllBytes());
        assertEquals("the broker sent a packet whose length has more than 4 bytes", problem.getMessage());
    }

    @Test
    void theEndOfTheLineIsTheEndOfTheStreamAlsoInsideAPacket() throws Exception {
        byte[] packet = whole(publish("t", random(new Random(6), 5_000), 1, false));
        for (int length : List.of(0, 1, 2, 3, 10, 4_000)) {
            PayloadStream stream = new PayloadStream(line(Arrays.copyOf(packet, length)), payloads);
            assertTrue(stream.readAllBytes().length <= length);
            assertEquals(-1, stream.read());
        }
    }

    @Test
    void noStrangersMessageIsTakenForATicket() {
        byte[] first = "first".repeat(300).getBytes(StandardCharsets.UTF_8);
        byte[] second = "second".repeat(300).getBytes(StandardCharsets.UTF_8);
        byte[] ofTheFirst = payloads.deposit(first);
        byte[] ofTheSecond = payloads.deposit(second);
        byte[] forged = ofTheFirst.clone();
        forged[0] ^= 1;
        assertFalse(Arrays.equals(ofTheFirst, new Payloads().deposit(first)), "every connection has its own secret");

        for (byte[] strange : List.of(new byte[0], new byte[Payloads.TICKET_BYTES], forged)) {
            assertArrayEquals(strange, payloads.redeem(strange));
        }
        assertArrayEquals(second, payloads.redeem(ofTheSecond), "the first was dropped on the way");
        assertThrows(IllegalStateException.class, () -> payloads.redeem(ofTheSecond), "given away once");
    }
}
