package vn.hailong.torture;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The index as the agency publishes it, held against the responses that it holds: each day with some and those around
/// them, and all of them together; of the unit, and of the one above it.
final class IndexPage {
    private static final List<String> UNITS = List.of("ttpvhcc", "phuong");
    /// Those of the example's configuration, in its order, whether anybody answered there or not.
    private static final List<String> COUNTERS = List.of("q01", "q02", "q03", "q04");
    /// As far behind is the clock of the terminal that comes fresh from its box.
    private static final int DAYS_BEFORE = 3;

    private final AgencyPages pages;

    IndexPage(AgencyPages pages) {
        this.pages = pages;
    }

    /// In words.
    List<String> differences(Collection<Held> held) throws IOException, InterruptedException {
        TreeSet<LocalDate> days = held.stream().map(Held::day).collect(Collectors.toCollection(TreeSet::new));
        if (days.isEmpty()) {
            return List.of();
        }
        LocalDate first = days.first().minusDays(DAYS_BEFORE);
        LocalDate last = days.last().plusDays(1);
        List<String> differences = new ArrayList<>();
        for (String unit : UNITS) {
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                compare(unit, day, day, held, differences);
            }
            compare(unit, first, last, held, differences);
        }
        return differences;
    }

    private void compare(String unit, LocalDate from, LocalDate to, Collection<Held> held, List<String> differences)
            throws IOException, InterruptedException {
        JsonNode json = pages.json("/api/v1/summary?unit=" + unit + "&from=" + from + "&to=" + to);
        List<Held> within = held.stream()
                .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
                .toList();
        compare(json, "index of " + unit + " from " + from + " to " + to, within, differences);
    }

    private record Counter(String name, Published published) {}

    /// @param json what the agency publishes of a time
    /// @param held what it holds of that time
    static void compare(JsonNode json, String where, List<Held> held, List<String> differences) {
        Published.of(held).compare(where, json, differences);
        if (!json.path("items").isEmpty()) {
            differences.add(where + ": nobody was asked for these ratings: " + json.path("items"));
        }
        List<String> listed = new ArrayList<>();
        json.path("counters")
                .forEach(counter -> listed.add(counter.path("counter").asString("")));
        if (!listed.equals(COUNTERS)) {
            differences.add(where + ": has the counters " + listed + ", expected " + COUNTERS);
            return;
        }
        List<Counter> counters = COUNTERS.stream()
                .map(name -> new Counter(
                        name,
                        Published.of(held.stream()
                                .filter(each -> each.sent().counter().equals(name))
                                .toList())))
                .toList();
        Set<Counter> withheld = withheld(counters);
        for (int i = 0; i < counters.size(); i++) {
            String at = where + " at " + COUNTERS.get(i);
            JsonNode counter = json.path("counters").path(i);
            if (withheld.contains(counters.get(i))) {
                Published.compareWithheld(at, counter, differences);
            } else {
                counters.get(i).published().compare(at, counter, differences);
            }
        }
    }

    /// Counters with answers enough that are not shown all the same: the total would tell those that have too few. The
    /// next smallest goes with them, until two at least, with answers enough together, are not shown.
    private static Set<Counter> withheld(List<Counter> counters) {
        List<Counter> smallestFirst = counters.stream()
                .filter(counter -> counter.published().answers() > 0)
                .sorted(Comparator.comparingLong(counter -> counter.published().answers()))
                .toList();
        Set<Counter> withheld = new HashSet<>();
        int hidden = 0;
        long answers = 0;
        for (Counter next : smallestFirst) {
            boolean few = next.published().isFew();
            if (few || hidden > 0 && (hidden < 2 || answers < Published.SMALL_CELL)) {
                hidden++;
                answers += next.published().answers();
                if (!few) {
                    withheld.add(next);
                }
            }
        }
        return withheld;
    }
}
