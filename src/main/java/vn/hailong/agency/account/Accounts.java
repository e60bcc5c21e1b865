package vn.hailong.agency.account;

import java.time.LocalDate;
import java.util.List;

/// What every outbox said of itself, and what is held of it.
public interface Accounts {
    /// Every outbox that was ever heard of or heard from, by terminal, the one that speaks now first.
    List<OutboxAccount> outboxes();

    /// The outboxes that were heard on this civil day in Vietnam, or of which responses that belong to it are
    /// held.
    List<DayAccount> day(LocalDate day);

    /// What was stored without being counted, and what could not even be stored.
    Uncounted uncounted();
}
