package vn.hailong.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// How to reach the MQTT broker. `mqtt://` is allowed on the loopback interface only; everything else is `mqtts://`
/// with a client certificate.
public record BrokerConfig(
        URI address,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<Path> authority,
        Optional<Path> certificate,
        Optional<Path> privateKey) {

    /// A broker on this machine, which asks for nothing.
    public static BrokerConfig local(URI address) {
        return new BrokerConfig(
                address, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
