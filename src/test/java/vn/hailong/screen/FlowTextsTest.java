package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"flow", "staff", "doctor", "voice"})
    void everyLanguageHasTheSameTexts(String part) throws IOException {
        assertEquals(keys(part, "vi"), keys(part, "en"));
    }

    private static Set<String> keys(String part, String language) throws IOException {
        String file = "/texts/" + part + "_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(FlowTextsTest.class.getResourceAsStream(file), file)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return texts.stringPropertyNames();
        }
    }
}
