package vn.hailong.torture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/// The page on which staff compare what terminals say with what is held, held against the cards themselves.
final class AccountsPage {
    private static final String JSON = "/api/v1/accounts";
    private static final String ALARM = "alarm";
    private static final List<String> NOTHING =
            List.of("pending", "knownElsewhere", "quarantined", "conflicting", "later", "missing");

    private final AgencyPages pages;

    AccountsPage(AgencyPages pages) {
        this.pages = pages;
    }

    /// Waits until it shows, by a status that was heard since, that all is held of the outbox that the terminal speaks
    /// with.
    ///
    /// @return whether it does in time
    boolean hasCaughtUpWith(String terminal, Instant since, Duration patience) {
        try {
            Awaitility.await()
                    .atMost(patience)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> hasCaughtUpWith(terminal, since));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private boolean hasCaughtUpWith(String terminal, Instant since) throws IOException, InterruptedException {
        for (JsonNode outbox : pages.json(JSON).path("outboxes")) {
            if (outbox.path("terminal").asString("").equals(terminal)
                    && outbox.path("present").asBoolean(false)) {
                return hasCaughtUp(outbox, since);
            }
        }
        return false;
    }

    private static boolean hasCaughtUp(JsonNode outbox, Instant since) {
        long sealed = outbox.path("sealed").asLong(-1);
        return outbox.path("saidAt").isString()
                && OffsetDateTime.parse(outbox.path("saidAt").asString())
                        .toInstant()
                        .isAfter(since)
                && sealed == outbox.path("receipted").asLong(-1)
                && sealed == outbox.path("held").asLong(-1);
    }

    /// In words.
    ///
    /// @param shared the terminals whose id was used by two
    List<String> differences(List<Drained> cards, Set<String> shared) throws IOException, InterruptedException {
        JsonNode accounts = pages.json(JSON);
        List<String> differences = differences(accounts, cards, shared);
        boolean printed = pages.text("/accounts").contains("why " + ALARM);
        if (printed != isAlarmed(accounts)) {
            differences.add("accounts: the page shows " + (printed ? "an alarm" : "no alarm")
                    + ", and its JSON does not agree");
        }
        return differences;
    }

    static List<String> differences(JsonNode accounts, List<Drained> cards, Set<String> shared) {
        List<String> differences = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        accounts.path("outboxes")
                .forEach(outbox -> unknown.add(outbox.path("installation").asString("")));
        for (Drained card : cards) {
            String installation = card.installation().toString();
            if (!unknown.remove(installation)) {
                differences.add("accounts: " + card + " is not there");
            }
            for (JsonNode outbox : accounts.path("outboxes")) {
                if (outbox.path("installation").asString("").equals(installation)) {
                    compare(card, outbox, shared.contains(card.terminal()), differences);
                }
            }
            for (JsonNode day : accounts.path("ofDay")) {
                if (day.path("installation").asString("").equals(installation)) {
                    compareDay(card, day, differences);
                }
            }
        }
        unknown.forEach(stranger -> differences.add("accounts: nobody's outbox " + stranger));
        return differences;
    }

    private static void compare(Drained card, JsonNode outbox, boolean shared, List<String> differences) {
        String where = "accounts: " + card;
        equal(where, outbox, "terminal", card.terminal(), differences);
        long sealed = card.totals().sealed();
        for (String all : List.of("sealed", "mostSealed", "held", "receipted")) {
            equal(where, outbox, all, sealed, differences);
        }
        NOTHING.forEach(none -> equal(where, outbox, none, 0, differences));
        equal(where, outbox, "refusedRatings", card.totals().refused(), differences);
        equal(where, outbox, "suppressedPresses", card.totals().suppressed(), differences);
        for (JsonNode explanation : outbox.path("explanations")) {
            if (!isExplained(explanation, card, shared)) {
                differences.add(where + ": " + explanation);
            }
        }
    }

    /// Nothing but what was really done to it.
    private static boolean isExplained(JsonNode explanation, Drained card, boolean shared) {
        return switch (explanation.path("kind").asString("")) {
            case "clone" -> shared && explanation.path("count").asLong(-1) == 0;
            case "refused" ->
                explanation.path("count").asLong(-1) == card.totals().refused();
            case "times-repaired" -> !explanation.path("weight").asString(ALARM).equals(ALARM);
            default -> false;
        };
    }

    private static void compareDay(Drained card, JsonNode day, List<String> differences) {
        String where = "accounts of the day: " + card;
        for (String none : List.of("pending", "knownElsewhere", "quarantined", "conflicting", "missing")) {
            equal(where, day, none, 0, differences);
        }
        equal(where, day, "held", day.path("sealed").asLong(-1), differences);
    }

    private static void equal(String where, JsonNode json, String key, Object expected, List<String> differences) {
        JsonNode value = json.path(key);
        String found = value.isMissingNode() || value.isNull() ? "nothing" : value.asString();
        if (!found.equals(expected.toString())) {
            differences.add(where + ": " + key + " is " + found + ", expected " + expected);
        }
    }

    private static boolean isAlarmed(JsonNode accounts) {
        for (JsonNode outbox : accounts.path("outboxes")) {
            for (JsonNode explanation : outbox.path("explanations")) {
                if (explanation.path("weight").asString("").equals(ALARM)) {
                    return true;
                }
            }
        }
        return false;
    }
}
