package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FlowTextsTest {

    @Test
    void everyLanguageHasTheSameTexts() throws IOException {
        assertEquals(keys("vi"), keys("en"));
    }

    private static Set<String> keys(String language) throws IOException {
        String file = "/texts/flow_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(FlowTextsTest.class.getResourceAsStream(file), file)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return texts.stringPropertyNames();
        }
    }
}
