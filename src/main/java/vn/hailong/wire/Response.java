package vn.hailong.wire;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Stage;

/// One citizen's response, without its place in the sequence. It holds nothing that identifies a person (R141).
///
/// @param language          the language the questions were shown in, as a tag such as `vi`
/// @param field             the field of the procedure, if the counter serves one
/// @param answers           by item id, in the order they were asked; an absent key was not asked
/// @param answeredAt        wall time of the first answer, to the millisecond
/// @param durationMs        from the first answer to the last
/// @param complete          whether the citizen came to the end
/// @param assisted          whether staff helped (R015)
/// @param suppressedPresses presses that were ignored because they came too soon after this response
/// @param flags             quality flags such as `OUT_OF_HOURS`
public record Response(
        UUID id,
        String questionnaire,
        int version,
        String language,
        Channel channel,
        String unit,
        String counter,
        Optional<Stage> stage,
        Optional<String> field,
        Map<String, Answer> answers,
        OffsetDateTime answeredAt,
        ClockReading clock,
        long durationMs,
        boolean complete,
        boolean assisted,
        int suppressedPresses,
        List<String> flags) {

    /// The flag of a response that was read in a damaged database and sealed anew, in another installation than before.
    public static final String SALVAGED = "SALVAGED";

    public Response {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        flags = List.copyOf(flags);
    }

    public Response withSuppressedPresses(int presses) {
        return new Response(
                id,
                questionnaire,
                version,
                language,
                channel,
                unit,
                counter,
                stage,
                field,
                answers,
                answeredAt,
                clock,
                durationMs,
                complete,
                assisted,
                presses,
                flags);
    }

    /// Adds a flag, if it is not there.
    public Response withFlag(String flag) {
        if (flags.contains(flag)) {
            return this;
        }
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new Response(
                id,
                questionnaire,
                version,
                language,
                channel,
                unit,
                counter,
                stage,
                field,
                answers,
                answeredAt,
                clock,
                durationMs,
                complete,
                assisted,
                suppressedPresses,
                more);
    }
}
