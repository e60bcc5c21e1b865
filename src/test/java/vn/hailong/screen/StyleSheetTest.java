package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StyleSheetTest {
    private static final Pattern TOKEN = Pattern.compile("^\\s*-([a-z0-9-]+): (#[0-9A-F]{6});", Pattern.MULTILINE);

    private static final Pattern CONTRAST = Pattern.compile("\\.screen\\.contrast \\{([^}]*)\\}");

    private final Map<String, String> tokens = tokens(css().replaceFirst(CONTRAST.pattern(), ""));
    private final Map<String, String> contrast = withContrast();

    @ParameterizedTest
    @CsvSource({
        "ink, paper",
        "ink, card",
        "ink, teal-tint",
        "ink, working",
        "teal, card",
        "quiet-ink, paper",
        "quiet-ink, card",
        "alarm, card",
        "teal, paper",
        "on-teal, teal"
    })
    void textHasAContrastOfSevenToOne(String ink, String ground) {
        double contrast = contrast(token(ink), token(ground));
        assertTrue(contrast >= 7, ink + " on " + ground + " has " + contrast);
        assertTrue(contrast(high(ink), high(ground)) >= 7, ink + " on " + ground + " in high contrast");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theMarksOfAFaceStandOutFromItsDisc(int level) {
        double contrast = contrast(token("face-mark"), token("level-" + level));
        assertTrue(contrast >= 3, "level " + level + " has " + contrast);
        assertTrue(contrast(high("face-mark"), high("level-" + level)) >= 7, "level " + level + " in high contrast");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aFaceFileHasTheColoursOfTheStyleSheet(int number) {
        Face face = Face.load(number);
        assertEquals(token("level-" + number), face.disc().fill());
        for (Face.Shape mark : face.marks()) {
            assertTrue(!mark.filled() || mark.fill().equals(token("face-mark")), mark.toString());
        }
    }

    @Test
    void onlyTheTokensNameColours() {
        long named =
                Pattern.compile("#[0-9A-Fa-f]{3,8}\\b").matcher(css()).results().count();
        assertEquals(tokens.size() + tokens(contrastRule()).size(), named);
    }

    @Test
    void highContrastChangesOnlyTokensThatThereAre() {
        assertTrue(tokens.keySet().containsAll(tokens(contrastRule()).keySet()));
    }

    private String token(String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    private String high(String name) {
        return Objects.requireNonNull(contrast.get(name), name);
    }

    /// What holds when a citizen wants white on black.
    private Map<String, String> withContrast() {
        Map<String, String> all = new HashMap<>(tokens);
        all.putAll(tokens(contrastRule()));
        return all;
    }

    private static String contrastRule() {
        Matcher rule = CONTRAST.matcher(css());
        assertTrue(rule.find());
        return rule.group(1);
    }

    private static Map<String, String> tokens(String rules) {
        Map<String, String> tokens = new HashMap<>();
        Matcher matcher = TOKEN.matcher(rules);
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        return tokens;
    }

    private static String css() {
        try (InputStream stream =
                Objects.requireNonNull(StyleSheetTest.class.getResourceAsStream("/screen/screen.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// As WCAG 2.2 defines it.
    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
