package vn.hailong.mqtt;

/// What a connection tells its owner. Calls come from Paho's thread and must return at once.
public interface MqttListener {
    void received(IncomingMessage message);

    /// The connection is gone and will not come back. Called once; not after [MqttConnection#close].
    void lost(String reason);

    /// The same, because another client has connected with our client id.
    default void takenOver(String reason) {
        lost(reason);
    }
}
