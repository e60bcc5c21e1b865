package vn.hailong.survey;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

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
        String file = resource(part, language);
        try (InputStream stream = Texts.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no language file " + file);
            }
            return read(file, new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    /// The same, and for a language that the program does not bring from `{part}_{language}.properties` in a
    /// folder: so a language can be added without another program.
    ///
    /// @throws IllegalArgumentException if there is no such file, or its keys are not those of the Vietnamese one;
    ///                                  the message names the file and the keys
    public static Texts of(String part, String language, Path folder) {
        if (isBuiltIn(part, language)) {
            return of(part, language);
        }
        Path file = file(folder, part, language);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no language file " + file);
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Texts texts = read(file.toString(), reader);
            texts.checkSameKeys(of(part, LocalizedText.VIETNAMESE));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    /// Whether the program itself has the texts in this language.
    public static boolean isBuiltIn(String part, String language) {
        return Texts.class.getClassLoader().getResource(resource(part, language)) != null;
    }

    /// Where the texts of a language lie that the program does not bring.
    public static Path file(Path folder, String part, String language) {
        return folder.resolve(part + "_" + language + ".properties");
    }

    private static String resource(String part, String language) {
        return "texts/" + part + "_" + language + ".properties";
    }

    private static Texts read(String file, Reader reader) throws IOException {
        Properties texts = new Properties();
        texts.load(reader);
        return new Texts(file, texts);
    }

    private void checkSameKeys(Texts vietnamese) {
        Set<String> missing = new TreeSet<>(vietnamese.keys());
        missing.removeAll(keys());
        Set<String> unknown = new TreeSet<>(keys());
        unknown.removeAll(vietnamese.keys());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException(file + ": missing texts " + missing + ", unknown texts " + unknown);
        }
    }

    public Set<String> keys() {
        return texts.stringPropertyNames();
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
