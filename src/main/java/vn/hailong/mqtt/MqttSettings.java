package vn.hailong.mqtt;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How to reach a broker.
///
/// @param broker         `mqtt://host:1883` or `mqtts://host:8883`
/// @param receiveMaximum how many messages we take before we have acknowledged one, 1 to 65,535
public record MqttSettings(
        URI broker,
        String clientId,
        Optional<Credentials> credentials,
        Optional<Tls> tls,
        Duration keepAlive,
        int receiveMaximum) {

    /// @param passwordFile read at every connect, so that a new password needs no restart
    public record Credentials(String user, Optional<Path> passwordFile) {}

    /// PEM files: the authority we trust, our certificate, and its private key (PKCS #8).
    public record Tls(Path authority, Optional<Path> certificate, Optional<Path> privateKey) {}
}
