package vn.hailong.torture;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A row of the table of responses, held against the bytes of the sender that stand beside its columns, read here by
/// the words of the contract alone.
final class ResponseColumns {
    /// Columns that the bytes say nothing of: the batch, the topic and the agency's clock do.
    private static final Set<String> OF_ANOTHER_SOURCE = Set.of("raw", "installation", "terminal", "received_at");

    private final JsonNode row;
    private final JsonNode sent;
    private final byte[] raw;
    private final Set<String> compared = new TreeSet<>(OF_ANOTHER_SOURCE);
    private final List<String> differences = new ArrayList<>();

    private ResponseColumns(JsonNode row, byte[] raw) {
        this.row = row;
        this.raw = raw;
        this.sent = JsonMapper.shared().readTree(raw);
    }

    /// In words.
    ///
    /// @param row the whole row as PostgreSQL's `to_jsonb` gives it
    /// @param raw what its column of that name holds
    static List<String> differences(JsonNode row, byte[] raw) {
        ResponseColumns columns = new ResponseColumns(row, raw);
        columns.compare();
        return columns.differences;
    }

    private void compare() {
        for (String same : List.of(
                "id",
                "seq",
                "unit",
                "counter",
                "questionnaire",
                "version",
                "channel",
                "stage",
                "field",
                "language",
                "complete",
                "assisted",
                "flags")) {
            compare(same, sent.path(same));
        }
        compare("suppressed", sent.path("suppressedPresses"));
        compare("duration_ms", sent.path("durationMs"));
        JsonNode clock = sent.path("clock");
        compare("clock_synced", clock.path("synced"));
        compare("boot", clock.path("boot"));
        compare("uptime_ms", clock.path("uptimeMs"));
        compare("digest", "\\x" + digest());
        OffsetDateTime answered = OffsetDateTime.parse(sent.path("answeredAt").asString());
        compare(
                "answered_on",
                answered.atZoneSameInstant(Wall.CIVIL).toLocalDate().toString());
        compare("answered_at", answered.toInstant().toString(), time(column("answered_at")));
        row.propertyNames().stream()
                .filter(column -> !compared.contains(column))
                .forEach(column -> differences.add("has a column " + column + ", which is compared with nothing"));
    }

    private JsonNode column(String name) {
        compared.add(name);
        return row.path(name);
    }

    private void compare(String name, JsonNode expected) {
        compare(name, words(expected), words(column(name)));
    }

    private void compare(String name, String expected) {
        compare(name, expected, words(column(name)));
    }

    private void compare(String name, String expected, String found) {
        if (!found.equals(expected)) {
            differences.add("has " + found + " in its column " + name + ", and was sent with " + expected);
        }
    }

    private static String words(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "nothing";
        }
        if (value.isNumber()) {
            return new BigDecimal(value.asString()).toPlainString();
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private static String time(JsonNode value) {
        return value.isString()
                ? OffsetDateTime.parse(value.asString()).toInstant().toString()
                : words(value);
    }

    private String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java machine has SHA-256", e);
        }
    }
}
