package vn.hailong.config;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hailong.survey.LocalizedText;

/// The shapes that several files share.
final class Shapes {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?) ?(ms|s|min)");
    private static final List<String> TWO_LETTER_LANGUAGES = List.of(Locale.getISOLanguages());

    /// A name of an agency, a terminal, a unit, a counter: it becomes a level of a topic and a part of an address.
    static final Shape<String> NAME = matching(
            "[a-z0-9][a-z0-9-]{0,31}", "a name of 1–32 lower-case letters a–z, digits and hyphens, no hyphen first");

    /// In lower case, as browsers write it.
    static final Shape<String> HOST = Shape.scalar("a host name or an address of this machine", Hosts::read);

    static final Shape<Boolean> FLAG = Shape.scalar("true or false", text -> switch (text) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
    });

    static final Shape<String> LANGUAGE = Shape.scalar(
            "a language such as vi or en", text -> isLanguage(text) ? Optional.of(text) : Optional.empty());

    /// Composed, so that a text typed on a Mac draws and compares like one typed elsewhere.
    static final Shape<String> WORDS = Shape.scalar(
                    "1–500 characters of text",
                    text -> text.codePointCount(0, text.length()) > 500
                            ? Optional.<String>empty()
                            : Optional.of(Normalizer.normalize(text.strip(), Normalizer.Form.NFC)))
            .and(Shapes::visible);

    static final Shape<LocalizedText> TEXT =
            Shape.mapping("a text by language, such as {vi: Quầy 1, en: Counter 1}", Shapes::text);

    static final Shape<LocalDate> DATE = Shape.scalar("a date such as 2026-12-31", text -> {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    });

    static final Shape<BigDecimal> PERCENT = Shape.scalar(
            "a number from 0 to 100 without a percent sign",
            text -> text.matches("\\d{1,3}(\\.\\d{1,2})?")
                            && new BigDecimal(text).compareTo(BigDecimal.valueOf(100)) <= 0
                    ? Optional.of(new BigDecimal(text))
                    : Optional.empty());

    /// A file that this user can read; the path is absolute.
    static final Shape<Path> READABLE_FILE = path("the name of a file that this user can read")
            .and((value, path) -> Files.isRegularFile(path) && Files.isReadable(path)
                    ? Optional.of(path)
                    : value.refuse(
                            value.yaml().shown() + " (" + (Files.exists(path) ? "can't read " : "there is no ") + path
                                    + ")",
                            "the name of a file that this user can read"));

    /// A folder, which may not exist yet; the path is absolute.
    static final Shape<Path> FOLDER = path("the name of a folder")
            .and((value, path) -> !Files.exists(path) || Files.isDirectory(path)
                    ? Optional.of(path)
                    : value.refuse(value.yaml().shown() + " (not a folder)", "the name of a folder"));

    /// Signs of no width or of no ink that are letters for Unicode: fillers of Hangul, an empty cell of Braille.
    private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private Shapes() {}

    /// Spaces of no width are right between words, as Khmer writes them, but not alone.
    private static Optional<String> visible(Value value, String text) {
        OptionalInt turning = text.codePoints()
                .filter(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069)
                .findFirst();
        if (turning.isPresent()) {
            String found = String.format(
                    "the character U+%04X (%s)",
                    turning.getAsInt(), Character.getName(turning.getAsInt()).toLowerCase(Locale.ROOT));
            return value.refuse(found, "text without it: it makes other text read in another order");
        }
        return text.codePoints().anyMatch(Shapes::isVisible)
                ? Optional.of(text)
                : value.refuse("nothing that can be seen", "1–500 characters of text");
    }

    private static boolean isVisible(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT
                && BLANK_LETTERS.indexOf(character) < 0;
    }

    static Shape<String> matching(String pattern, String expected) {
        Pattern compiled = Pattern.compile(pattern);
        return Shape.scalar(expected, text -> compiled.matcher(text).matches() ? Optional.of(text) : Optional.empty());
    }

    static Shape<Integer> integer(int least, int most) {
        return Shape.scalar("a whole number from " + least + " to " + most, text -> {
            boolean number = text.matches("\\d{1,9}");
            return number && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most
                    ? Optional.of(Integer.parseInt(text))
                    : Optional.empty();
        });
    }

    static Shape<Double> decimal(int least, int most) {
        return Shape.scalar(
                "a number from " + least + " to " + most,
                text -> text.matches("\\d{1,6}(\\.\\d{1,3})?")
                                && Double.parseDouble(text) >= least
                                && Double.parseDouble(text) <= most
                        ? Optional.of(Double.parseDouble(text))
                        : Optional.empty());
    }

    /// A time with its unit. The bounds are part of the message, so they come as they are to be read.
    static Shape<Duration> duration(String least, String most) {
        return duration(least, most, "5 s");
    }

    /// @param example one that is within the bounds
    static Shape<Duration> duration(String least, String most, String example) {
        Duration from = duration(least).orElseThrow();
        Duration to = duration(most).orElseThrow();
        return Shape.scalar(
                "a time from " + least + " to " + most + " with its unit (ms, s or min), such as " + example,
                text -> duration(text).filter(time -> time.compareTo(from) >= 0 && time.compareTo(to) <= 0));
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal milliseconds = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(
                        switch (matcher.group(2)) {
                            case "min" -> 60_000;
                            case "s" -> 1_000;
                            default -> 1;
                        }));
        // Not rounded: 0.9 ms is not 0.
        return milliseconds.stripTrailingZeros().scale() > 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(milliseconds.longValue()));
    }

    /// One of the constants by its name as a code, such as `RESULT`.
    static <E extends Enum<E>> Shape<E> code(E[] constants) {
        return oneOf(constants, Enum::name);
    }

    /// One of the constants by its name in plain words, such as `full-screen`.
    static <E extends Enum<E>> Shape<E> word(E[] constants) {
        return oneOf(
                constants, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static <E> Shape<E> oneOf(E[] constants, Function<E, String> spelling) {
        Map<String, E> bySpelling = new LinkedHashMap<>();
        Arrays.stream(constants).forEach(constant -> bySpelling.put(spelling.apply(constant), constant));
        return Shape.scalar(
                "one of " + String.join(", ", bySpelling.keySet()), text -> Optional.ofNullable(bySpelling.get(text)));
    }

    private static Shape<Path> path(String expected) {
        Shape<String> name = Shape.scalar(expected, Optional::of);
        return new Shape<>(
                expected,
                value -> name.read(value).flatMap(text -> {
                    try {
                        return Optional.of(value.file()
                                .resolveSibling(text)
                                .toAbsolutePath()
                                .normalize());
                    } catch (InvalidPathException _) {
                        return value.refuse(expected);
                    }
                }));
    }

    private static Optional<LocalizedText> text(Fields fields) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        fields.required(LocalizedText.VIETNAMESE, WORDS)
                .ifPresent(words -> byLanguage.put(LocalizedText.VIETNAMESE, words));
        fields.keys().stream()
                .filter(key -> isLanguage(key) && !key.equals(LocalizedText.VIETNAMESE))
                .sorted()
                .forEach(key -> fields.optional(key, WORDS).ifPresent(words -> byLanguage.put(key, words)));
        return fields.complete(() -> new LocalizedText(byLanguage));
    }

    /// Two letters that name a language (`vn` does not), or three, as the languages of smaller peoples have.
    static boolean isLanguage(String text) {
        return TWO_LETTER_LANGUAGES.contains(text) || text.matches("[a-z]{3}");
    }
}
