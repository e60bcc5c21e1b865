package vn.hailong.terminal;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import vn.hailong.config.TerminalConfig;
import vn.hailong.survey.Draft;
import vn.hailong.survey.Questionnaire;
import vn.hailong.wire.Response;

/// Puts a draft into the words of the contract: where it was given, when, and to which questions.
final class ResponseWriter {
    /// The first answer was given while the counter was closed.
    static final String OUT_OF_HOURS = "OUT_OF_HOURS";

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
        HostClock.Moment moment = clock.moment(ago);
        OffsetDateTime answeredAt = moment.at().truncatedTo(ChronoUnit.MILLIS);
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
                answeredAt,
                moment.reading(),
                draft.answeredAt().minus(draft.begunAt()).toMillis(),
                draft.complete(),
                draft.assisted(),
                draft.suppressed(),
                flags(answeredAt));
    }

    /// A clock that is wrong gives a wrong flag: whoever reads it looks at the clock's reading beside it.
    private List<String> flags(OffsetDateTime answeredAt) {
        boolean open = config.openingHours()
                .map(hours -> hours.isOpen(answeredAt.toLocalDateTime()))
                .orElse(true);
        return open ? List.of() : List.of(OUT_OF_HOURS);
    }
}
