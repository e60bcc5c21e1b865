package vn.hailong.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// How to reach the MQTT broker. `mqtt://` is allowed on the loopback interface only; everything else is `mqtts://`
/// with an authority, and with a client certificate or a user and password to tell who connects. Files exist and are
/// readable, their paths are absolute.
///
/// @param address scheme, host and port; the port is filled in (1883 or 8883) where the file leaves it out
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
