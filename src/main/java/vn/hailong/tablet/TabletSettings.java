package vn.hailong.tablet;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;

/// Where tablets find the terminal.
///
/// @param address   of the interface on which they reach it, as they name it
/// @param most      how many may be paired at once
/// @param folder    takes the list of paired tablets and the certificate that was made here
/// @param installed a certificate that the technician brought; empty: one is made here
public record TabletSettings(
        String address, int port, int most, Path folder, Optional<KeyStore.PrivateKeyEntry> installed) {

    /// Where a tablet finds the survey.
    public URI home() {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create("https://" + host + (port == 443 ? "" : ":" + port) + "/");
    }
}
