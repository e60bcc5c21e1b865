package vn.hailong.agency.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What is kept of bytes and of texts that strangers sent.
final class Bytes {
    private static final char REPLACEMENT = '\uFFFD';

    private Bytes() {}

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A text that PostgreSQL takes whatever it was: at most so many characters, no U+0000, no half of a surrogate
    /// pair.
    static String storable(String text, int most) {
        StringBuilder storable = new StringBuilder();
        text.codePoints().limit(most).forEach(point -> {
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            storable.appendCodePoint(point == 0 || half ? REPLACEMENT : point);
        });
        return storable.toString();
    }
}
