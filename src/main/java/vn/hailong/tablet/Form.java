package vn.hailong.tablet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a form that a browser sent (`application/x-www-form-urlencoded`), decoded as strictly as our own pages
/// encode them.
public final class Form {
    /// What was sent is no form of ours. The message is for a log, and holds nothing of what was sent.
    public static final class MalformedException extends Exception {
        MalformedException(String message) {
            super(message);
        }
    }

    /// More than the longest list of options has.
    private static final int MOST_FIELDS = 200;

    private final Map<String, List<String>> fields;

    private Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /// @throws MalformedException if a name or a value is not correctly encoded UTF-8, or if there are too many
    public static Form of(byte[] body) throws MalformedException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return new Form(fields);
        }
        String[] pairs = text.split("&", -1);
        if (pairs.length > MOST_FIELDS) {
            throw new MalformedException("more than " + MOST_FIELDS + " fields");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new MalformedException("a field without a name or a value");
            }
            fields.computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                    .add(decoded(pair.substring(equals + 1)));
        }
        return new Form(fields);
    }

    private static String decoded(String encoded) throws MalformedException {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '+') {
                bytes.put((byte) ' ');
            } else if (character == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), 16);
                if (low < 0) {
                    throw new MalformedException("a % that begins no byte");
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else if (character > ' ' && character < 0x7F) {
                bytes.put((byte) character);
            } else {
                throw new MalformedException("a character that is not encoded");
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("bytes that are no UTF-8");
        }
    }

    /// The only value of a field.
    ///
    /// @throws MalformedException if there are several
    Optional<String> value(String name) throws MalformedException {
        List<String> values = values(name);
        if (values.size() > 1) {
            throw new MalformedException("the field " + name + " " + values.size() + " times");
        }
        return values.stream().findFirst();
    }

    List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// @throws MalformedException if there is a field of another name
    void onlyKnows(List<String> names) throws MalformedException {
        if (!names.containsAll(fields.keySet())) {
            throw new MalformedException("an unknown field");
        }
    }
}
