package vn.hailong.mqtt;

/// What the broker says of a message that it has taken.
public enum PublishResult {
    /// Somebody is subscribed to its topic.
    SUBSCRIBED,
    /// Nobody is: the broker has dropped it (reason code 0x10, which MQTT calls a success).
    UNHEARD
}
