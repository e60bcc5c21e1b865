package vn.hailong.config;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import vn.hailong.survey.Scale;

/// Reads where presses come from, and how a box of buttons is wired.
final class ButtonsReader {
    /// The labels of the chip with the forty pins of a Raspberry Pi: 3, 4 and 5.
    private static final List<String> PI_CHIPS = List.of("pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1");

    /// More than any chip of such a machine has; whether this one has it, the terminal finds out.
    private static final Shape<Integer> LINE = Shapes.integer(0, 511);

    private static final String LINES =
            "a line for each level, such as {5: 17, 4: 27, 3: 22, 2: 23, 1: 24} (BCM numbers on a Raspberry Pi)";

    private static final int MOST_CHIPS = 8;

    private enum Source {
        GPIO,
        KEYBOARD,
        TEST_BOX,
        NONE
    }

    /// From the best to the worst.
    private final List<Integer> levels;

    /// Whether there must be a button for each of them.
    private final boolean complete;

    private ButtonsReader(Optional<Scale> scale) {
        levels = scale.map(
                        known -> known.levels().stream().map(Scale.Level::value).toList())
                .orElseGet(() -> IntStream.rangeClosed(1, 9)
                        .boxed()
                        .sorted(Collections.reverseOrder())
                        .toList());
        complete = scale.isPresent();
    }

    /// @param scale that is asked with; absent if its file has mistakes, and then any levels will do
    static Shape<TerminalConfig.Buttons> buttons(Optional<Scale> scale) {
        return Shape.mapping(
                "{source: gpio, lines: …}, {source: keyboard}, {source: test-box} or {source: none}",
                new ButtonsReader(scale)::read);
    }

    private Optional<TerminalConfig.Buttons> read(Fields fields) {
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

    private Optional<TerminalConfig.Buttons> gpio(Fields fields) {
        // What was read of a mapping with mistakes is kept, so that the other mistakes are found in it too.
        Map<Integer, Integer> lines = new TreeMap<>(Collections.reverseOrder());
        Map<Integer, Integer> lamps = new TreeMap<>(Collections.reverseOrder());
        var unused = fields.required("lines", Shape.mapping(LINES, each -> lines(each, lines, complete)));
        unused = fields.optional("lamps", Shape.mapping(LINES, each -> lines(each, lamps, false)));
        Optional<Integer> buzzer = fields.optional("buzzer", LINE);
        List<String> chips = fields.optional(
                "chips",
                Shape.list(
                                "a list of the labels of GPIO chips, such as [pinctrl-rp1]",
                                Shapes.matching(
                                        "[\\x21-\\x7E&&[^/]]{1,31}",
                                        "a label of 1–31 characters without spaces and slashes"))
                        .and((value, labels) -> labels.size() <= MOST_CHIPS
                                ? Optional.of(labels)
                                : value.refuse(labels.size() + " labels", "at most " + MOST_CHIPS + " labels")),
                PI_CHIPS);
        TerminalConfig.Buttons.Gpio.Active active = fields.optional(
                "active",
                Shapes.word(TerminalConfig.Buttons.Gpio.Active.values()),
                TerminalConfig.Buttons.Gpio.Active.LOW);
        boolean low = active == TerminalConfig.Buttons.Gpio.Active.LOW;
        TerminalConfig.Buttons.Gpio.Bias usual =
                low ? TerminalConfig.Buttons.Gpio.Bias.PULL_UP : TerminalConfig.Buttons.Gpio.Bias.PULL_DOWN;
        TerminalConfig.Buttons.Gpio.Bias bias =
                fields.optional("bias", Shapes.word(TerminalConfig.Buttons.Gpio.Bias.values()), usual);
        Duration debounce =
                fields.optional("debounce", Shapes.duration("0 ms", "500 ms", "20 ms"), Duration.ofMillis(20));
        Duration stuckAfter =
                fields.optional("stuckAfter", Shapes.duration("1 s", "10 min", "10 s"), Duration.ofSeconds(10));
        if (bias != usual && bias != TerminalConfig.Buttons.Gpio.Bias.NONE) {
            fields.refuse(
                    "bias",
                    low ? "pull-down where buttons are active low" : "pull-up where buttons are active high",
                    low
                            ? "pull-up, or none for a box with resistors: otherwise every button is down for ever"
                            : "pull-down, or none for a box with resistors: otherwise every button is down for ever");
        }
        checkDistinct(fields, lines, lamps, buzzer);
        return fields.complete(() -> new TerminalConfig.Buttons.Gpio(
                chips, Map.copyOf(lines), Map.copyOf(lamps), buzzer, bias, active, debounce, stuckAfter));
    }

    private Optional<Map<Integer, Integer>> lines(Fields fields, Map<Integer, Integer> read, boolean all) {
        for (int level : levels) {
            String key = Integer.toString(level);
            Optional<Integer> line = all ? fields.required(key, LINE) : fields.optional(key, LINE);
            line.ifPresent(number -> read.put(level, number));
        }
        return fields.complete(() -> read);
    }

    /// Two buttons on one line would be one button.
    private static void checkDistinct(
            Fields fields, Map<Integer, Integer> lines, Map<Integer, Integer> lamps, Optional<Integer> buzzer) {
        Map<Integer, String> owners = new HashMap<>();
        lines.forEach((level, line) -> claim(fields, owners, "lines", line, "button " + level));
        lamps.forEach((level, line) -> claim(fields, owners, "lamps", line, "lamp " + level));
        buzzer.ifPresent(line -> claim(fields, owners, "buzzer", line, "the buzzer"));
    }

    private static void claim(Fields fields, Map<Integer, String> owners, String key, int line, String owner) {
        String other = owners.putIfAbsent(line, owner);
        if (other != null) {
            fields.refuse(key, "GPIO line " + line + " for " + other + " and " + owner, "a line of its own for each");
        }
    }
}
