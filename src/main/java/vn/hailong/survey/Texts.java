package vn.hailong.survey;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// The texts of one part of the product in one language, from `texts/{part}_{language}.properties` (UTF-8).
public final class Texts {
    private final String file;
    private final Properties texts;

    private Texts(String file, Properties texts) {
        this.file = file;
        this.texts = texts;
    }

    /// @param part     which texts: `flow` for what citizens read, `agency` for what staff read
    /// @param language a tag such as `vi`
    /// @throws IllegalArgumentException if there is no such file
    public static Texts of(String part, String language) {
        String file = "texts/" + part + "_" + language + ".properties";
        try (InputStream stream = Texts.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no language file " + file);
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Texts(file, texts);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    /// @throws IllegalArgumentException if the file lacks the key
    public String get(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(file + " has no text " + key);
        }
        return text;
    }
}
