package vn.hailong.torture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What must be published of so many answers, computed here anew.
///
/// @param levels how many chose each level that somebody chose
record Published(Map<Integer, Long> levels) {
    /// Figures of fewer are not shown, by the example's configuration.
    static final int SMALL_CELL = 5;

    private static final int LEVELS = 5;
    /// From this level upwards somebody is satisfied.
    private static final int SATISFIED = 4;
    /// The 97.5 % quantile of the normal distribution.
    private static final double QUANTILE = 1.959964;
    /// Two decimals are printed; what lies just between two may be printed as either.
    private static final double ROUNDING = 0.005_001;

    private static final String RESPONSES = "responses";

    static Published of(Collection<Held> held) {
        return new Published(held.stream()
                .collect(Collectors.groupingBy(
                        each -> Integer.valueOf(each.sent().answer(Held.ITEM)), TreeMap::new, Collectors.counting())));
    }

    long answers() {
        return levels.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isFew() {
        return answers() > 0 && answers() < SMALL_CELL;
    }

    /// @param json with the keys `responses` and `overall`
    void compare(String where, JsonNode json, List<String> differences) {
        equal(where, json, RESPONSES, isFew() ? null : answers(), differences);
        JsonNode overall = json.path("overall");
        if (answers() == 0) {
            equal(where, overall, "state", "none", differences);
        } else if (isFew()) {
            requireNothingMore(where, overall, "too-few", List.of("threshold"), differences);
        } else {
            compareShown(where, overall, differences);
        }
    }

    /// That nothing is told.
    ///
    /// @param json with the keys `responses` and `overall`
    static void compareWithheld(String where, JsonNode json, List<String> differences) {
        equal(where, json, RESPONSES, null, differences);
        requireNothingMore(where, json.path("overall"), "withheld", List.of(), differences);
    }

    private static void requireNothingMore(
            String where, JsonNode overall, String state, List<String> more, List<String> differences) {
        equal(where, overall, "state", state, differences);
        overall.propertyNames().stream()
                .filter(key -> !key.equals("state") && !more.contains(key))
                .forEach(key -> differences.add(where + ": tells " + key + " of what must not be shown"));
    }

    private void compareShown(String where, JsonNode overall, List<String> differences) {
        long answers = answers();
        long satisfied = levels.entrySet().stream()
                .filter(level -> level.getKey() >= SATISFIED)
                .mapToLong(Map.Entry::getValue)
                .sum();
        equal(where, overall, "state", "shown", differences);
        if (!overall.path("state").asString("").equals("shown")) {
            return;
        }
        equal(where, overall, "valid", answers, differences);
        equal(where, overall, "satisfied", satisfied, differences);
        for (int level = LEVELS; level > 0; level--) {
            String key = Integer.toString(level);
            equal(where + ", level", overall.path("levels"), key, levels.getOrDefault(level, 0L), differences);
        }
        BigDecimal share =
                BigDecimal.valueOf(100 * satisfied).divide(BigDecimal.valueOf(answers), 2, RoundingMode.HALF_UP);
        double shown = overall.path("ratePercent").asDouble(Double.NaN);
        if (shown != share.doubleValue()) {
            differences.add(where + ": a share of " + shown + " %, expected " + share + " %");
        }
        JsonNode interval = overall.path("interval");
        equal(where, interval, "confidence", 95, differences);
        equal(where, interval, "method", "wilson", differences);
        compareBound(where, interval, "lower", bound(satisfied, answers, -1), differences);
        compareBound(where, interval, "upper", bound(satisfied, answers, 1), differences);
    }

    /// The shares whose distance from the observed one is just the quantile times their own standard error: the two
    /// roots of (p - share)² = quantile² · p(1 - p) / n, in percent.
    private static double bound(long part, long whole, int sign) {
        double share = (double) part / whole;
        double spread = QUANTILE * QUANTILE / whole;
        double half = share + spread / 2;
        double root = Math.sqrt(Math.max(0, half * half - (1 + spread) * share * share));
        return 100 * (half + sign * root) / (1 + spread);
    }

    private static void compareBound(
            String where, JsonNode interval, String key, double expected, List<String> differences) {
        double found = interval.path(key).asDouble(Double.NaN);
        if (!(Math.abs(found - expected) <= ROUNDING)) {
            differences.add(String.format(
                    Locale.ROOT, "%s: an interval whose %s end is %s, expected %.2f", where, key, found, expected));
        }
    }

    private static void equal(
            String where, JsonNode json, String key, @Nullable Object expected, List<String> differences) {
        JsonNode value = json.path(key);
        String found = value.isMissingNode() ? "missing" : value.isNull() ? "null" : value.asString();
        if (!found.equals(String.valueOf(expected))) {
            differences.add(where + ": " + key + " is " + found + ", expected " + expected);
        }
    }
}
