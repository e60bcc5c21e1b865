package vn.hailong.survey;

import java.util.HashMap;
import java.util.Map;

/// One text in several languages. Vietnamese (`vi`) is always present and stands in for a language that is missing.
public record LocalizedText(Map<String, String> byLanguage) {
    public static final String VIETNAMESE = "vi";

    public LocalizedText {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey(VIETNAMESE)) {
            throw new IllegalArgumentException("a text needs its Vietnamese form, found only " + byLanguage.keySet());
        }
    }

    /// This text and its form in one more language, or in place of the one it has there.
    public LocalizedText with(String language, String text) {
        Map<String, String> more = new HashMap<>(byLanguage);
        more.put(language, text);
        return new LocalizedText(more);
    }

    public String in(String language) {
        String text = byLanguage.get(language);
        return text != null ? text : byLanguage.getOrDefault(VIETNAMESE, "");
    }
}
