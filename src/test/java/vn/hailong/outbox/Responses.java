package vn.hailong.outbox;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Stage;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Response;

/// Responses for tests.
public final class Responses {
    private Responses() {}

    public static Response of(UUID id, int level) {
        return with(id, Map.of("btn.overall", new Answer.Number(level)));
    }

    /// A rating that was given at this time, in this unit.
    public static Response at(OffsetDateTime answeredAt, String unit, UUID id, int level) {
        return with(id, Map.of("btn.overall", new Answer.Number(level)), unit, answeredAt);
    }

    /// A response with a comment in it.
    public static Response commented(UUID id, String comment) {
        return with(id, Map.of("quick.comment", new Answer.Text(comment)));
    }

    private static Response with(UUID id, Map<String, Answer> answers) {
        return with(id, answers, "ba-ngoi", OffsetDateTime.parse("2026-11-22T09:14:05.120+07:00"));
    }

    private static Response with(UUID id, Map<String, Answer> answers, String unit, OffsetDateTime answeredAt) {
        return new Response(
                id,
                "q1",
                1,
                "vi",
                Channel.KIOSK_BUTTON,
                unit,
                "q03",
                Optional.of(Stage.RESULT),
                Optional.empty(),
                answers,
                answeredAt,
                new ClockReading(true, new UUID(1, 2), 8_123_456),
                0,
                true,
                false,
                0,
                List.of());
    }
}
