package vn.hailong.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    /// As the schemas have it.
    private static final Pattern SCHEMA = Pattern.compile("(19[7-9][0-9]|[2-9][0-9]{3})-[0-9]{2}-[0-9]{2}"
            + "T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]((0[0-9]|1[0-7]):[0-5][0-9]|18:00))");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:14:31.250+07:00",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "9999-12-31T23:59:59.999999999-18:00",
                "2026-02-29T00:00:00Z",
                "2028-02-29T00:00:00-00:00",
                "2026-03-02T24:00:00Z",
                "2026-03-02T23:59:60Z",
                "2026-03-02T09:14+07:00",
                "2026-03-02T09:14:31.+07:00",
                "2026-03-02T09:14:31.1234567890Z",
                "2026-03-02T09:14:31+18:01",
                "2026-03-02T09:14:31+07:60",
                "2026-03-02T09:14:31+0700",
                "2026-03-02T09:14:31+07:00:00",
                "2026-03-02t09:14:31z",
                "2026-03-02T09:14:31Z ",
                "2026-03-02T09:14:31",
                "2026-03-02T09:14:3٣Z",
                "1500-01-01T00:00:00Z",
                "",
            })
    void isAsStrictAsTheSchemaAndReadsWhatJavaReads(String text) {
        assertEquals(javas(text), ours(text));
    }

    @Test
    void strangeNeighboursOfTimesAreJudgedAlike() {
        Random random = new Random(7);
        String letters = "0123456789-:+.TZ ";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder("2026-03-02T09:14:31.250+07:00");
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, letter);
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, letter);
                }
            }
            assertEquals(javas(text.toString()), ours(text.toString()), text.toString());
        }
    }

    private static Optional<OffsetDateTime> ours(String text) {
        try {
            return Optional.of(Rfc3339.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> javas(String text) {
        try {
            return SCHEMA.matcher(text).matches() ? Optional.of(OffsetDateTime.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
