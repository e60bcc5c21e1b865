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
        Measured measured = Measured.of(words, width);
        int count = measured.fewest(maximum);
        if (count == Measured.TOO_WIDE) {
            return words.stream().map(LineBalancer::drawn).toList();
        }
        return best(words, measured, count, maximum).stream()
                .map(LineBalancer::drawn)
                .toList();
    }

    /// Where each word begins and ends if all stand on one line.
    private record Measured(double[] begin, double[] end) {
        static final int TOO_WIDE = -1;

        static Measured of(List<String> words, ToDoubleFunction<String> width) {
            double space = width.applyAsDouble("a a") - width.applyAsDouble("aa");
            double[] begin = new double[words.size()];
            double[] end = new double[words.size()];
            double at = 0;
            for (int i = 0; i < begin.length; i++) {
                begin[i] = at;
                end[i] = at + width.applyAsDouble(drawn(words.get(i)));
                at = end[i] + space;
            }
            return new Measured(begin, end);
        }

        /// Width of the line that begins with one word and ends before another.
        double line(int from, int to) {
            return end[to - 1] - begin[from];
        }

        /// How many lines are needed, or that a word is too wide for any.
        int fewest(double maximum) {
            int lines = 1;
            int from = 0;
            for (int to = 1; to <= end.length; to++) {
                if (line(from, to) > maximum) {
                    from = to - 1;
                    lines++;
                    if (line(from, to) > maximum) {
                        return TOO_WIDE;
                    }
                }
            }
            return lines;
        }
    }

    /// The cheapest way to break the words into so many lines: of all ways to fill the lines so far only the best can
    /// be part of it.
    private List<String> best(List<String> words, Measured measured, int count, double maximum) {
        int size = words.size();
        double mean = measured.line(0, size) / count;
        double[][] cost = new double[count + 1][size + 1];
        int[][] from = new int[count + 1][size + 1];
        for (double[] row : cost) {
            Arrays.fill(row, Double.MAX_VALUE);
        }
        cost[0][0] = 0;
        for (int line = 1; line <= count; line++) {
            for (int end = line; end <= size; end++) {
                for (int begin = end - 1; begin >= 0 && measured.line(begin, end) <= maximum; begin--) {
                    if (cost[line - 1][begin] < Double.MAX_VALUE) {
                        double with = cost[line - 1][begin]
                                + cost(words, begin, end, count, measured.line(begin, end) / mean - 1);
                        if (with < cost[line][end]) {
                            cost[line][end] = with;
                            from[line][end] = begin;
                        }
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        int end = size;
        for (int line = count; line > 0; line--) {
            lines.add(String.join(" ", words.subList(from[line][end], end)));
            end = from[line][end];
        }
        return lines.reversed();
    }

    /// @param uneven by which share of the mean this line is longer or shorter
    private double cost(List<String> words, int begin, int end, int count, double uneven) {
        boolean alone = count > 1 && end == begin + 1 && drawn(words.get(begin)).indexOf(' ') < 0;
        boolean within = begin > 0 && !beginsPhrase(words.get(begin - 1), words.get(begin));
        return uneven * uneven + (alone ? LONE_SYLLABLE : 0) + (within ? BREAK_WITHIN_PHRASE : 0);
    }

    private boolean beginsPhrase(String before, String word) {
        return ".,;:?!)".indexOf(before.charAt(before.length() - 1)) >= 0
                || word.startsWith("(")
                || phraseBeginnings.contains(comparable(word));
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
