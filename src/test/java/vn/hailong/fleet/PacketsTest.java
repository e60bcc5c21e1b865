package vn.hailong.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketsTest {
    @ParameterizedTest
    @CsvSource({"00, 0", "7f, 127", "8001, 128", "ff7f, 16383", "808001, 16384", "ffffff7f, 268435455", "80, -1"})
    void lengthsAreReadAsTheStandardHasThem(String bytes, int length) throws IOException {
        assertEquals(length, Packets.readLength(hex(bytes)));
    }

    @Test
    void aLengthOfFiveBytesIsNone() {
        assertThrows(IOException.class, () -> Packets.readLength(hex("8080808001")));
    }

    @ParameterizedTest
    @CsvSource({
        // absent, alone, after a topic alias maximum and an assigned client id, after a property of the user
        "000000, 65535",
        "000003210014, 20",
        "00000b22000a12000261622100ff, 255",
        "00000a260001610001622100ff, 255"
    })
    void theReceiveMaximumIsFoundAmongOtherProperties(String connack, int maximum) throws IOException {
        assertEquals(maximum, Packets.receiveMaximum(hex(connack)));
    }

    @Test
    void aPropertyThatNobodyKnowsIsToldRatherThanSkipped() {
        assertThrows(IOException.class, () -> Packets.receiveMaximum(hex("0000020100")));
    }

    @Test
    void aPublishIsWhatTheStandardSays() {
        byte[] publish = Packets.publish(7, "a/b", "x/1", new byte[] {1, 2}).array();
        String expected = "32" + "2b" + "0003612f62" + "0007" // QoS 1, 43 bytes, topic, packet id
                + "21" + "0300106170706c69636174696f6e2f6a736f6e" // 33 bytes: content type
                + "260006736368656d610003782f31" + "0102"; // user property, payload
        assertArrayEquals(HexFormat.of().parseHex(expected), publish);
    }

    @Test
    void quantilesAreRightToTwoPercent() {
        Latencies latencies = new Latencies();
        assertEquals(Duration.ZERO, latencies.quantile(0.5));
        for (int i = 1; i <= 1_000; i++) {
            latencies.add(Duration.ofMillis(i));
        }
        assertNear(500, latencies.quantile(0.5));
        assertNear(990, latencies.quantile(0.99));
    }

    private static void assertNear(long millis, Duration found) {
        assertTrue(Math.abs(found.toMillis() - millis) <= millis * 0.025, found + " is not near " + millis + " ms");
    }

    private static ByteBuffer hex(String text) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(text));
    }
}
