package vn.hailong.terminal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import vn.hailong.config.TerminalConfig;
import vn.hailong.survey.Draft;
import vn.hailong.survey.Questionnaire;
import vn.hailong.wire.Response;

/// Puts a draft into the words of the contract: where it was given, when, and to which questions.
final class ResponseWriter {
    private final TerminalConfig config;
    private final Questionnaire questionnaire;
    private final HostClock clock;
    private final Supplier<Duration> uptime;

    /// @param questionnaire what the citizens of this door are asked
    /// @param uptime        the clock by which a draft tells when it was begun
    ResponseWriter(TerminalConfig config, Questionnaire questionnaire, HostClock clock, Supplier<Duration> uptime) {
        this.config = config;
        this.questionnaire = questionnaire;
        this.clock = clock;
        this.uptime = uptime;
    }

    Response response(Draft draft) {
        // The citizen answered when the kernel saw the button, not when we came to write it down.
        Duration since = uptime.get().minus(draft.begunAt());
        Duration ago = since.isNegative() ? Duration.ZERO : since;
        return new Response(
                draft.id(),
                questionnaire.id(),
                questionnaire.version(),
                draft.language(),
                draft.channel(),
                config.unit(),
                config.counter(),
                config.stage(),
                config.field(),
                draft.answers(),
                clock.now().minus(ago).truncatedTo(ChronoUnit.MILLIS),
                clock.reading(ago),
                draft.answeredAt().minus(draft.begunAt()).toMillis(),
                draft.complete(),
                draft.assisted(),
                draft.suppressed(),
                List.of());
    }
}
