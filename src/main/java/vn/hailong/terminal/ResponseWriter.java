package vn.hailong.terminal;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import vn.hailong.config.TerminalConfig;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Rating;
import vn.hailong.wire.Response;

/// Puts a rating into the words of the contract: where it was given, when, and to which question.
final class ResponseWriter {
    private final TerminalConfig config;
    private final HostClock clock;

    ResponseWriter(TerminalConfig config, HostClock clock) {
        this.config = config;
        this.clock = clock;
    }

    Response response(Rating rating) {
        return new Response(
                rating.id(),
                config.questionnaire().id(),
                config.questionnaire().version(),
                config.language(),
                rating.channel(),
                config.unit(),
                config.counter(),
                config.stage(),
                config.field(),
                Map.of(rating.item(), new Answer.Number(rating.level())),
                clock.now().truncatedTo(ChronoUnit.MILLIS),
                clock.reading(),
                0, // one press is the first answer and the last
                true,
                false,
                0,
                List.of());
    }
}
