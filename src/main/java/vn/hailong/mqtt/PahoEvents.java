package vn.hailong.mqtt;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.tinylog.Logger;

/// Turns Paho's callbacks into ours: a loss is told once, and nothing after we left on purpose.
final class PahoEvents implements MqttCallback {
    private static final int SESSION_TAKEN_OVER = 0x8E;

    private final MqttListener listener;
    private final Payloads payloads;
    private final Consumer<String> lost;
    private final AtomicBoolean over = new AtomicBoolean();

    PahoEvents(MqttListener listener, Payloads payloads, Consumer<String> lost) {
        this.listener = listener;
        this.payloads = payloads;
        this.lost = lost;
    }

    void silence() {
        over.set(true);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        if (response.getReturnCode() == SESSION_TAKEN_OVER) {
            String reason = "another client has connected with our client id";
            lost.accept(reason);
            listener.takenOver(reason);
            return;
        }
        String reason = response.getException() != null
                ? MqttConnection.reason(response.getException())
                : "reason code " + response.getReturnCode();
        lost.accept(reason);
        listener.lost(reason);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        byte[] payload = payloads.redeem(message.getPayload());
        listener.received(new IncomingMessage(topic, payload, message.isRetained(), message.getId(), message.getQos()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        Logger.warn("MQTT error: {}", MqttConnection.reason(exception));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // every publication has its own listener
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // open() waits for the token; subscribing in here would deadlock
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        Logger.warn("An AUTH packet arrived (reason code {}), which we never ask for", reasonCode);
    }
}
