package vn.hailong.agency.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Outboxes that fell back. Each is an alarm until staff say that they know of it.
public interface Falls {
    /// Ends the alarms of a terminal. The facts stay, and a later fall alarms again.
    ///
    /// @return what was not acknowledged before; empty if nothing was
    List<Fallen> acknowledge(String terminal, Instant now);

    /// The terminals with a fall that nobody acknowledged, by name.
    List<String> open();

    record Fallen(UUID installation, OutboxAccount.Fall fall) {}
}
