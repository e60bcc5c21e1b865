package vn.hailong.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The section `broker` of a terminal and of an agency.
final class BrokerReader {
    static final Shape<BrokerConfig> BROKER =
            Shape.mapping("{address: mqtts://…} and what else the broker asks for", BrokerReader::broker);

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final String EXPECTED_ADDRESS = "mqtts://host or mqtts://host:port";
    private static final Shape<String> USER = Shape.scalar("the name of a user", Optional::of);
    private static final Shape<URI> ADDRESS =
            new Shape<>(EXPECTED_ADDRESS, value -> readAddress(value, EXPECTED_ADDRESS)).and(BrokerReader::checkScheme);

    private BrokerReader() {}

    /// An address of scheme, host and port alone. A password in it is refused without being shown.
    static Optional<URI> readAddress(Value value, String expected) {
        Optional<String> text = Shape.scalar(expected, Optional::of).read(value);
        if (text.isPresent() && text.get().contains("@")) {
            return value.refuse("a user or a password in the address", expected + ", with user and passwordFile apart");
        }
        try {
            if (text.isPresent()) {
                URI address = new URI(text.get());
                boolean whole = address.getHost() != null
                        && address.getScheme() != null
                        && address.getPort() <= 65_535
                        && address.getPort() != 0
                        && address.getRawQuery() == null
                        && address.getRawFragment() == null;
                return whole ? Optional.of(address) : value.refuse(expected);
            }
        } catch (URISyntaxException _) {
            return value.refuse(expected);
        }
        return Optional.empty();
    }

    private static Optional<URI> checkScheme(Value value, URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean path = !address.getRawPath().isEmpty();
        return switch (scheme) {
            case "mqtt" ->
                !LOOPBACK.matcher(address.getHost()).matches()
                        ? value.refuse("mqtts://" + address.getHost() + ": mqtt:// may not leave this machine")
                        : path ? value.refuse(EXPECTED_ADDRESS) : Optional.of(withPort(address, scheme, 1883));
            case "mqtts" -> path ? value.refuse(EXPECTED_ADDRESS) : Optional.of(withPort(address, scheme, 8883));
            default -> value.refuse(EXPECTED_ADDRESS);
        };
    }

    private static URI withPort(URI address, String scheme, int usual) {
        int port = address.getPort() > 0 ? address.getPort() : usual;
        return URI.create(scheme + "://" + address.getHost() + ":" + port);
    }

    private static Optional<BrokerConfig> broker(Fields fields) {
        Optional<URI> address = fields.required("address", ADDRESS);
        boolean password = fields.refused("password", "a password", "passwordFile: the name of a file");
        Optional<String> user = fields.optional("user", USER);
        Optional<Path> passwordFile = fields.optional("passwordFile", Shapes.READABLE_FILE);
        boolean encrypted = address.isPresent() && "mqtts".equals(address.get().getScheme());
        // With an address that is wrong nobody knows yet whether the certificates are needed; those named are read.
        Optional<Path> authority = encrypted
                ? fields.required("authority", Shapes.READABLE_FILE)
                : fields.optional("authority", Shapes.READABLE_FILE);
        Optional<Path> certificate = fields.optional("certificate", Shapes.READABLE_FILE);
        Optional<Path> privateKey = fields.optional("privateKey", Shapes.READABLE_FILE);

        if (!password) {
            together(fields, "user", "passwordFile");
        }
        together(fields, "certificate", "privateKey");
        if (encrypted && !has(fields, "certificate") && !has(fields, "user") && !has(fields, "privateKey")) {
            fields.refuse("certificate", "nothing", "certificate and privateKey, or user and passwordFile");
        }
        if (address.isPresent() && !encrypted) {
            List.of("authority", "certificate", "privateKey").stream()
                    .filter(key -> has(fields, key))
                    .forEach(key -> fields.refuse(key, "a certificate or key", "none: mqtt:// does not encrypt"));
        }
        return fields.complete(
                () -> new BrokerConfig(address.orElseThrow(), user, passwordFile, authority, certificate, privateKey));
    }

    private static void together(Fields fields, String one, String other) {
        if (has(fields, one) && !has(fields, other)) {
            fields.refuse(other, "nothing", other + " beside " + one);
        } else if (has(fields, other) && !has(fields, one)) {
            fields.refuse(one, "nothing", one + " beside " + other);
        }
    }

    private static boolean has(Fields fields, String key) {
        return fields.value(key).isPresent();
    }
}
