package vn.hailong.mqtt;

import java.time.Duration;
import java.util.Optional;

/// A message to publish at QoS 1, as JSON of the named schema (`responses/1`).
///
/// @param expiry how long the broker may keep it for somebody who is away
public record OutgoingMessage(
        String topic, byte[] payload, String schema, boolean retained, Optional<Duration> expiry) {}
