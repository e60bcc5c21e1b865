package vn.hailong.tablet;

import java.net.URI;
import java.time.Duration;

/// An invitation for one tablet, to be shown to staff as a QR code.
///
/// @param url         holds a secret that works once
/// @param fingerprint SHA-256 of the certificate that the tablet must see, as pairs of hexadecimal digits
public record Offer(URI url, String fingerprint, Duration validFor) {
    @Override
    public String toString() {
        return "an offer for " + url.getHost() + ", valid for " + validFor.toSeconds() + " s";
    }
}
