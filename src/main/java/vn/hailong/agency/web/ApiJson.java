package vn.hailong.agency.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;
import vn.hailong.config.AgencyConfig;
import vn.hailong.survey.Scale;
import vn.hailong.wire.Status;

/// The JSON of the interface, as maps in the order of their fields. Percentages are numbers with two decimals; what
/// is suppressed is null.
final class ApiJson {
    private ApiJson() {}

    static Map<String, @Nullable Object> summary(Disclosure disclosure, AgencyConfig config) {
        Summary summary = disclosure.summary();
        Wording wording = Wording.in("vi");
        Names names = new Names(config, wording);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("unit", summary.unit());
        json.put("from", summary.from().toString());
        json.put("to", summary.to().toString());
        json.put("computedAt", summary.computedAt().toString());
        json.put("responses", count(disclosure.responses()));
        json.put("overall", figure(Optional.of(summary.overall())));
        json.put(
                "counters",
                disclosure.counters().stream()
                        .map(counter -> counter(
                                counter,
                                names.counter(
                                        counter.place().unit(), counter.place().counter())))
                        .toList());
        json.put(
                "items",
                summary.items().stream()
                        .map(item -> item(item, names.item(item.item(), item.scale())))
                        .toList());
        json.put(
                "lastMinutes",
                disclosure.minutes().stream().map(ApiJson::minute).toList());
        json.put("scales", scales(summary, names));
        json.put("method", method(wording, summary.scale(), config.smallCell()));
        return json;
    }

    static List<Map<String, @Nullable Object>> terminals(List<TerminalReport> reports, Clock clock) {
        return reports.stream().map(report -> terminal(report, clock)).toList();
    }

    static Map<String, @Nullable Object> problem(WebProblem problem) {
        Wording english = Wording.in("en");
        String code = code(problem.code());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "urn:hailong:problem:" + code);
        json.put("title", english.text("problem." + code));
        json.put("status", problem.code().status());
        json.put(
                "detail",
                english.text("problem.detail", problem.parameter(), problem.found(), expected(problem, english)));
        json.put("parameter", problem.parameter());
        json.put("found", problem.found());
        json.put("expected", expected(problem, english));
        if (!problem.known().isEmpty()) {
            json.put("known", problem.known());
        }
        return json;
    }

    static Map<String, @Nullable Object> problem(int status, String title, String detail) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "about:blank");
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        return json;
    }

    static String code(WebProblem.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String expected(WebProblem problem, Wording wording) {
        return wording.text("expected." + code(problem.code()), String.join(", ", problem.known()));
    }

    private static @Nullable Long count(Disclosure.Count count) {
        return switch (count) {
            case Disclosure.Count.Exact(long value) -> value;
            case Disclosure.Count.Below(int _) -> null;
            case Disclosure.Count.Withheld() -> null;
        };
    }

    private static Map<String, @Nullable Object> figure(Optional<Figure> figure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (figure.isEmpty()) {
            json.put("state", "withheld");
            return json;
        }
        switch (figure.get()) {
            case Figure.None() -> {
                json.put("state", "none");
                json.put("valid", 0);
            }
            case Figure.TooFew(int threshold) -> {
                json.put("state", "too-few");
                json.put("threshold", threshold);
            }
            case Figure.Shown shown -> {
                Map<String, @Nullable Object> levels = new LinkedHashMap<>();
                shown.levels().forEach((level, responses) -> levels.put(level.toString(), responses));
                Map<String, @Nullable Object> interval = new LinkedHashMap<>();
                interval.put("lower", shown.lowerPercent());
                interval.put("upper", shown.upperPercent());
                interval.put("confidence", 95);
                interval.put("method", "wilson");
                json.put("state", "shown");
                json.put("valid", shown.valid());
                json.put("levels", levels);
                json.put("satisfied", shown.satisfied());
                json.put("ratePercent", shown.ratePercent());
                json.put("interval", interval);
            }
        }
        return json;
    }

    private static Map<String, @Nullable Object> counter(Disclosure.Counter counter, String name) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("unit", counter.place().unit());
        json.put("counter", counter.place().counter());
        json.put("name", name);
        json.put("responses", count(counter.responses()));
        json.put("overall", figure(counter.overall()));
        return json;
    }

    private static Map<String, @Nullable Object> item(Summary.ItemSummary item, String name) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("item", item.item());
        json.put("scale", item.scale().id());
        json.put("name", name);
        json.put("figure", figure(Optional.of(item.figure())));
        return json;
    }

    private static Map<String, @Nullable Object> minute(Summary.Minute minute) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("start", minute.start().toString());
        json.put("responses", minute.responses());
        return json;
    }

    /// What the levels of each scale above mean, best first.
    private static Map<String, Map<String, String>> scales(Summary summary, Names names) {
        Map<String, Map<String, String>> json = new LinkedHashMap<>();
        Stream.concat(summary.scale().stream(), summary.items().stream().map(Summary.ItemSummary::scale))
                .forEach(scale -> json.computeIfAbsent(scale.id(), _ -> labels(scale, names)));
        return json;
    }

    private static Map<String, String> labels(Scale scale, Names names) {
        Map<String, String> json = new LinkedHashMap<>();
        scale.levels().forEach(level -> json.put(Integer.toString(level.value()), names.level(scale, level.value())));
        return json;
    }

    private static Map<String, @Nullable Object> method(Wording wording, Optional<Scale> scale, int smallCell) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", wording.text("overall.title"));
        json.put("item", DashboardBuilder.OVERALL);
        json.put("scale", scale.map(Scale::id).orElse(null));
        json.put("rate", wording.text("method.rate"));
        json.put("interval", wording.text("method.interval"));
        json.put("suppression", wording.text("method.suppression", Integer.toString(smallCell)));
        json.put("scope", wording.text("overall.scope"));
        json.put("note", wording.text("overall.note"));
        return json;
    }

    private static Map<String, @Nullable Object> terminal(TerminalReport report, Clock clock) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("terminal", report.terminal());
        json.put("unit", report.unit());
        json.put("counter", report.counter());
        json.put("state", Fleet.state(report, clock).name().toLowerCase(Locale.ROOT));
        json.put("heardAt", report.heardAt().map(Object::toString).orElse(null));
        json.put("software", report.status().map(status -> status.software()).orElse(null));
        json.put(
                "configRevision",
                report.status().map(status -> status.configRevision()).orElse(null));
        json.put(
                "configError",
                report.status().flatMap(status -> status.configError()).orElse(null));
        json.put(
                "pending",
                report.status().map(status -> status.outbox().pending()).orElse(null));
        json.put(
                "sealed",
                report.status().map(status -> status.outbox().sealedTotal()).orElse(null));
        // Presses that no disk took: the terminal's own count, beside what it did store.
        json.put(
                "refusedRatings",
                report.status().map(status -> status.outbox().refusedTotal()).orElse(null));
        json.put("held", report.held());
        json.put("quarantined", report.quarantined());
        json.put("difference", Fleet.difference(report).orElse(null));
        json.put("refused", report.refused());
        json.put(
                "refusedByTerminal",
                report.status().map(status -> status.refusedMessages()).orElse(null));
        json.put(
                "takeovers",
                report.status().map(status -> status.link().takeovers()).orElse(null));
        json.put(
                "heldBack",
                report.status().map(status -> status.link().heldBack()).orElse(null));
        json.put(
                "clockSynced",
                report.status().map(status -> status.clock().reading().synced()).orElse(null));
        json.put(
                "buttons",
                report.status().map(status -> buttons(status.buttons())).orElse(null));
        json.put(
                "buttonFault",
                report.status().flatMap(status -> status.buttonFault()).orElse(null));
        return json;
    }

    /// Empty for a terminal without a box.
    private static Map<String, String> buttons(Map<Integer, Status.ButtonState> buttons) {
        Map<String, String> json = new LinkedHashMap<>();
        buttons.forEach(
                (level, state) -> json.put(Integer.toString(level), state.name().toLowerCase(Locale.ROOT)));
        return json;
    }
}
