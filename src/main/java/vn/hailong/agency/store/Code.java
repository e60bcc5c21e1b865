package vn.hailong.agency.store;

import java.util.Locale;

/// Why something was stored without being counted. The wire names stand in receipts and in the database: add, never
/// rename.
public enum Code {
    /// Same key, other bytes: the first stays.
    CONFLICT,
    /// Salvaged from a damaged outbox, and held already with another content: the first stays.
    SALVAGED_DIFFERS,
    UNKNOWN_QUESTIONNAIRE,
    /// A unit, or a counter of it, that is not configured.
    UNKNOWN_UNIT,
    UNKNOWN_TERMINAL,
    /// An item that the questionnaire does not have, or an answer that does not fit it.
    UNKNOWN_ANSWER,
    /// The installation belongs to another terminal.
    FOREIGN_INSTALLATION,
    MALFORMED,
    OVERSIZED,
    /// Not a topic of this agency's terminals.
    FOREIGN_TOPIC,
    /// The database refused a value.
    UNSTORABLE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
