package vn.hailong.terminal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.hailong.config.TerminalConfig;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Rating;
import vn.hailong.wire.Response;

/// Puts a rating into the words of the contract: where it was given, when, and to which question.
final class ResponseWriter {
    private final TerminalConfig config;
    private final HostClock clock;
    private final Supplier<Duration> uptime;

    /// @param uptime the clock by which a rating tells when it was pressed
    ResponseWriter(TerminalConfig config, HostClock clock, Supplier<Duration> uptime) {
        this.config = config;
        this.clock = clock;
        this.uptime = uptime;
    }

    Response response(Rating rating) {
        // The citizen answered when the kernel saw the button, not when we came to write it down.
        Duration since = uptime.get().minus(rating.pressedAt());
        Duration ago = since.isNegative() ? Duration.ZERO : since;
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
                clock.now().minus(ago).truncatedTo(ChronoUnit.MILLIS),
                clock.reading(ago),
                0, // one press is the first answer and the last
                true,
                false,
                0,
                List.of());
    }
}
