package vn.hailong.wire;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times as the schemas have them:
/// `(19[7-9][0-9]|[2-9][0-9]{3})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\.[0-9]{1,9})?`, and an offset
/// `Z|[+-]((0[0-9]|1[0-7]):[0-5][0-9]|18:00)`. Java's own parser would let pass what RFC 3339 doesn't, a time without
/// seconds or a year of five digits, and takes four times as long, which every response would pay.
final class Rfc3339 {
    private static final int SHORTEST = "1970-01-01T00:00:00Z".length();
    private static final int MOST_FRACTION = 9;

    private final String text;
    private int at;

    private Rfc3339(String text) {
        this.text = text;
    }

    /// @throws DateTimeException if it is no such time, or no day or hour that there is
    static OffsetDateTime parse(String text) {
        return new Rfc3339(text).time();
    }

    private OffsetDateTime time() {
        require(text.length() >= SHORTEST);
        int year = number(4);
        require(year >= 1970);
        skip('-');
        int month = number(2);
        skip('-');
        int day = number(2);
        skip('T');
        int hour = number(2);
        skip(':');
        int minute = number(2);
        skip(':');
        int second = number(2);
        LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, fraction());
        ZoneOffset offset = offset();
        require(at == text.length());
        return OffsetDateTime.of(local, offset);
    }

    /// In nanoseconds.
    private int fraction() {
        if (next() != '.') {
            return 0;
        }
        at++;
        int fraction = 0;
        int digits = 0;
        while (digits < MOST_FRACTION && isDigit(next())) {
            fraction = fraction * 10 + number(1);
            digits++;
        }
        require(digits > 0);
        for (; digits < MOST_FRACTION; digits++) {
            fraction *= 10;
        }
        return fraction;
    }

    private ZoneOffset offset() {
        char sign = next();
        at++;
        if (sign == 'Z') {
            return ZoneOffset.UTC;
        }
        require(sign == '+' || sign == '-');
        int hours = number(2);
        skip(':');
        int minutes = number(2);
        require(hours < 18 && minutes < 60 || hours == 18 && minutes == 0);
        return sign == '+' ? ZoneOffset.ofHoursMinutes(hours, minutes) : ZoneOffset.ofHoursMinutes(-hours, -minutes);
    }

    private int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            char digit = next();
            require(isDigit(digit));
            number = number * 10 + digit - '0';
            at++;
        }
        return number;
    }

    private void skip(char expected) {
        require(next() == expected);
        at++;
    }

    /// The character at this place; at the end none that a time has.
    private char next() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new DateTimeException("no time of RFC 3339");
        }
    }
}
