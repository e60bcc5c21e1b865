package vn.hailong.config;

import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Stage;

/// What `terminal.yaml` and its questionnaire say, valid as a whole.
///
/// @param seal             the two or three letters in the round seal beside the agency's name
/// @param languages        what a citizen may choose from; every citizen is spoken to in the usual one at first
/// @param openingHours     outside them the screen is dark and an answer is marked; empty: always open
/// @param staffPin         opens the staff's screen; empty: there is none
/// @param tablets          the tablets that the terminal serves; empty: none
/// @param reserveMiB       free space that the data folder keeps; below it no rating is taken, so that nothing
///                         breaks
public record TerminalConfig(
        String agency,
        String terminal,
        String unit,
        String counter,
        Optional<Stage> stage,
        Optional<String> field,
        LocalizedText agencyName,
        LocalizedText counterName,
        String seal,
        Languages languages,
        Questionnaire questionnaire,
        BrokerConfig broker,
        Buttons buttons,
        Screen screen,
        Path dataFolder,
        Pace pace,
        Voice voice,
        Optional<OpeningHours> openingHours,
        Optional<StaffPin> staffPin,
        Optional<Tablets> tablets,
        Sync sync,
        int reserveMiB) {

    /// @param interval shortest time between two responses
    /// @param thanks   how long the thanks stay on the screen
    /// @param idle     how long nothing may happen before a response that was begun ends by itself
    public record Pace(Duration interval, Duration thanks, Duration idle) {}

    /// @param speech whether questions are read aloud, for whoever can't see the screen
    /// @param sound  whether a short sound says that an answer was recorded
    public record Voice(boolean speech, boolean sound) {}

    /// @param backlogPerSecond how many responses a second of what an outage left behind are sent; new ones go at once
    public record Sync(int backlogPerSecond) {
        /// Of 500 terminals together what one receiver takes; a month of a busy counter is sent in some minutes.
        public static final Sync USUAL = new Sync(20);
    }

    /// The tablets beside the counter.
    ///
    /// @param address       of the interface on which they reach the terminal
    /// @param questionnaire what they ask; may be another one than the screen's
    /// @param most          how many may be paired at once
    /// @param installed     the certificate by which they know it; empty: the terminal makes its own
    public record Tablets(
            String address,
            int port,
            Questionnaire questionnaire,
            int most,
            Optional<KeyStore.PrivateKeyEntry> installed) {}

    /// Where presses come from, besides the screen.
    public sealed interface Buttons {
        /// The keys 1 to 5, in the window or line by line on the standard input.
        record Keyboard() implements Buttons {}

        /// A box on the lines of a GPIO chip.
        ///
        /// @param chips      labels of the chip, the first that is there is taken
        /// @param lines      level → line of its button; one for each level of the questionnaire's scale
        /// @param lamps      level → line of its lamp
        /// @param buzzer     line of the buzzer
        /// @param debounce   for how long a level must stay before it counts
        /// @param stuckAfter for how long a button may be down before it is stuck
        record Gpio(
                List<String> chips,
                Map<Integer, Integer> lines,
                Map<Integer, Integer> lamps,
                Optional<Integer> buzzer,
                Bias bias,
                Active active,
                Duration debounce,
                Duration stuckAfter)
                implements Buttons {
            public enum Bias {
                PULL_UP,
                PULL_DOWN,
                /// The box has resistors of its own.
                NONE
            }

            /// The level of a line whose button is down.
            public enum Active {
                LOW,
                HIGH
            }
        }

        /// A window that looks and behaves like a box, for a machine that has none.
        record TestBox() implements Buttons {}

        record None() implements Buttons {}
    }

    /// @param width            of the window in pixels; a full screen takes what there is
    /// @param diagonalInches   of the panel, so that a target can be told in millimetres
    public record Screen(Mode mode, int width, int height, double diagonalInches) {
        public enum Mode {
            FULL_SCREEN,
            WINDOW,
            NONE
        }
    }

    /// The same terminal elsewhere: for a demonstration or a test that brings its own broker, data folder and
    /// screen.
    public TerminalConfig at(BrokerConfig otherBroker, Path otherDataFolder, Screen otherScreen) {
        return new TerminalConfig(
                agency,
                terminal,
                unit,
                counter,
                stage,
                field,
                agencyName,
                counterName,
                seal,
                languages,
                questionnaire,
                otherBroker,
                buttons,
                otherScreen,
                otherDataFolder,
                pace,
                voice,
                openingHours,
                staffPin,
                tablets,
                sync,
                reserveMiB);
    }

    /// The same terminal with other buttons.
    public TerminalConfig with(Buttons otherButtons) {
        return new TerminalConfig(
                agency,
                terminal,
                unit,
                counter,
                stage,
                field,
                agencyName,
                counterName,
                seal,
                languages,
                questionnaire,
                broker,
                otherButtons,
                screen,
                dataFolder,
                pace,
                voice,
                openingHours,
                staffPin,
                tablets,
                sync,
                reserveMiB);
    }
}
