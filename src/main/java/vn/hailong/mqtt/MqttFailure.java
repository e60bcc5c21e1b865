package vn.hailong.mqtt;

/// The broker could not be reached, refused us, or went away. The message says which broker and why.
public sealed class MqttFailure extends Exception permits MqttRefusal {
    private static final long serialVersionUID = 1L;

    public MqttFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public MqttFailure(String message) {
        super(message);
    }
}
