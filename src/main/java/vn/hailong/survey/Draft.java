package vn.hailong.survey;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/// One citizen's response while it is being given. All times are uptimes of this machine.
///
/// @param id         of the response from now on, a time-ordered UUID
/// @param channel    where it began
/// @param begunAt    when the first answer was given
/// @param answeredAt when the last one was given
/// @param language   what the questions were read in
/// @param assisted   whether somebody of the desk helped
/// @param answers    by item, in the order of the questionnaire. The item that is being asked stands here as skipped:
/// if
///                   the machine stops now, it was shown and not answered
/// @param complete   whether the citizen came to the end
/// @param suppressed presses that were ignored since
/// @param revision   counts what was handed over for saving
public record Draft(
        UUID id,
        Channel channel,
        Duration begunAt,
        Duration answeredAt,
        String language,
        boolean assisted,
        Map<String, Answer> answers,
        boolean complete,
        int suppressed,
        int revision) {

    public Draft {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    static Draft begin(UUID id, Channel channel, Duration at, Look look) {
        return new Draft(id, channel, at, at, look.language(), look.assisted(), Map.of(), false, 0, 0);
    }

    /// The level given to this item, if it is a rating that was answered.
    public OptionalInt level(String item) {
        return answers.get(item) instanceof Answer.Number(int level) ? OptionalInt.of(level) : OptionalInt.empty();
    }

    Draft answered(Map<String, Answer> now, boolean end, Look look, Duration at) {
        return new Draft(
                id, channel, begunAt, at, look.language(), look.assisted(), now, end, suppressed, revision + 1);
    }

    /// Presses count as ignored whether or not anything else changes: they are saved on a way of their own.
    Draft suppressed(int presses) {
        return new Draft(id, channel, begunAt, answeredAt, language, assisted, answers, complete, presses, revision);
    }

    /// Nothing was answered so far; these items were passed.
    Draft unsaved(Map<String, Answer> passed) {
        return new Draft(id, channel, begunAt, answeredAt, language, assisted, passed, complete, suppressed, revision);
    }

    Draft begunAt(Duration at) {
        return new Draft(id, channel, at, at, language, assisted, answers, complete, suppressed, revision);
    }

    /// Begun by a touch that is no answer yet: nothing is worth keeping.
    boolean isEmpty() {
        return revision == 0;
    }
}
