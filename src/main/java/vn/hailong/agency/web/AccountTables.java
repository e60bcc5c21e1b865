package vn.hailong.agency.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.hailong.agency.account.DayAccount;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Reconciliation;

/// The tables of the accounts: of a day, and of all the time of an outbox.
final class AccountTables {
    private final Clock clock;
    private final Wording wording;
    private final Names names;
    private final ExplanationWording explanations;

    AccountTables(Clock clock, Wording wording, Names names, ExplanationWording explanations) {
        this.clock = clock;
        this.wording = wording;
        this.names = names;
        this.explanations = explanations;
    }

    AccountsPage.Table ofDay(List<DayAccount> days) {
        return table(AccountColumn.OF_A_DAY, days.stream().map(this::row).toList());
    }

    AccountsPage.Table ofOutboxes(List<OutboxAccount> outboxes) {
        return table(
                AccountColumn.OF_AN_OUTBOX, outboxes.stream().map(this::row).toList());
    }

    private AccountsPage.Table table(Set<AccountColumn> columns, List<AccountsPage.Row> rows) {
        return new AccountsPage.Table(AccountColumn.headings(columns, wording), rows);
    }

    private AccountsPage.Row row(DayAccount account) {
        List<Explanation> found = Reconciliation.explain(account, clock.instant());
        Optional<DayAccount.Said> said = account.said();
        return row(
                account.outbox(),
                Map.of(
                        AccountColumn.SEALED, number(said.map(DayAccount.Said::sealed)),
                        AccountColumn.HELD, number(said.map(DayAccount.Said::held)),
                        AccountColumn.ELSEWHERE, number(said.map(DayAccount.Said::elsewhere)),
                        AccountColumn.QUARANTINED, number(said.map(DayAccount.Said::quarantined)),
                        AccountColumn.CONFLICTING, wrong(said.map(DayAccount.Said::conflicting)),
                        AccountColumn.MISSING, missing(said.map(DayAccount.Said::missing), found),
                        AccountColumn.BELONGS, number(Optional.of(account.belongs())),
                        AccountColumn.SUPPRESSED, number(said.map(DayAccount.Said::suppressed))),
                found);
    }

    private AccountsPage.Row row(OutboxAccount account) {
        List<Explanation> found = Reconciliation.explain(account, clock.instant());
        Optional<OutboxAccount.Said> said = account.said();
        long conflicting =
                account.conflicting().map(OutboxAccount.Unwelcome::responses).orElse(0L);
        return row(
                account,
                Map.of(
                        AccountColumn.SEALED, number(said.map(OutboxAccount.Said::sealed)),
                        AccountColumn.RECEIPTED, number(said.map(OutboxAccount.Said::receipted)),
                        AccountColumn.PENDING, number(said.map(OutboxAccount.Said::pending)),
                        AccountColumn.HELD, number(Optional.of(account.held())),
                        AccountColumn.ELSEWHERE, number(Optional.of(account.elsewhere())),
                        AccountColumn.QUARANTINED, number(Optional.of(account.quarantinedTotal())),
                        AccountColumn.CONFLICTING, wrong(Optional.of(conflicting)),
                        AccountColumn.MISSING, missing(Optional.of(account.missing()), found)),
                found);
    }

    private AccountsPage.Row row(
            OutboxAccount outbox, Map<AccountColumn, AccountsPage.Number> numbers, List<Explanation> found) {
        return new AccountsPage.Row(
                outbox.terminal(),
                names.place(outbox.terminal()),
                wording.text(
                        outbox.present() ? "accounts.outbox.present" : "accounts.outbox.earlier",
                        Names.outbox(outbox.installation())),
                List.copyOf(new TreeMap<>(numbers).values()),
                why(found));
    }

    private List<AccountsPage.Why> why(List<Explanation> found) {
        return found.isEmpty()
                ? List.of(new AccountsPage.Why("fine", wording.text("explain.nothing")))
                : found.stream().map(explanations::why).toList();
    }

    private AccountsPage.Number number(Optional<Long> number) {
        return number(number, false);
    }

    private AccountsPage.Number wrong(Optional<Long> number) {
        return number(number, number.orElse(0L) > 0);
    }

    /// What is on its way is no fault.
    private AccountsPage.Number missing(Optional<Long> number, List<Explanation> found) {
        boolean wrong = found.stream()
                .anyMatch(explanation -> explanation instanceof Explanation.ResendNeeded
                        || explanation instanceof Explanation.LostWithCard);
        return number(number, wrong && number.orElse(0L) > 0);
    }

    private AccountsPage.Number number(Optional<Long> number, boolean wrong) {
        return new AccountsPage.Number(number.map(wording::number).orElse(Wording.NOTHING), wrong);
    }
}
