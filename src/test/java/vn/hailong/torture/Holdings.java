package vn.hailong.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.hailong.config.AgencyConfig;

/// What the agency's database holds.
///
/// @param cards      by installation
/// @param counted    responses, as the agency's own figures say, whatever day its terminals believed in
/// @param levels     answers of each level, as they say
/// @param unresolved what was not stored as a response, in words
record Holdings(Map<UUID, Card> cards, long counted, Map<Integer, Long> levels, List<String> unresolved) {
    /// The question that a press answers.
    private static final String ITEM = "btn.overall";

    /// What is held of one installation.
    ///
    /// @param answers the answer to the buttons' question as JSON, by the response's id; empty if there is none
    /// @param highest the highest number
    record Card(Map<UUID, String> answers, long rows, long highest) {
        static final Card NONE = new Card(Map.of(), 0, 0);
    }

    static Holdings read(AgencyConfig.Database database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.address(), database.user(), "");
                Statement statement = connection.createStatement()) {
            List<String> unresolved = new ArrayList<>();
            unresolved.addAll(words(statement, "quarantined: ", """
                    select terminal || ' ' || code || ' ' || problem || ' seq ' || coalesce(seq, 0)
                    from quarantined_response where released_at is null"""));
            unresolved.addAll(words(
                    statement,
                    "refused by the agency: ",
                    "select topic || ' ' || code || ' ' || problem || ', ' || seen || ' times' from refused_message"));
            return new Holdings(cards(statement), counted(statement), levels(statement), unresolved);
        }
    }

    private static Map<UUID, Card> cards(Statement statement) throws SQLException {
        Map<UUID, Card> cards = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("""
                select installation, id, seq,
                    coalesce((convert_from(raw, 'UTF8')::jsonb -> 'answers' -> '%s')::text, '')
                from response""".formatted(ITEM))) {
            while (rows.next()) {
                UUID installation = rows.getObject(1, UUID.class);
                Card before = cards.getOrDefault(installation, new Card(new HashMap<>(), 0, 0));
                before.answers().put(rows.getObject(2, UUID.class), rows.getString(4));
                cards.put(
                        installation,
                        new Card(before.answers(), before.rows() + 1, Math.max(before.highest(), rows.getLong(3))));
            }
        }
        return cards;
    }

    private static List<String> words(Statement statement, String what, String query) throws SQLException {
        List<String> words = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                words.add(what + rows.getString(1));
            }
        }
        return words;
    }

    private static long counted(Statement statement) throws SQLException {
        try (ResultSet sum = statement.executeQuery("select coalesce(sum(n), 0) from response_tally")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    private static Map<Integer, Long> levels(Statement statement) throws SQLException {
        Map<Integer, Long> levels = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(
                "select level, sum(n) from tally where item = '%s' group by level".formatted(ITEM))) {
            while (rows.next()) {
                levels.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return levels;
    }
}
