package vn.hailong.agency.store;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.hailong.survey.Answer;
import vn.hailong.wire.Response;

/// What counted responses add to the tallies: summed up, and in the order in which every program writes them, so
/// that two of them never wait for each other.
final class Tallies {
    /// Kept, but in no figure (index method: cleaning).
    private static final Set<String> BLOCKING_FLAGS = Set.of("TEST", "DUPLICATE", "VOIDED");

    record LevelKey(
            String unit,
            LocalDate day,
            String counter,
            String questionnaire,
            int version,
            String channel,
            String item,
            int level) {}

    record ResponseKey(String unit, LocalDate day, String counter, String questionnaire, String channel) {}

    private final Map<LevelKey, Long> levels = new TreeMap<>(Comparator.comparing(LevelKey::unit)
            .thenComparing(LevelKey::day)
            .thenComparing(LevelKey::counter)
            .thenComparing(LevelKey::questionnaire)
            .thenComparing(LevelKey::version)
            .thenComparing(LevelKey::channel)
            .thenComparing(LevelKey::item)
            .thenComparing(LevelKey::level));
    private final Map<ResponseKey, Long> responses = new TreeMap<>(Comparator.comparing(ResponseKey::unit)
            .thenComparing(ResponseKey::day)
            .thenComparing(ResponseKey::counter)
            .thenComparing(ResponseKey::questionnaire)
            .thenComparing(ResponseKey::channel));

    /// @param day in which it is counted
    void add(Response response, LocalDate day) {
        add(response, day, 1);
    }

    /// Takes a response out of one day and puts it into another.
    void move(Response response, LocalDate from, LocalDate to) {
        add(response, from, -1);
        add(response, to, 1);
    }

    private void add(Response response, LocalDate day, long n) {
        if (response.flags().stream().anyMatch(BLOCKING_FLAGS::contains)) {
            return;
        }
        String channel = response.channel().name();
        responses.merge(
                new ResponseKey(response.unit(), day, response.counter(), response.questionnaire(), channel),
                n,
                Long::sum);
        response.answers().forEach((item, answer) -> {
            if (answer instanceof Answer.Number(int level)) {
                levels.merge(
                        new LevelKey(
                                response.unit(),
                                day,
                                response.counter(),
                                response.questionnaire(),
                                response.version(),
                                channel,
                                item,
                                level),
                        n,
                        Long::sum);
            }
        });
    }

    List<Map.Entry<LevelKey, Long>> levels() {
        return List.copyOf(levels.entrySet());
    }

    List<Map.Entry<ResponseKey, Long>> responses() {
        return List.copyOf(responses.entrySet());
    }
}
