package vn.hailong.agency.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hailong.config.AgencyConfig;

/// What a request asks for. A parameter that nobody knows is refused: a misspelt `form=` must not quietly give today.
record Query(AgencyConfig.Unit unit, LocalDate from, LocalDate to, String language) {
    static final Set<String> LANGUAGES = Set.of("vi", "en");
    private static final Set<String> OF_API = Set.of("unit", "from", "to");
    private static final Set<String> OF_PAGE = Set.of("unit", "from", "to", "lang");

    /// The database's dates end somewhere; nobody's period lies outside these years.
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    static Query ofApi(Map<String, List<String>> parameters, AgencyConfig config, LocalDate today) {
        return of(parameters, OF_API, config, today);
    }

    /// A form sends fields that were left empty, so on the page these count as absent.
    static Query ofPage(Map<String, List<String>> parameters, AgencyConfig config, LocalDate today) {
        return of(filled(parameters), OF_PAGE, config, today);
    }

    static Map<String, List<String>> filled(Map<String, List<String>> parameters) {
        Map<String, List<String>> filled = new LinkedHashMap<>(parameters);
        filled.values().removeIf(values -> values.equals(List.of("")));
        return filled;
    }

    /// The language of a page, never failing: an error page needs one too.
    static String language(Map<String, List<String>> parameters) {
        String language = value(parameters, "lang").orElse("vi");
        return LANGUAGES.contains(language) ? language : "vi";
    }

    private static Query of(
            Map<String, List<String>> parameters, Set<String> allowed, AgencyConfig config, LocalDate today) {
        requireKnown(parameters, allowed);
        Optional<LocalDate> from = date(parameters, "from");
        Optional<LocalDate> to = date(parameters, "to");
        LocalDate last = to.orElse(today);
        LocalDate first = from.or(() -> to).orElse(today);
        if (last.isBefore(first)) {
            throw new WebProblem(WebProblem.Code.BAD_PERIOD, "to", last.toString(), List.of(first.toString()));
        }
        return new Query(unit(parameters, config), first, last, pageLanguage(parameters));
    }

    /// Refuses what is not allowed, and what is given twice.
    static void requireKnown(Map<String, List<String>> parameters, Set<String> allowed) {
        parameters.forEach((name, values) -> {
            if (!allowed.contains(name)) {
                throw new WebProblem(
                        WebProblem.Code.UNKNOWN_PARAMETER,
                        name,
                        first(values),
                        allowed.stream().sorted().toList());
            }
            if (values.size() > 1) {
                throw new WebProblem(WebProblem.Code.REPEATED_PARAMETER, name, String.join(", ", values), List.of());
            }
        });
    }

    private static Optional<String> value(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(Query::first);
    }

    /// A value that can't be decoded (`%zz`) leaves its parameter without any: no value that anybody knows.
    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static AgencyConfig.Unit unit(Map<String, List<String>> parameters, AgencyConfig config) {
        Optional<String> id = value(parameters, "unit");
        if (id.isEmpty()) {
            return config.units().getFirst();
        }
        return config.units().stream()
                .filter(unit -> unit.id().equals(id.get()))
                .findFirst()
                .orElseThrow(() -> new WebProblem(
                        WebProblem.Code.UNKNOWN_UNIT,
                        "unit",
                        id.get(),
                        config.units().stream().map(AgencyConfig.Unit::id).toList()));
    }

    static Optional<LocalDate> date(Map<String, List<String>> parameters, String name) {
        return value(parameters, name).map(text -> {
            try {
                LocalDate date = LocalDate.parse(text);
                if (!date.isBefore(FIRST) && !date.isAfter(LAST)) {
                    return date;
                }
            } catch (DateTimeException _) {
                // Told below, in the same words as a date out of range.
            }
            throw new WebProblem(WebProblem.Code.BAD_DATE, name, text, List.of());
        });
    }

    static String pageLanguage(Map<String, List<String>> parameters) {
        String language = value(parameters, "lang").orElse("vi");
        if (!LANGUAGES.contains(language)) {
            throw new WebProblem(
                    WebProblem.Code.UNKNOWN_LANGUAGE,
                    "lang",
                    language,
                    LANGUAGES.stream().sorted().toList());
        }
        return language;
    }
}
