package vn.hailong.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hailong.survey.Texts;

/// Breaks a text into as few lines as fit, equally wide as far as the language allows: never inside a word of several
/// syllables, rather before a preposition or after a sentence than elsewhere, and no syllable alone on a line.
final class LineBalancer {
    private static final double LONE_SYLLABLE = 10;
    private static final double BREAK_WITHIN_PHRASE = 0.16;
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final List<String> keptTogether;
    private final Set<String> phraseBeginnings;

    LineBalancer(List<String> keptTogether, Set<String> phraseBeginnings) {
        this.keptTogether = keptTogether;
        this.phraseBeginnings = phraseBeginnings;
    }

    static LineBalancer of(Texts texts) {
        return new LineBalancer(
                words(texts, "line.keep_together").toList(),
                words(texts, "line.break_before").map(LineBalancer::comparable).collect(Collectors.toSet()));
    }

    /// None if the language does without.
    private static Stream<String> words(Texts texts, String key) {
        return Arrays.stream(texts.get(key).split("\\|", -1)).filter(word -> !word.isBlank());
    }

    /// @param width measures a line in the font it will be drawn in
    /// @return the lines; one that is wider than `maximum` holds a single unbreakable word
    List<String> lines(String text, double maximum, ToDoubleFunction<String> width) {
        List<String> words = words(text);
        for (int count = 1; count < words.size(); count++) {
            List<List<String>> candidates = new ArrayList<>();
            split(words, count, maximum, width, List.of(), candidates);
            if (!candidates.isEmpty()) {
                return best(candidates, width);
            }
        }
        return words.stream().map(LineBalancer::drawn).toList();
    }

    private List<String> best(List<List<String>> candidates, ToDoubleFunction<String> width) {
        List<String> best = List.of();
        double lowest = Double.MAX_VALUE;
        for (List<String> candidate : candidates) {
            double cost = cost(candidate, width);
            if (cost < lowest) {
                lowest = cost;
                best = candidate;
            }
        }
        return best.stream().map(LineBalancer::drawn).toList();
    }

    private double cost(List<String> lines, ToDoubleFunction<String> width) {
        double[] widths = lines.stream()
                .mapToDouble(line -> width.applyAsDouble(drawn(line)))
                .toArray();
        double mean = Arrays.stream(widths).average().orElse(1);
        double cost = 0;
        for (int i = 0; i < widths.length; i++) {
            cost += Math.pow((widths[i] - mean) / mean, 2);
            if (lines.size() > 1 && drawn(lines.get(i)).indexOf(' ') < 0) {
                cost += LONE_SYLLABLE;
            }
            if (i > 0 && !beginsPhrase(lines.get(i - 1), lines.get(i))) {
                cost += BREAK_WITHIN_PHRASE;
            }
        }
        return cost;
    }

    private boolean beginsPhrase(String before, String line) {
        if (".,;:?!)".indexOf(before.charAt(before.length() - 1)) >= 0) {
            return true;
        }
        int end = line.indexOf(' ');
        return phraseBeginnings.contains(comparable(end < 0 ? line : line.substring(0, end)));
    }

    private static void split(
            List<String> words,
            int count,
            double maximum,
            ToDoubleFunction<String> width,
            List<String> before,
            List<List<String>> found) {
        int longest = words.size() - count + 1;
        for (int taken = count == 1 ? longest : 1; taken <= longest; taken++) {
            String line = String.join(" ", words.subList(0, taken));
            if (width.applyAsDouble(drawn(line)) > maximum) {
                return;
            }
            List<String> lines = new ArrayList<>(before);
            lines.add(line);
            if (count == 1) {
                found.add(lines);
            } else {
                split(words.subList(taken, words.size()), count - 1, maximum, width, lines, found);
            }
        }
    }

    /// The parts that no line is broken in: syllables of one word are joined by a no-break space.
    private List<String> words(String text) {
        String joined = text.strip().replaceAll("\\s+", " ");
        for (String together : keptTogether) {
            // Upper and lower case of a Vietnamese letter are equally long, so positions stay the same.
            String lower = joined.toLowerCase(Locale.ROOT);
            int at = comparable(lower).indexOf(comparable(together));
            while (at >= 0) {
                int end = at + together.length();
                boolean whole = (at == 0 || !Character.isLetter(lower.charAt(at - 1)))
                        && (end == lower.length() || !Character.isLetter(lower.charAt(end)));
                if (whole) {
                    joined = joined.substring(0, at)
                            + joined.substring(at, end).replace(' ', NO_BREAK_SPACE)
                            + joined.substring(end);
                }
                at = comparable(lower).indexOf(comparable(together), end);
            }
        }
        return List.of(joined.split(" "));
    }

    private static String comparable(String text) {
        return text.toLowerCase(Locale.ROOT).replace(NO_BREAK_SPACE, ' ');
    }

    private static String drawn(String line) {
        return line.replace(NO_BREAK_SPACE, ' ');
    }
}
