package vn.hailong.mqtt;

/// The broker did not take one message, and the connection goes on.
public final class MqttRefusal extends MqttFailure {
    private static final long serialVersionUID = 1L;

    MqttRefusal(String message) {
        super(message);
    }
}
