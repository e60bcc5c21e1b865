package vn.hailong.agency.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A number of the accounts, in the order in which they stand and are explained. The texts know it as
/// `accounts.column.…` and `accounts.legend.…`.
enum AccountColumn {
    SEALED,
    RECEIPTED,
    PENDING,
    HELD,
    ELSEWHERE,
    QUARANTINED,
    CONFLICTING,
    MISSING,
    BELONGS,
    SUPPRESSED;

    /// What a day's accounts have: of a day nobody says what waits.
    static final Set<AccountColumn> OF_A_DAY = EnumSet.complementOf(EnumSet.of(RECEIPTED, PENDING));

    /// What an outbox's accounts have: all that it holds is its own.
    static final Set<AccountColumn> OF_AN_OUTBOX = EnumSet.complementOf(EnumSet.of(BELONGS, SUPPRESSED));

    String heading(Wording wording) {
        return wording.text("accounts.column." + key());
    }

    /// What the number means.
    String meaning(Wording wording) {
        return wording.text("accounts.legend." + key());
    }

    static List<String> headings(Set<AccountColumn> columns, Wording wording) {
        return columns.stream().map(column -> column.heading(wording)).toList();
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
