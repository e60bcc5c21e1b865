package vn.hailong.mqtt;

/// A message that arrived and is not acknowledged yet: see [MqttConnection#acknowledge].
///
/// @param id  the broker's packet id
/// @param qos the quality of service it arrived with
public record IncomingMessage(String topic, byte[] payload, boolean retained, int id, int qos) {}
