package vn.hailong.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.hailong.survey.Scale;

/// Reads where presses come from, and how a box of buttons is wired.
final class ButtonsReader {
    /// The labels of the chip with the forty pins of a Raspberry Pi: 3, 4 and 5.
    private static final List<String> PI_CHIPS = List.of("pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1");

    /// More than any chip of such a machine has; whether this one has it, the terminal finds out.
    private static final Shape<Integer> LINE = Shapes.integer(0, 511);

    private static final String LINES =
            "a line for each level, such as {5: 17, 4: 27, 3: 22, 2: 23, 1: 24} (BCM numbers on a Raspberry Pi)";

    static final Shape<TerminalConfig.Buttons> BUTTONS = Shape.mapping(
            "{source: gpio, lines: …}, {source: keyboard}, {source: test-box} or {source: none}",
            ButtonsReader::buttons);

    private enum Source {
        GPIO,
        KEYBOARD,
        TEST_BOX,
        NONE
    }

    private ButtonsReader() {}

    /// The same buttons, if they have a line for each level of the scale and no other.
    static Optional<TerminalConfig.Buttons> matching(Value value, TerminalConfig.Buttons buttons, Scale scale) {
        if (!(buttons instanceof TerminalConfig.Buttons.Gpio gpio)) {
            return Optional.of(buttons);
        }
        List<Integer> levels = scale.levels().stream().map(Scale.Level::value).toList();
        boolean right =
                gpio.lines().size() == levels.size() && gpio.lines().keySet().containsAll(levels);
        return right
                ? Optional.of(buttons)
                : value.refuse(
                        "lines for the levels " + spell(new TreeMap<>(gpio.lines()).descendingKeySet()),
                        "a line for each level of " + scale.id() + ", which the questionnaire asks with: "
                                + spell(levels));
    }

    private static Optional<TerminalConfig.Buttons> buttons(Fields fields) {
        Optional<Source> source = fields.required("source", Shapes.word(Source.values()));
        if (source.isEmpty()) {
            return Optional.empty(); // which other keys may stand here depends on it
        }
        return switch (source.get()) {
            case GPIO -> gpio(fields);
            case KEYBOARD -> fields.complete(TerminalConfig.Buttons.Keyboard::new);
            case TEST_BOX -> fields.complete(TerminalConfig.Buttons.TestBox::new);
            case NONE -> fields.complete(TerminalConfig.Buttons.None::new);
        };
    }

    private static Optional<TerminalConfig.Buttons> gpio(Fields fields) {
        Optional<Map<Integer, Integer>> lines =
                fields.required("lines", Shape.mapping(LINES, ButtonsReader::linesByLevel));
        Optional<Map<Integer, Integer>> lamps =
                fields.optional("lamps", Shape.mapping(LINES, ButtonsReader::linesByLevel));
        Optional<Integer> buzzer = fields.optional("buzzer", LINE);
        List<String> chips = fields.optional(
                "chips",
                Shape.list(
                        "a list of the labels of GPIO chips, such as [pinctrl-rp1]",
                        Shapes.matching("[\\x21-\\x7E]{1,31}", "a label of 1–31 characters without spaces")),
                PI_CHIPS);
        TerminalConfig.Buttons.Gpio.Bias bias = fields.optional(
                "bias",
                Shapes.word(TerminalConfig.Buttons.Gpio.Bias.values()),
                TerminalConfig.Buttons.Gpio.Bias.PULL_UP);
        TerminalConfig.Buttons.Gpio.Active active = fields.optional(
                "active",
                Shapes.word(TerminalConfig.Buttons.Gpio.Active.values()),
                TerminalConfig.Buttons.Gpio.Active.LOW);
        Duration debounce = fields.optional("debounce", Shapes.duration("0 ms", "1 s"), Duration.ofMillis(20));
        Duration stuckAfter = fields.optional("stuckAfter", Shapes.duration("1 s", "10 min"), Duration.ofSeconds(10));
        lines.ifPresent(wired -> checkDistinct(fields, wired, lamps.orElse(Map.of()), buzzer));
        return fields.complete(() -> new TerminalConfig.Buttons.Gpio(
                chips, lines.orElseThrow(), lamps.orElse(Map.of()), buzzer, bias, active, debounce, stuckAfter));
    }

    private static Optional<Map<Integer, Integer>> linesByLevel(Fields fields) {
        Map<Integer, Integer> lines = new TreeMap<>();
        for (int level = 9; level >= 1; level--) {
            int key = level;
            fields.optional(Integer.toString(level), LINE).ifPresent(line -> lines.put(key, line));
        }
        return fields.complete(() -> lines);
    }

    /// Two buttons on one line would be one button.
    private static void checkDistinct(
            Fields fields, Map<Integer, Integer> lines, Map<Integer, Integer> lamps, Optional<Integer> buzzer) {
        Map<Integer, String> owners = new HashMap<>();
        new TreeMap<>(lines)
                .descendingMap()
                .forEach((level, line) -> claim(fields, owners, "lines", line, "button " + level));
        new TreeMap<>(lamps)
                .descendingMap()
                .forEach((level, line) -> claim(fields, owners, "lamps", line, "lamp " + level));
        buzzer.ifPresent(line -> claim(fields, owners, "buzzer", line, "the buzzer"));
    }

    private static void claim(Fields fields, Map<Integer, String> owners, String key, int line, String owner) {
        String other = owners.putIfAbsent(line, owner);
        if (other != null) {
            fields.refuse(key, "line " + line + " for " + other + " and " + owner, "a line of its own for each");
        }
    }

    private static String spell(Iterable<Integer> levels) {
        List<String> words = new ArrayList<>();
        levels.forEach(level -> words.add(level.toString()));
        return String.join(", ", words);
    }
}
