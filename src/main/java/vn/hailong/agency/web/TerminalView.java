package vn.hailong.agency.web;

/// A terminal as it is printed.
///
/// @param state      `online`, `offline` or `never`
/// @param difference sealed less held and quarantined, with its sign; `—` if the terminal was never heard of
/// @param settled    whether every sealed response is held, quarantined, or known to wait on the terminal
/// @param explained  what the difference is
/// @param buttons    as they were when it was heard of last
/// @param link       its way to the broker, likewise
public record TerminalView(
        String terminal,
        String place,
        String state,
        String pending,
        String sealed,
        String held,
        String difference,
        boolean settled,
        String explained,
        String quarantined,
        String refused,
        String heard,
        String clock,
        ButtonsView buttons,
        LinkView link) {

    /// Whether there is more to say than fits in columns.
    public boolean hasMore() {
        return !buttons.sentences().isEmpty() || !link.sentences().isEmpty();
    }
}
