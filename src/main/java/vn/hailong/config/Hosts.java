package vn.hailong.config;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Host names and addresses as texts. Nothing is looked up.
final class Hosts {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");
    private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?[0-9]+");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    private Hosts() {}

    /// In lower case; empty if it is neither a name nor an address.
    static Optional<String> read(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        // A name that ends in a number is taken for an address everywhere.
        boolean valid = IPV6.matcher(host).matches()
                ? isIpv6(host)
                : NUMBERS.matcher(host).matches()
                        ? IPV4.matcher(host).matches()
                        : NAME.matcher(host).matches();
        return valid ? Optional.of(host) : Optional.empty();
    }

    /// Whether this stands for all addresses of a machine, as `0.0.0.0` and `::` do.
    static boolean isEverywhere(String host) {
        return (IPV4.matcher(host).matches() || IPV6.matcher(host).matches())
                && InetAddress.ofLiteral(host).isAnyLocalAddress();
    }

    private static boolean isIpv6(String host) {
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
