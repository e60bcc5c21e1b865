package vn.hailong.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/// What is said of a connection that was lost.
class ReasonTest {
    @Test
    void aFailureWithoutWordsIsNamed() {
        assertEquals(
                "Connection lost (code 32109): the other side closed the connection",
                MqttConnection.reason(new MqttException(32_109, new EOFException())));
        assertEquals(
                "Connection lost (code 32109): Connection reset",
                MqttConnection.reason(new MqttException(32_109, new SocketException("Connection reset"))));
        assertEquals("IOException", MqttConnection.reason(new IOException()));
    }
}
