package vn.hailong.tablet;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Who may ask at all, how often, and from where.
final class Gate {
    /// Nothing but our own, nothing inside the page, and no part of the tablet but its glass. The referrer is kept from
    /// all others, but not from ourselves: without it a browser hides from us which page sent a form.
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), "
                    + "accelerometer=(), gyroscope=(), magnetometer=(), display-capture=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final String host;
    private final String origin;
    private final RateLimit byAddress;
    private final RateLimit strangers;
    private final RateLimit tablets;
    private final RateLimit pairing;

    /// @param uptime a clock that never jumps
    Gate(URI home, Supplier<Duration> uptime) {
        this.host = home.getRawAuthority();
        this.origin = home.getScheme() + "://" + host;
        this.byAddress = new RateLimit(400, Duration.ofSeconds(10), uptime);
        this.strangers = new RateLimit(60, Duration.ofMinutes(1), uptime);
        this.tablets = new RateLimit(60, Duration.ofSeconds(10), uptime);
        this.pairing = new RateLimit(10, Duration.ofMinutes(1), uptime);
    }

    /// Whether the request was meant for us: another name that leads to our address is somebody's trick.
    boolean isForUs(Request request) {
        return request.header("host").filter(host::equalsIgnoreCase).isPresent();
    }

    /// Whether a page of ours sent it.
    boolean isFromUs(Request request) {
        Optional<String> site = request.header("sec-fetch-site");
        return request.header("origin").filter(origin::equals).isPresent()
                && (site.isEmpty() || site.get().equals("same-origin"));
    }

    boolean allowsAddress(String address) {
        return byAddress.allows(address);
    }

    boolean allowsStranger(String address) {
        return strangers.allows(address);
    }

    boolean allowsTablet(int number) {
        return tablets.allows(Integer.toString(number));
    }

    boolean allowsPairing(String address) {
        return pairing.allows(address);
    }
}
