package vn.hailong.config;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What is kept of the staff's PIN: enough to tell whether one is right, and not the PIN itself. As a text it is one
/// line: `hailong-pin-1:pbkdf2-hmac-sha256:ITERATIONS:SALT:HASH`, the last two in Base64.
public final class StaffPin {
    /// As many as a Raspberry Pi 4 does in about half a second; the file says how many it was made with.
    private static final int ITERATIONS = 400_000;

    private static final int FEWEST_ITERATIONS = 300_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,12}");
    private static final Pattern LINE =
            Pattern.compile("hailong-pin-1:pbkdf2-hmac-sha256:([0-9]{1,8}):([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private StaffPin(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /// Whether a text can be a PIN: 6 to 12 digits.
    public static boolean isPin(String pin) {
        return DIGITS.matcher(pin).matches();
    }

    /// @param random that nobody can guess
    /// @throws IllegalArgumentException if [#isPin] says no
    public static StaffPin of(String pin, RandomGenerator random) {
        if (!isPin(pin)) {
            throw new IllegalArgumentException("a PIN has 6 to 12 digits");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new StaffPin(ITERATIONS, salt, derive(pin, salt, ITERATIONS));
    }

    /// @return empty if this is no such line
    public static Optional<StaffPin> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(parts.group(1));
        try {
            byte[] salt = Base64.getDecoder().decode(parts.group(2));
            byte[] hash = Base64.getDecoder().decode(parts.group(3));
            boolean whole = iterations >= FEWEST_ITERATIONS
                    && iterations <= MOST_ITERATIONS
                    && salt.length == SALT_BYTES
                    && hash.length == HASH_BYTES;
            return whole ? Optional.of(new StaffPin(iterations, salt, hash)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // not Base64
        }
    }

    /// Takes about half a second on a Raspberry Pi, and equally long for a wrong one.
    public boolean matches(String pin) {
        return MessageDigest.isEqual(hash, derive(pin, salt, iterations));
    }

    /// The line of the file.
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "hailong-pin-1:pbkdf2-hmac-sha256:" + iterations + ":" + base64.encodeToString(salt) + ":"
                + base64.encodeToString(hash);
    }

    /// Nothing of it: it could end in a log.
    @Override
    public String toString() {
        return "a PIN";
    }

    private static byte[] derive(String pin, byte[] salt, int iterations) {
        PBEKeySpec key = new PBEKeySpec(pin.toCharArray(), salt, iterations, 8 * HASH_BYTES);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            key.clearPassword();
        }
    }
}
