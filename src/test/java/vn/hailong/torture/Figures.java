package vn.hailong.torture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts by whatever they are counted by, in words: the agency's own, or those that its responses make.
///
/// @param responses by day, unit, counter, questionnaire and channel
/// @param levels    by day, unit, counter, questionnaire, version, channel, item and level
/// @param days      by installation and day
record Figures(Map<String, Long> responses, Map<String, Long> levels, Map<String, Long> days) {
    /// What they must be, counted anew.
    static Figures of(Collection<Held> responses) {
        Figures figures = new Figures(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        responses.forEach(figures::count);
        return figures;
    }

    private void count(Held held) {
        Held.Sent sent = held.sent();
        String place = held.day() + " " + sent.unit() + " " + sent.counter() + " " + sent.questionnaire();
        responses.merge(place + " " + sent.channel(), 1L, Long::sum);
        days.merge(held.installation() + " " + held.day(), 1L, Long::sum);
        sent.answers().forEach((item, answer) -> {
            if (answer.matches("-?\\d+")) {
                String level = place + " " + sent.version() + " " + sent.channel() + " " + item + " " + answer;
                levels.merge(level, 1L, Long::sum);
            }
        });
    }

    /// Where these differ from what they must be, in words.
    List<String> differences(Figures expected) {
        List<String> differences = new ArrayList<>();
        compare("responses", responses, expected.responses(), differences);
        compare("ratings", levels, expected.levels(), differences);
        compare("responses of an installation", days, expected.days(), differences);
        return differences;
    }

    private static void compare(
            String what, Map<String, Long> figures, Map<String, Long> expected, List<String> differences) {
        TreeSet<String> all = new TreeSet<>(figures.keySet());
        all.addAll(expected.keySet());
        for (String each : all) {
            Long figure = figures.getOrDefault(each, 0L);
            Long held = expected.getOrDefault(each, 0L);
            if (!figure.equals(held)) {
                differences.add("figures: " + what + " " + each + ": " + figure + ", and held are " + held);
            }
        }
    }

    /// How often something is counted that is not there.
    long surplus(Figures expected) {
        return Math.max(surplus(responses, expected.responses()), surplus(levels, expected.levels()));
    }

    private static long surplus(Map<String, Long> figures, Map<String, Long> expected) {
        return figures.entrySet().stream()
                .mapToLong(each -> Math.max(0, each.getValue() - expected.getOrDefault(each.getKey(), 0L)))
                .sum();
    }
}
