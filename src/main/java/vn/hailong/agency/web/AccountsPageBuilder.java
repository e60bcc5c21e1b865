package vn.hailong.agency.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hailong.agency.account.DayAccount;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Reconciliation;
import vn.hailong.agency.account.Uncounted;
import vn.hailong.agency.store.Code;
import vn.hailong.config.AgencyConfig;

/// Turns accounts into what their page prints.
final class AccountsPageBuilder {
    private final AgencyConfig config;
    private final Clock clock;
    private final LocalDate day;
    private final Wording wording;
    private final Names names;
    private final ExplanationWording explanations;
    private final AccountTables tables;

    AccountsPageBuilder(AgencyConfig config, Clock clock, LocalDate day, String language) {
        this.config = config;
        this.clock = clock;
        this.day = day;
        this.wording = Wording.in(language);
        this.names = new Names(config, wording);
        this.explanations = new ExplanationWording(wording, clock);
        this.tables = new AccountTables(clock, wording, names, explanations);
    }

    AccountsPage build(List<OutboxAccount> outboxes, List<DayAccount> days, Uncounted uncounted) {
        LocalDate today = Wording.today(clock);
        List<AccountsPage.Notice> notices = notices(outboxes);
        String language = wording.language();
        long hidden = uncounted.conflictsTotal() - uncounted.conflicts().size();
        return new AccountsPage(
                wording,
                config.name().in(language),
                wording.date(day),
                day.toString(),
                address(day, language),
                "?day=" + day,
                Stream.of(day.minusDays(1), today, day.plusDays(1))
                        .filter(choice -> !choice.isAfter(today))
                        .distinct()
                        .map(choice -> choice(choice, today))
                        .toList(),
                address(day, language.equals("vi") ? "en" : "vi"),
                verdict(notices),
                notices,
                tables.ofDay(days),
                tables.ofOutboxes(outboxes),
                uncounted.conflicts().stream().map(this::conflict).toList(),
                hidden > 0 ? wording.text("accounts.more", wording.number(hidden)) : "",
                Stream.concat(
                                uncounted.quarantine().stream().map(heap -> heap(heap, "accounts.inQuarantine")),
                                uncounted.messages().stream().map(heap -> heap(heap, "accounts.message")))
                        .toList(),
                strangers(uncounted.strangers()));
    }

    private Dashboard.Choice choice(LocalDate choice, LocalDate today) {
        return new Dashboard.Choice(
                address(choice, wording.language()),
                choice.equals(today) ? wording.text("period.today") : wording.date(choice),
                choice.equals(day));
    }

    private static String address(LocalDate day, String language) {
        return "?day=" + day + "&lang=" + language;
    }

    /// The gravest first: whoever reads no further has read that.
    private AccountsPage.Why verdict(List<AccountsPage.Notice> notices) {
        if (notices.isEmpty()) {
            return new AccountsPage.Why("fine", wording.text("accounts.verdict.fine"));
        }
        long alarms = notices.stream()
                .filter(notice -> notice.weight().equals("alarm"))
                .count();
        String watched = wording.text("accounts.verdict.watch", wording.number(notices.size() - alarms));
        if (alarms == 0) {
            return new AccountsPage.Why("watch", watched);
        }
        String alarmed = wording.text("accounts.verdict.alarm", wording.number(alarms));
        return new AccountsPage.Why("alarm", alarms == notices.size() ? alarmed : alarmed + " · " + watched);
    }

    private List<AccountsPage.Notice> notices(List<OutboxAccount> outboxes) {
        List<AccountsPage.Notice> notices = new ArrayList<>();
        for (Explanation.Weight weight : List.of(Explanation.Weight.ALARM, Explanation.Weight.WATCH)) {
            for (OutboxAccount outbox : outboxes) {
                for (Explanation explanation : Reconciliation.explain(outbox, clock.instant())) {
                    if (explanation.weight() == weight) {
                        notices.add(new AccountsPage.Notice(
                                ExplanationWording.weight(explanation),
                                outbox.terminal(),
                                names.place(outbox.terminal()),
                                explanations.sentence(explanation)));
                    }
                }
            }
        }
        notice("explain.neverHeard", neverHeard(config, outboxes)).ifPresent(notices::add);
        notice("explain.unlisted", unlisted(config, outboxes)).ifPresent(notices::add);
        return notices;
    }

    private Optional<AccountsPage.Notice> notice(String text, List<String> terminals) {
        return terminals.isEmpty()
                ? Optional.empty()
                : Optional.of(new AccountsPage.Notice(
                        "watch",
                        "",
                        "",
                        wording.text(text, wording.number(terminals.size()), String.join(", ", terminals))));
    }

    /// Configured ones that said nothing so far, and of which nothing came.
    static List<String> neverHeard(AgencyConfig config, List<OutboxAccount> outboxes) {
        Set<String> heard = terminals(outboxes);
        return configured(config).filter(terminal -> !heard.contains(terminal)).toList();
    }

    private static List<String> unlisted(AgencyConfig config, List<OutboxAccount> outboxes) {
        Set<String> listed = configured(config).collect(Collectors.toSet());
        return terminals(outboxes).stream()
                .filter(terminal -> !listed.contains(terminal))
                .toList();
    }

    private static Stream<String> configured(AgencyConfig config) {
        return config.terminals().stream().map(AgencyConfig.Terminal::id);
    }

    private static Set<String> terminals(List<OutboxAccount> outboxes) {
        return outboxes.stream().map(OutboxAccount::terminal).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Those that write under this agency and are no terminals of it.
    private String strangers(List<Uncounted.Stranger> strangers) {
        Set<String> listed = configured(config).collect(Collectors.toSet());
        List<String> names = strangers.stream()
                .filter(stranger -> stranger.agency().equals(config.agency()) && !listed.contains(stranger.terminal()))
                .map(Uncounted.Stranger::terminal)
                .toList();
        return names.isEmpty() ? "" : wording.text("accounts.strangers", String.join(", ", names));
    }

    private AccountsPage.Conflict conflict(Uncounted.Conflict conflict) {
        return new AccountsPage.Conflict(
                conflict.terminal(),
                names.place(conflict.terminal()),
                same(conflict),
                time(conflict.receivedAt()),
                new AccountsPage.Side(
                        conflict.id().map(UUID::toString).orElse(Wording.NOTHING),
                        numbered(conflict.installation(), conflict.seq()),
                        conflict.digest(),
                        time(conflict.receivedAt())),
                conflict.held()
                        .map(held -> new AccountsPage.Side(
                                held.id().toString(),
                                numbered(held.installation(), Optional.of(held.seq())),
                                held.digest(),
                                time(held.receivedAt())))
                        .orElseGet(() -> new AccountsPage.Side(
                                Wording.NOTHING, Wording.NOTHING, Wording.NOTHING, Wording.NOTHING)));
    }

    private String same(Uncounted.Conflict conflict) {
        if (!conflict.code().equals(Code.CONFLICT.wireName()) || conflict.held().isEmpty()) {
            return wording.code(conflict.code());
        }
        boolean sameId = conflict.id().equals(conflict.held().map(Uncounted.Held::id));
        return wording.text(sameId ? "accounts.conflict.sameId" : "accounts.conflict.sameNumber");
    }

    private String numbered(UUID installation, Optional<Long> seq) {
        return wording.text(
                "accounts.numbered",
                Names.outbox(installation),
                seq.map(wording::number).orElse(Wording.NOTHING));
    }

    private AccountsPage.Heap heap(Uncounted.Heap heap, String text) {
        return new AccountsPage.Heap(
                heap.terminal().isEmpty() ? wording.text("accounts.nobody") : heap.terminal(),
                wording.text(text, wording.code(heap.code())),
                wording.number(heap.count()),
                heap.last().map(this::time).orElse(Wording.NOTHING));
    }

    private String time(OffsetDateTime time) {
        return wording.dayAndTime(time, Wording.today(clock));
    }
}
