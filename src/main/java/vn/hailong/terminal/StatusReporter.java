package vn.hailong.terminal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.Totals;
import vn.hailong.survey.Item;
import vn.hailong.survey.Scale;
import vn.hailong.sync.Courier;
import vn.hailong.wire.Status;

/// Puts together what the agency should know of this terminal.
final class StatusReporter {
    private static final int MOST_CHARACTERS = 1_000;

    private final TerminalConfig config;
    private final Outbox outbox;
    private final RatingButtons buttons;
    private final HostClock clock;
    private final HostHealth health;
    private final Supplier<Courier> courier;
    private volatile Optional<String> configError = Optional.empty();

    StatusReporter(
            TerminalConfig config,
            Outbox outbox,
            RatingButtons buttons,
            HostClock clock,
            HostHealth health,
            Supplier<Courier> courier) {
        this.config = config;
        this.outbox = outbox;
        this.buttons = buttons;
        this.clock = clock;
        this.health = health;
        this.courier = courier;
    }

    /// As much of a text as the contract lets through: other programs' names and errors may be part of it.
    private static String storable(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
        return clean.codePointCount(0, clean.length()) <= MOST_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
    }

    void configError(String problem) {
        configError = Optional.of(problem);
    }

    Status status(Status.State state) {
        Totals totals = outbox.totals();
        BoxState box = buttons.state();
        Map<Integer, Status.ButtonState> states = new TreeMap<>();
        box.buttons()
                .forEach((level, button) -> states.put(
                        level,
                        switch (button) {
                            case OK -> Status.ButtonState.OK;
                            case STUCK -> Status.ButtonState.STUCK;
                            case MISSING -> Status.ButtonState.MISSING;
                        }));
        Map<Integer, Long> presses = new TreeMap<>();
        if (config.questionnaire().items().getFirst().form() instanceof Item.Form.Rating rating) {
            for (Scale.Level level : rating.scale().levels()) {
                presses.put(level.value(), totals.pressesByLevel().getOrDefault(level.value(), 0L));
            }
        }
        HostClock.Moment moment = clock.moment(Duration.ZERO);
        Courier line = courier.get();
        return new Status(
                state,
                outbox.installation(),
                Software.version(),
                0,
                configError,
                new Status.OutboxTotals(
                        totals.pending(),
                        totals.oldestPending()
                                .map(at -> at.atZone(clock.now().getOffset()).toOffsetDateTime()),
                        totals.sealed(),
                        totals.receipted(),
                        totals.refused(),
                        totals.bytes(),
                        totals.replacesDamaged() ? Optional.of(totals.salvaged()) : Optional.empty()),
                presses,
                totals.suppressed(),
                states,
                box.fault().map(StatusReporter::storable),
                new Status.Clock(moment.reading(), moment.at(), clock.lastSync()),
                health.read(clock.uptime()),
                new Status.Link(line.takeovers(), line.heldBack()),
                line.refusedMessages());
    }
}
