package vn.hailong.wire;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object being read strictly: every failure names the path, what was found and what was expected. Unknown
/// fields are passed over, since a field may be added to the contract.
final class JsonReader {
    /// Beyond this a double no longer tells neighbouring whole numbers apart.
    private static final double EXACT = 1L << 53;

    private final JsonNode node;
    private final String path;

    JsonReader(JsonNode node, String path) throws WireFormatException {
        if (!node.isObject()) {
            throw unexpected(path, node, "an object");
        }
        this.node = node;
        this.path = path;
    }

    JsonNode node() {
        return node;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    JsonNode required(String key) throws WireFormatException {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new WireFormatException(path(key) + ": missing");
        }
        return value;
    }

    /// The value; empty if absent or null.
    Optional<JsonNode> optional(String key) {
        @Nullable JsonNode value = node.get(key);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    JsonReader object(String key) throws WireFormatException {
        return new JsonReader(required(key), path(key));
    }

    String text(String key, int maximumLength) throws WireFormatException {
        return text(path(key), required(key), maximumLength);
    }

    Optional<String> optionalText(String key, int maximumLength) throws WireFormatException {
        Optional<JsonNode> value = optional(key);
        return value.isEmpty() ? Optional.empty() : Optional.of(text(path(key), value.get(), maximumLength));
    }

    static String text(String path, JsonNode value, int maximumLength) throws WireFormatException {
        if (!value.isString() || length(value.stringValue()) > maximumLength) {
            throw unexpected(path, value, "a text of at most " + maximumLength + " characters");
        }
        if (!isStorable(value.stringValue())) {
            throw unexpected(path, value, "a text without the character U+0000 and without half a surrogate pair");
        }
        return value.stringValue();
    }

    /// Characters as JSON Schema counts them, so that schema and codec draw the line at the same place.
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Whether a database can hold the text: `\u0000` and a lone surrogate can be written in JSON, not in UTF-8 text.
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// A text with something to see in it.
    String name(String key) throws WireFormatException {
        String text = text(key, 64);
        if (isBlank(text)) {
            throw unexpected(path(key), required(key), "a name of 1 to 64 characters");
        }
        return text;
    }

    /// Nothing but spaces and control characters, which the schema can say too: no character above U+0020.
    static boolean isBlank(String text) {
        return text.trim().isEmpty();
    }

    UUID uuid(String key) throws WireFormatException {
        String text = text(key, 36);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw new WireFormatException(path(key) + ": found \"" + text + "\", expected a UUID", e);
        }
        throw new WireFormatException(path(key) + ": found \"" + text + "\", expected a UUID in lower case");
    }

    long number(String key, long least, long most) throws WireFormatException {
        return number(path(key), required(key), least, most);
    }

    static long number(String path, JsonNode value, long least, long most) throws WireFormatException {
        if (!isWhole(value) || value.longValue() < least || value.longValue() > most) {
            throw unexpected(path, value, "a whole number from " + least + " to " + most);
        }
        return value.longValue();
    }

    /// JSON knows one kind of number: `3.0` is as whole as `3`, to JSON Schema and so to us.
    private static boolean isWhole(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.canConvertToLong();
        }
        return value.isFloatingPointNumber()
                && Math.abs(value.doubleValue()) <= EXACT
                && value.doubleValue() == Math.rint(value.doubleValue());
    }

    Optional<Double> optionalDecimal(String key, double least, double most) throws WireFormatException {
        Optional<JsonNode> value = optional(key);
        if (value.isPresent()
                && !(value.get().isNumber()
                        && value.get().doubleValue() >= least
                        && value.get().doubleValue() <= most)) {
            throw unexpected(path(key), value.get(), "a number from " + least + " to " + most);
        }
        return value.map(JsonNode::doubleValue);
    }

    boolean flag(String key) throws WireFormatException {
        return flag(path(key), required(key));
    }

    static boolean flag(String path, JsonNode value) throws WireFormatException {
        if (!value.isBoolean()) {
            throw unexpected(path, value, "true or false");
        }
        return value.booleanValue();
    }

    OffsetDateTime time(String key) throws WireFormatException {
        return time(path(key), required(key));
    }

    Optional<OffsetDateTime> optionalTime(String key) throws WireFormatException {
        Optional<JsonNode> value = optional(key);
        return value.isEmpty() ? Optional.empty() : Optional.of(time(path(key), value.get()));
    }

    private static OffsetDateTime time(String path, JsonNode value) throws WireFormatException {
        String text = text(path, value, 35);
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException e) {
            throw unexpected(path, value, "a time with offset (RFC 3339) from 1970 on");
        }
    }

    /// A constant of an enum by its name on the wire.
    <E extends Enum<E>> E constant(String key, Class<E> type, boolean lowerCase) throws WireFormatException {
        String text = text(key, 64);
        for (E constant : type.getEnumConstants()) {
            String name = lowerCase ? constant.name().toLowerCase(Locale.ROOT) : constant.name();
            if (name.equals(text)) {
                return constant;
            }
        }
        throw unexpected(path(key), required(key), "one of " + names(type, lowerCase));
    }

    private static <E extends Enum<E>> String names(Class<E> type, boolean lowerCase) {
        String names = Arrays.toString(type.getEnumConstants());
        return lowerCase ? names.toLowerCase(Locale.ROOT) : names;
    }

    static WireFormatException unexpected(String path, JsonNode found, String expected) {
        String shown = found.toString();
        return new WireFormatException((path.isEmpty() ? "payload" : path) + ": found "
                + (shown.length() > 80 ? shown.substring(0, 80) + "…" : shown) + ", expected " + expected);
    }
}
