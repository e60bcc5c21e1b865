package vn.hailong.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `staffPin: FILE`. What a wrong file holds is never shown: it may be a PIN in clear.
final class StaffPinReader {
    private static final int MOST_BYTES = 1_000;
    private static final String EXPECTED = "a file made by `hailong terminal pin --out FILE`";
    static final Shape<StaffPin> PIN = new Shape<>(
            EXPECTED,
            value -> isPin(value)
                    ? value.refuse("digits, which may be a PIN itself", EXPECTED)
                    : Shapes.READABLE_FILE.read(value).flatMap(file -> read(value, file)));

    private StaffPinReader() {}

    private static boolean isPin(Value value) {
        return value.yaml() instanceof Yaml.Scalar scalar && scalar.text().matches("[0-9 -]*[0-9][0-9 -]*");
    }

    private static Optional<StaffPin> read(Value value, Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            String text = new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            Optional<StaffPin> pin = StaffPin.parse(text.strip());
            return pin.isPresent() ? pin : value.refuse(file + ", which holds no PIN of that form", EXPECTED);
        } catch (IOException e) {
            return value.refuse(file + ", which can't be read (" + e.getClass().getSimpleName() + ")", EXPECTED);
        }
    }
}
