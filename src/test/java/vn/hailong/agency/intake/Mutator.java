package vn.hailong.agency.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Makes broken messages out of sound ones: as bytes, as text, and as JSON.
final class Mutator {
    private static final Pattern VALUE =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "9223372036854775807",
            "9223372036854775808",
            "1.5",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"💩\"",
            "[]",
            "{}",
            "[[[[[[[[]]]]]]]]",
            "\"2026-02-30T25:61:61+07:00\"",
            "\"0198f000-0000-7000-8000-000000000000\"",
            "\"na\"",
            "\"'; drop table response; --\"",
            "\"" + "ạ".repeat(5_000) + "\"",
            "{\"a\":1,\"a\":2}",
            "NaN",
            "01",
            "\"\u202e\"",
            "-0",
            "2147483648",
            "\"+999999999-12-31T23:59:59.999+18:00\"");

    private static final byte[][] SPICES = {
        {0},
        {(byte) 0xFF},
        {(byte) 0xC0, (byte) 0x80},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        "\"".getBytes(StandardCharsets.UTF_8),
        "{".getBytes(StandardCharsets.UTF_8),
        ",".getBytes(StandardCharsets.UTF_8),
        "\\".getBytes(StandardCharsets.UTF_8),
        "\n".getBytes(StandardCharsets.UTF_8)
    };

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /// One to four changes of any kind.
    byte[] mutated(byte[] sound, byte[] other) {
        byte[] bytes = sound;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = switch (random.nextInt(10)) {
                case 0 -> flipped(bytes);
                case 1 -> without(bytes);
                case 2 -> spiced(bytes);
                case 3 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 4 -> spliced(bytes, other);
                case 5 -> doubled(bytes);
                default -> revalued(bytes);
            };
        }
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private byte[] without(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        return joined(bytes, from, new byte[0], Math.min(bytes.length, from + 1 + random.nextInt(16)));
    }

    private byte[] spiced(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        return joined(bytes, at, SPICES[random.nextInt(SPICES.length)], at);
    }

    private byte[] doubled(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(64));
        return joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
    }

    private byte[] spliced(byte[] bytes, byte[] other) {
        int from = random.nextInt(other.length + 1);
        return joined(
                bytes, random.nextInt(bytes.length + 1), Arrays.copyOfRange(other, from, other.length), bytes.length);
    }

    private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + middle.length);
        all.write(bytes, 0, until);
        all.writeBytes(middle);
        all.write(bytes, from, bytes.length - from);
        return all.toByteArray();
    }

    /// Another value in the place of one, or another key.
    private byte[] revalued(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<int[]> places = VALUE.matcher(text)
                .results()
                .map(found -> new int[] {found.start(), found.end()})
                .toList();
        if (places.isEmpty()) {
            return bytes;
        }
        int[] place = places.get(random.nextInt(places.size()));
        int[] source = places.get(random.nextInt(places.size()));
        String value =
                random.nextBoolean() ? VALUES.get(random.nextInt(VALUES.size())) : text.substring(source[0], source[1]);
        String changed = text.substring(0, place[0]) + value + text.substring(place[1]);
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
