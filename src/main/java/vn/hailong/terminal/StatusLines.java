package vn.hailong.terminal;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hailong.config.TerminalConfig;
import vn.hailong.screen.StaffDesk.Line;
import vn.hailong.screen.StaffDesk.State;
import vn.hailong.survey.Texts;
import vn.hailong.wire.Status;

/// The status of this terminal as staff read it. Nothing of any answer is in it.
final class StatusLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy");
    private static final int SHORT_ID = 8;

    private final TerminalConfig config;
    private final Texts texts;

    StatusLines(TerminalConfig config) {
        this.config = config;
        this.texts = config.languages().forStaff("staff");
    }

    List<Line> lines(Status status, Link.Reading link, List<String> voiceLacks) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(State.PLAIN, "terminal", config.terminal(), config.unit(), config.counter()));
        lines.add(plain(
                State.PLAIN, "installation", status.installation().toString().substring(0, SHORT_ID)));
        lines.add(plain(State.PLAIN, "software", status.software()));
        lines.add(network(link));
        link.lastTakeover()
                .ifPresent(last -> lines.add(
                        line(State.BAD, "takeovers", config.terminal(), link.takeovers(), TIME.format(last))));
        if (status.link().heldBack() > 0) {
            lines.add(line(State.BAD, "heldback", status.link().heldBack()));
        }
        lines.add(line(
                State.PLAIN,
                "outbox",
                status.outbox().pending(),
                status.outbox().sealedTotal(),
                status.outbox().receiptedTotal()));
        lines.add(plain(
                link.lastReceipt().isPresent() ? State.GOOD : State.PLAIN,
                "receipt",
                link.lastReceipt().map(TIME::format).orElse(texts.get("status.receipt.none"))));
        if (status.outbox().refusedTotal() > 0) {
            lines.add(line(State.BAD, "refused", status.outbox().refusedTotal()));
        }
        status.outbox().salvaged().ifPresent(salvaged -> lines.add(line(State.BAD, "damaged", salvaged)));
        lines.add(clock(status.clock()));
        lines.add(buttons(status));
        lines.add(line(
                status.host().diskFreeMiB() < config.reserveMiB() ? State.BAD : State.GOOD,
                "disk",
                status.host().diskFreeMiB()));
        temperature(status.host()).ifPresent(lines::add);
        lines.add(uptime(Duration.ofSeconds(status.host().uptimeS())));
        lines.add(voice(voiceLacks));
        return List.copyOf(lines);
    }

    private Line network(Link.Reading link) {
        String broker = config.broker().address().getHost();
        return link.online()
                ? plain(
                        State.GOOD,
                        "network",
                        fill(
                                "network.online",
                                broker,
                                link.since().map(TIME::format).orElse("–")))
                : plain(State.ATTENTION, "network", fill("network.offline", broker, link.reason()));
    }

    private Line clock(Status.Clock clock) {
        String time = TIME.format(clock.wall());
        return clock.reading().synced()
                ? plain(State.GOOD, "clock", fill("clock.synced", time))
                : plain(State.ATTENTION, "clock", fill("clock.unsynced", time));
    }

    private Line buttons(Status status) {
        if (status.buttonFault().isPresent()) {
            return plain(State.BAD, "buttons", status.buttonFault().get());
        }
        if (status.buttons().isEmpty()) {
            return plain(State.PLAIN, "buttons", texts.get("status.buttons.none"));
        }
        String faulty = status.buttons().entrySet().stream()
                .filter(button -> button.getValue() != Status.ButtonState.OK)
                .map(this::faulty)
                .collect(Collectors.joining("; "));
        return faulty.isEmpty()
                ? plain(State.GOOD, "buttons", texts.get("status.buttons.ok"))
                : plain(State.BAD, "buttons", faulty);
    }

    private String faulty(Map.Entry<Integer, Status.ButtonState> button) {
        String state = button.getValue() == Status.ButtonState.STUCK ? "staff.test.stuck" : "staff.test.missing";
        return button.getKey() + ": " + texts.get(state);
    }

    private Optional<Line> temperature(Status.Host host) {
        boolean throttled = host.throttled().orElse(false);
        return host.temperatureC().map(celsius -> {
            String degrees = String.format(Locale.of(config.languages().usual()), "%.1f", celsius);
            return throttled
                    ? plain(State.ATTENTION, "temperature", fill("temperature.throttled", degrees))
                    : line(State.GOOD, "temperature", degrees);
        });
    }

    private Line uptime(Duration up) {
        return line(State.PLAIN, "uptime", up.toDays(), up.toHoursPart(), up.toMinutesPart());
    }

    private Line voice(List<String> lacks) {
        boolean on = config.voice().speech() || config.voice().sound();
        return lacks.isEmpty()
                ? plain(State.PLAIN, "voice", texts.get(on ? "status.voice.on" : "status.voice.off"))
                : plain(State.ATTENTION, "voice", fill("voice.lacks", String.join(", ", lacks)));
    }

    private Line line(State state, String key, Object... details) {
        return plain(state, key, fill(key + ".value", details));
    }

    private Line plain(State state, String key, String value) {
        return new Line(state, texts.get("status." + key), value);
    }

    private String fill(String key, Object... details) {
        String words = texts.get("status." + key);
        for (int place = 0; place < details.length; place++) {
            words = words.replace("{" + place + "}", String.valueOf(details[place]));
        }
        return words;
    }
}
