package vn.hailong.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `hailong/v1/{agency}/{terminal}/{kind}`, the only topics of the product.
public record Topic(String agency, String terminal, Kind kind) {

    /// Who sends what: see `asyncapi.yaml` for direction, QoS and retention.
    public enum Kind {
        RESPONSES,
        RECEIPTS,
        STATUS,
        CONFIG,
        COMMANDS,
        REPLIES;

        /// The last level of the topic.
        public String segment() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String ROOT = "hailong/v1";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern TOPIC = Pattern.compile(ROOT + "/([^/]*)/([^/]*)/([^/]*)");

    public Topic {
        if (!isName(agency) || !isName(terminal)) {
            throw new IllegalArgumentException("not a name of an agency or terminal: " + agency + ", " + terminal);
        }
    }

    /// Whether `text` may name an agency or a terminal: 1–32 lower-case letters, digits and inner or final hyphens.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// The parts of a received topic; empty if it is not one of ours.
    public static Optional<Topic> parse(String topic) {
        Matcher matcher = TOPIC.matcher(topic);
        if (!matcher.matches() || !isName(matcher.group(1)) || !isName(matcher.group(2))) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.segment().equals(matcher.group(3))) {
                return Optional.of(new Topic(matcher.group(1), matcher.group(2), kind));
            }
        }
        return Optional.empty();
    }

    /// The filter that matches this kind for every terminal of an agency.
    public static String everyTerminal(String agency, Kind kind) {
        if (!isName(agency)) {
            throw new IllegalArgumentException("not a name of an agency: " + agency);
        }
        return ROOT + "/" + agency + "/+/" + kind.segment();
    }

    public Topic withKind(Kind other) {
        return new Topic(agency, terminal, other);
    }

    @Override
    public String toString() {
        return ROOT + "/" + agency + "/" + terminal + "/" + kind.segment();
    }
}
