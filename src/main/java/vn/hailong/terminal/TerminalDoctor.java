package vn.hailong.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.Totals;
import vn.hailong.screen.StaffDesk;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Texts;
import vn.hailong.terminal.doctor.Diagnosis;
import vn.hailong.terminal.doctor.Doctor;
import vn.hailong.terminal.doctor.Finding;
import vn.hailong.terminal.doctor.Machine;

/// Sends for the doctor: from the command line, or from a running terminal.
public final class TerminalDoctor {
    /// A box that is there answers at once; one that is not says why at the first look.
    private static final int LOOK_SECONDS = 3;

    private static final String DISPLAY = "DISPLAY";

    private TerminalDoctor() {}

    /// What a technician reads on the command line.
    ///
    /// @param lines   one for each finding, in this language
    /// @param isSound whether everything that is configured works
    public record Report(List<String> lines, boolean isSound) {}

    /// @param language tag of a language with a text file, `vi` or `en`
    public static Report report(TerminalConfig config, String language) {
        Terminal.useCivilZone();
        HostClock clock = new HostClock(Clock.system(Terminal.CIVIL_ZONE));
        return report(
                Doctor.examine(config, new Seen(clock, false, 0, () -> look(config), TerminalDoctor::displayOfService)),
                language);
    }

    public static Report report(InvalidConfigException wrong, String language) {
        return report(Doctor.examine(wrong), language);
    }

    private static Report report(Diagnosis diagnosis, String language) {
        return new Report(diagnosis.lines(Texts.of("doctor", language)), diagnosis.isSound());
    }

    /// For the staff's screen of a terminal that runs.
    ///
    /// @param takeovers how often another client took this terminal's id
    static StaffDesk.Diagnosis examine(
            TerminalConfig config, HostClock clock, RatingButtons buttons, Totals totals, long takeovers) {
        Diagnosis diagnosis = Doctor.examine(
                config, new Seen(clock, true, takeovers, () -> Optional.of(buttons.state()), Optional::empty));
        Texts texts = config.languages().forStaff("doctor");
        List<StaffDesk.Line> lines = diagnosis.worstFirst().stream()
                .map(finding -> line(finding, texts))
                .toList();
        String counts = totals.pending() + "/" + totals.sealed() + "/" + totals.receipted();
        return new StaffDesk.Diagnosis(
                lines, diagnosis.code(config.terminal(), Software.version(), clock.now(), counts));
    }

    private static StaffDesk.Line line(Finding finding, Texts texts) {
        StaffDesk.State state = switch (finding.code().level()) {
            case OK -> StaffDesk.State.GOOD;
            case WARN -> StaffDesk.State.ATTENTION;
            case FAIL -> StaffDesk.State.BAD;
        };
        return new StaffDesk.Line(state, finding.topic(texts), finding.words(texts));
    }

    /// A technician's shell often has none, or `sudo` has taken it away.
    private static Optional<String> displayOfService() {
        return ServiceEnvironment.ofTerminal().get(DISPLAY);
    }

    /// Takes the box as a terminal would, and gives it back.
    private static Optional<BoxState> look(TerminalConfig config) {
        List<Integer> levels = config.questionnaire().openingScale().stream()
                .flatMap(scale -> scale.levels().stream())
                .map(Scale.Level::value)
                .toList();
        CountDownLatch known = new CountDownLatch(1);
        try (RatingButtons buttons = ButtonSources.open(config.buttons(), levels)) {
            buttons.listen(new RatingButtons.Listener() {
                @Override
                public void pressed(int level, Duration at) {
                    // Nobody records now.
                }

                @Override
                public void changed() {
                    known.countDown();
                }
            });
            // A fault that was known before is no change: then this waits for nothing, and not for long.
            var unused = known.await(LOOK_SECONDS, TimeUnit.SECONDS);
            return Optional.of(buttons.state());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private record Seen(
            HostClock clock,
            boolean isTerminal,
            long takeovers,
            Supplier<Optional<BoxState>> buttons,
            Supplier<Optional<String>> otherDisplay)
            implements Machine {
        @Override
        public OffsetDateTime now() {
            return clock.now();
        }

        @Override
        public boolean clockSynced() {
            return clock.isSynced();
        }

        @Override
        public Optional<BoxState> box() {
            return buttons.get();
        }

        @Override
        public Optional<String> display() {
            return Optional.ofNullable(System.getenv(DISPLAY))
                    .filter(name -> !name.isBlank())
                    .or(otherDisplay);
        }
    }
}
