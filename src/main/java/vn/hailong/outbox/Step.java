package vn.hailong.outbox;

/// Everything that ever changes an outbox. The codes stand in log files: a code never gets another meaning.
enum Step {
    DRAFT(1, "INSERT INTO draft (id, body) VALUES (?, ?)"),
    AMENDMENT(2, "UPDATE draft SET body = ? WHERE id = ?"),
    DRAFT_GONE(3, "DELETE FROM draft WHERE id = ?"),
    RESPONSE(4, "INSERT INTO response (seq, id, body, sealed_at) VALUES (?, ?, ?, ?)"),
    QUARANTINED(6, "UPDATE response SET quarantine = ? WHERE seq = ?"),
    COUNTER(9, "MERGE INTO counter (name, amount) KEY (name) VALUES (?, ?)"),
    RECEIPTS(10, "MERGE INTO receipt (first_seq, last_seq, at) KEY (first_seq) VALUES (?, ?, ?)"),
    RECEIPTS_PURGED(11, "MERGE INTO receipt (first_seq, last_seq, at) KEY (first_seq) VALUES (?, ?, NULL)"),
    RECEIPTS_GONE(12, "DELETE FROM receipt WHERE first_seq = ?"),
    RESPONSES_GONE(13, "DELETE FROM response WHERE seq BETWEEN ? AND ?"),

    // Of format 1: only made again, before the outbox is brought to format 2.
    RECEIPTED(5, "UPDATE response SET receipted_at = ? WHERE seq BETWEEN ? AND ? AND receipted_at IS NULL"),
    UNRECEIPTED(7, "UPDATE response SET receipted_at = NULL WHERE seq BETWEEN ? AND ? AND receipted_at IS NOT NULL"),
    PURGED(8, "DELETE FROM response WHERE receipted_at < ?");

    private final byte code;
    private final String sql;

    Step(int code, String sql) {
        this.code = (byte) code;
        this.sql = sql;
    }

    byte code() {
        return code;
    }

    String sql() {
        return sql;
    }
}
