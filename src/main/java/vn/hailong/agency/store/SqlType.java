package vn.hailong.agency.store;

/// PostgreSQL's types, and what stands for them in Java.
enum SqlType {
    /// [java.util.UUID]
    UUID("uuid"),
    /// [String]
    TEXT("text"),
    /// [java.util.List] of [String]
    TEXTS("text[]"),
    /// [Integer]
    INTEGER("integer"),
    /// [Long]
    BIGINT("bigint"),
    /// [Boolean]
    BOOLEAN("boolean"),
    /// [java.time.LocalDate]
    DATE("date"),
    /// [java.time.Instant]
    TIME("timestamptz"),
    /// `byte[]`
    BYTES("bytea");

    private final String words;

    SqlType(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
