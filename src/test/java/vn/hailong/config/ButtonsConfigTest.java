package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How a technician says what a box of buttons is wired to, and what is said to one who was mistaken.
class ButtonsConfigTest {
    private static final String LINES =
            "a line for each level, such as {5: 17, 4: 27, 3: 22, 2: 23, 1: 24} (BCM numbers on a Raspberry Pi)";

    static Stream<BrokenCase> mistakes() {
        return Stream.of(
                box("{source: gpio}", "buttons.lines: found nothing, expected " + LINES),
                box("{source: gpio, lines: [17, 27, 22, 23, 24]}", "buttons.lines: found a list, expected " + LINES),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23}}",
                        "buttons.lines.1: found nothing, expected a whole number from 0 to 511"),
                box(
                        "{source: gpio, lines: {6: 4, 5: 17, 4: 27, 3: 22, 2: 23, 1: 24}}",
                        "buttons.lines.6: found an unknown key, expected one of 5, 4, 3, 2, 1"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, lamps: {6: 16}}",
                        "buttons.lamps.6: found an unknown key, expected one of 5, 4, 3, 2, 1"),
                box(
                        "{source: gpio, lines: {4: 600, 3: 27, 2: 22, 1: 22}, lamps: {x: 9, 1: 27}}",
                        "buttons.lines.5: found nothing, expected a whole number from 0 to 511",
                        "buttons.lines.4: found \"600\", expected a whole number from 0 to 511",
                        "buttons.lamps.x: found an unknown key, expected one of 5, 4, 3, 2, 1",
                        "buttons.lines: found GPIO line 22 for button 2 and button 1, expected a line of its own for "
                                + "each",
                        "buttons.lamps: found GPIO line 27 for button 3 and lamp 1, expected a line of its own for "
                                + "each"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, active: high, bias: pull-up}",
                        "buttons.bias: found pull-up where buttons are active high, expected pull-down, or none for a "
                                + "box with resistors: otherwise every button is down for ever"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, chips: [/dev/gpiochip0]}",
                        "buttons.chips[0]: found \"/dev/gpiochip0\", expected a label of 1–31 characters without "
                                + "spaces and slashes"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 17}}",
                        "buttons.lines: found GPIO line 17 for button 5 and button 1, expected a line of its own for each"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, lamps: {5: 24}, buzzer: 17}",
                        "buttons.lamps: found GPIO line 24 for button 1 and lamp 5, expected a line of its own for each",
                        "buttons.buzzer: found GPIO line 17 for button 5 and the buzzer, expected a line of its own for "
                                + "each"),
                box(
                        "{source: gpio, lines: {5: GPIO17, 4: 27, 3: 22, 2: 23, 1: 24}}",
                        "buttons.lines.5: found \"GPIO17\", expected a whole number from 0 to 511"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24, 0: 5}}",
                        "buttons.lines.0: found an unknown key, expected one of 5, 4, 3, 2, 1"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, debounce: 20}",
                        "buttons.debounce: found \"20\", expected a time from 0 ms to 500 ms with its unit (ms, s or "
                                + "min), such as 20 ms"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, bias: up}",
                        "buttons.bias: found \"up\", expected one of pull-up, pull-down, none"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, chips: []}",
                        "buttons.chips: found an empty list, expected a list of the labels of GPIO chips, such as "
                                + "[pinctrl-rp1], at least one"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, debounce: 0.9 ms}",
                        "buttons.debounce: found \"0.9 ms\", expected a time from 0 ms to 500 ms with its unit (ms, s "
                                + "or min), such as 20 ms"),
                box(
                        "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, "
                                + "chips: [a, b, c, d, e, f, g, h, i]}",
                        "buttons.chips: found 9 labels, expected at most 8 labels"),
                box(
                        "{source: keyboard, debounce: 20 ms}",
                        "buttons.debounce: found an unknown key, expected one of source"),
                box("{source: test-box, levels: 5}", "buttons.levels: found an unknown key, expected one of source"),
                box(
                        "{source: testbox}",
                        "buttons.source: found \"testbox\", expected one of gpio, keyboard, test-box, none"));
    }

    private static BrokenCase box(String buttons, String... problems) {
        return new BrokenCase(
                buttons,
                "{source: keyboard}",
                buttons,
                Stream.of(problems)
                        .map(problem -> "terminal.yaml:13: " + problem)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsReportedInTheseWords(BrokenCase broken, @TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.replace("terminal.yaml", ConfigFolder.TERMINAL, broken.old(), broken.replacement());
        assertEquals(broken.expected(), config.terminalProblems());
    }

    @Test
    void aBoxNeedsItsLinesAndNothingElse(@TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.replace(
                "terminal.yaml",
                ConfigFolder.TERMINAL,
                "{source: keyboard}",
                "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}}");
        assertEquals(
                new TerminalConfig.Buttons.Gpio(
                        List.of("pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1"),
                        Map.of(5, 17, 4, 27, 3, 22, 2, 23, 1, 24),
                        Map.of(),
                        Optional.empty(),
                        TerminalConfig.Buttons.Gpio.Bias.PULL_UP,
                        TerminalConfig.Buttons.Gpio.Active.LOW,
                        Duration.ofMillis(20),
                        Duration.ofSeconds(10)),
                TerminalConfigReader.read(folder).buttons());
    }

    @Test
    void aTestBoxNeedsNothingElse(@TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.replace("terminal.yaml", ConfigFolder.TERMINAL, "{source: keyboard}", "{source: test-box}");
        assertEquals(
                new TerminalConfig.Buttons.TestBox(),
                TerminalConfigReader.read(folder).buttons());
    }

    @Test
    void aButtonToPlusIsPulledDown(@TempDir Path folder) throws Exception {
        ConfigFolder config = new ConfigFolder(folder);
        config.replace(
                "terminal.yaml",
                ConfigFolder.TERMINAL,
                "{source: keyboard}",
                "{source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}, active: high}");
        if (!(TerminalConfigReader.read(folder).buttons() instanceof TerminalConfig.Buttons.Gpio box)) {
            throw new AssertionError("no box of buttons");
        }
        assertEquals(TerminalConfig.Buttons.Gpio.Bias.PULL_DOWN, box.bias());
    }

    @ParameterizedTest
    @CsvSource({"bn-q01, 5", "bn-q02, 4", "bn-q04, 3"})
    void theWardHasBoxesOfFiveFourAndThreeButtons(String terminal, int buttons) throws Exception {
        TerminalConfig config = TerminalConfigReader.read(Path.of("device-config/example-ward/terminals", terminal));
        if (!(config.buttons() instanceof TerminalConfig.Buttons.Gpio box)) {
            throw new AssertionError("no box of buttons: " + config.buttons());
        }
        assertEquals(buttons, box.lines().size());
    }
}
