package vn.hailong.agency.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hailong.agency.account.Accounts;
import vn.hailong.agency.account.DayAccount;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Reconciliation;
import vn.hailong.config.AgencyConfig;

/// The page and the JSON of what was sealed and what is held.
final class AccountPages {
    private static final Set<String> OF_PAGE = Set.of("day", "lang");
    private static final Set<String> OF_API = Set.of("day");
    private static final Duration COUNTED_AGAIN = Duration.ofSeconds(30);

    private final AgencyConfig config;
    private final Accounts accounts;
    private final Pages pages;
    private final Clock clock;

    private volatile @Nullable Counted counted;

    private record Counted(Instant at, long alarms) {}

    AccountPages(AgencyConfig config, Accounts accounts, Pages pages, Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.pages = pages;
        this.clock = clock;
    }

    String page(Map<String, List<String>> parameters) {
        Map<String, List<String>> filled = Query.filled(parameters);
        LocalDate day = day(filled, OF_PAGE);
        String language = Query.pageLanguage(filled);
        return pages.accounts(new AccountsPageBuilder(config, clock, day, language)
                .build(accounts.outboxes(), accounts.day(day), accounts.uncounted()));
    }

    Map<String, @Nullable Object> accounts(Map<String, List<String>> parameters) {
        LocalDate day = day(parameters, OF_API);
        List<OutboxAccount> outboxes = accounts.outboxes();
        List<DayAccount> days = accounts.day(day);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("day", day.toString());
        json.put(
                "outboxes",
                outboxes.stream()
                        .map(outbox -> AccountsJson.outbox(outbox, clock.instant()))
                        .toList());
        json.put("neverHeard", AccountsPageBuilder.neverHeard(config, outboxes));
        json.put(
                "ofDay",
                days.stream()
                        .map(account -> AccountsJson.day(account, clock.instant()))
                        .toList());
        return json;
    }

    Map<String, @Nullable Object> uncounted(Map<String, List<String>> parameters) {
        Query.requireKnown(parameters, Set.of());
        return AccountsJson.uncounted(accounts.uncounted());
    }

    /// How many outboxes something is wrong with. Counted at most every half minute, however many look.
    long alarms() {
        Instant now = clock.instant();
        Counted last = counted;
        if (last == null || last.at().plus(COUNTED_AGAIN).isBefore(now)) {
            last = new Counted(now, countAlarms(now));
            counted = last;
        }
        return last.alarms();
    }

    private long countAlarms(Instant now) {
        return accounts.outboxes().stream()
                .filter(outbox -> Reconciliation.explain(outbox, now).stream()
                        .anyMatch(explanation -> explanation.weight() == Explanation.Weight.ALARM))
                .count();
    }

    private LocalDate day(Map<String, List<String>> parameters, Set<String> allowed) {
        Query.requireKnown(parameters, allowed);
        return Query.date(parameters, "day").orElse(Wording.today(clock));
    }
}
