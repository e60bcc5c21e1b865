package vn.hailong.agency.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.index.Summary;
import vn.hailong.config.AgencyConfig;

/// Turns figures into what the page prints.
final class DashboardBuilder {
    /// The single rating of a button box.
    static final String OVERALL = "btn.overall";

    private static final int CHART_HEIGHT = 100;
    private static final int BAR = 40;

    private final AgencyConfig config;
    private final Clock clock;
    private final Query query;
    private final Wording wording;
    private final Names names;

    DashboardBuilder(AgencyConfig config, Clock clock, Query query) {
        this.config = config;
        this.clock = clock;
        this.query = query;
        this.wording = Wording.in(query.language());
        this.names = new Names(config, wording);
    }

    /// @param alarms of the accounts
    Dashboard build(Disclosure disclosure, List<TerminalReport> reports, long alarms) {
        Summary summary = disclosure.summary();
        LocalDate today = Wording.today(clock);
        String unit = query.unit().id();
        long sum = disclosure.minutes().stream()
                .mapToLong(Summary.Minute::responses)
                .sum();
        IntFunction<String> overall = level ->
                summary.scale().map(scale -> names.level(scale, level)).orElseGet(() -> Integer.toString(level));
        return new Dashboard(
                wording,
                config.name().in(query.language()),
                names.unit(unit),
                period(),
                !query.from().isAfter(today) && !query.to().isBefore(today),
                wording.time(summary.computedAt()) + " "
                        + wording.date(summary.computedAt()
                                .atZoneSameInstant(Wording.ZONE)
                                .toLocalDate()),
                count(disclosure.responses()),
                FigureView.of(Optional.of(summary.overall()), wording, overall),
                summary.scale().filter(scale -> scale.levels().size() != 5).isEmpty(),
                disclosure.counters().stream()
                        .map(counter -> new Dashboard.Row(
                                names.counter(
                                        counter.place().unit(), counter.place().counter()),
                                count(counter.responses()),
                                FigureView.of(counter.overall(), wording, overall)))
                        .toList(),
                summary.items().stream().map(this::item).toList(),
                minutes(disclosure.minutes()),
                wording.number(sum),
                terminals(reports),
                alarms == 0 ? "" : wording.text("accounts.alarms", wording.number(alarms)),
                disclosure.anyWithheld(),
                "<" + config.smallCell(),
                form(today),
                address(query.unit(), query.from(), query.to(), query.language()),
                address(query.unit(), query.from(), query.to(), query.language().equals("vi") ? "en" : "vi"));
    }

    private Dashboard.Row item(Summary.ItemSummary item) {
        FigureView figure =
                FigureView.of(Optional.of(item.figure()), wording, level -> names.level(item.scale(), level));
        return new Dashboard.Row(names.item(item.item(), item.scale()), figure.valid(), figure);
    }

    private String count(Disclosure.Count count) {
        return switch (count) {
            case Disclosure.Count.Exact(long value) -> wording.number(value);
            case Disclosure.Count.Below(int threshold) -> "<" + threshold;
            case Disclosure.Count.Withheld() -> wording.text("withheld");
        };
    }

    private String period() {
        return query.from().equals(query.to())
                ? wording.date(query.from())
                : wording.date(query.from()) + " – " + wording.date(query.to());
    }

    /// The tallest bar fills the chart, but a single response stays small: the scale never goes below ten.
    private List<Dashboard.Minute> minutes(List<Summary.Minute> minutes) {
        long most = minutes.stream().mapToLong(Summary.Minute::responses).max().orElse(0);
        List<Dashboard.Minute> bars = new ArrayList<>();
        for (int i = 0; i < minutes.size(); i++) {
            Summary.Minute minute = minutes.get(i);
            int height = (int) (minute.responses() * CHART_HEIGHT / Math.max(most, 10));
            bars.add(new Dashboard.Minute(
                    wording.minute(minute.start()),
                    wording.number(minute.responses()),
                    i * BAR,
                    CHART_HEIGHT - height,
                    height,
                    (minutes.size() - 1 - i) % 7 == 0));
        }
        return bars;
    }

    private List<TerminalView> terminals(List<TerminalReport> reports) {
        Set<String> units = config.subtree(query.unit().id()).stream()
                .map(AgencyConfig.Unit::id)
                .collect(Collectors.toSet());
        return reports.stream()
                // A terminal that the configuration does not know has no unit: every view shows it, until somebody
                // acts.
                .filter(report -> report.unit().isEmpty() || units.contains(report.unit()))
                .map(report -> Fleet.view(report, wording, names, clock))
                .toList();
    }

    private Dashboard.Form form(LocalDate today) {
        List<Dashboard.Choice> units = config.units().stream()
                .map(unit -> new Dashboard.Choice(
                        unit.id(),
                        names.unit(unit.id()),
                        unit.id().equals(query.unit().id())))
                .toList();
        List<Dashboard.Choice> periods = List.of(
                preset("period.today", today, today),
                preset("period.7days", today.minusDays(6), today),
                preset("period.30days", today.minusDays(29), today));
        return new Dashboard.Form(units, query.from().toString(), query.to().toString(), periods);
    }

    private Dashboard.Choice preset(String text, LocalDate from, LocalDate to) {
        return new Dashboard.Choice(
                address(query.unit(), from, to, query.language()),
                wording.text(text),
                from.equals(query.from()) && to.equals(query.to()));
    }

    private static String address(AgencyConfig.Unit unit, LocalDate from, LocalDate to, String language) {
        return "?unit=" + URLEncoder.encode(unit.id(), StandardCharsets.UTF_8) + "&from=" + from + "&to=" + to
                + "&lang=" + language;
    }
}
