package vn.hailong.tablet;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Texts;

/// The words of one language: those that all surfaces share, and the pages' own. A line is never broken inside a word
/// of several syllables: those that the language file keeps together are joined by a space that does not
/// break.
final class Words {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final String language;
    private final Texts flow;
    private final Texts own;
    private final List<Pattern> keptTogether;

    /// @throws IllegalArgumentException if it is none of the languages
    Words(Languages languages, String language) {
        this.language = language;
        this.flow = languages.texts("flow", language);
        this.own = languages.texts("tablet", language);
        this.keptTogether = Arrays.stream(flow.get("line.keep_together").split("\\|", -1))
                .filter(phrase -> !phrase.isBlank())
                .map(Words::pattern)
                .toList();
    }

    /// Matches the phrase as a whole, also where another one has joined a part of it.
    private static Pattern pattern(String phrase) {
        String spaces = Pattern.quote(phrase).replace(" ", "\\E[ " + NO_BREAK_SPACE + "]\\Q");
        return Pattern.compile("(?<!\\p{L})" + spaces + "(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String language() {
        return language;
    }

    /// What all surfaces say under this key.
    String flow(String key) {
        return joined(flow.get(key));
    }

    String flow(String key, int number) {
        return joined(flow.get(key).replace("{n}", Integer.toString(number)));
    }

    /// What only pages say.
    String own(String key) {
        return joined(own.get(key));
    }

    String own(String key, int number) {
        return joined(own.get(key).replace("{n}", Integer.toString(number)));
    }

    String own(String key, int number, int of) {
        return own(key, number).replace("{of}", Integer.toString(of));
    }

    String of(LocalizedText text) {
        return joined(text.in(language));
    }

    private String joined(String text) {
        String joined = text;
        for (Pattern phrase : keptTogether) {
            joined = phrase.matcher(joined).replaceAll(found -> found.group().replace(' ', NO_BREAK_SPACE));
        }
        return joined;
    }
}
