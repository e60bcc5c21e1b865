package vn.hailong.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hailong.config.AgencyConfig;

/// What the agency's database holds.
///
/// @param figures    as its own tables say
/// @param books      its accounts of the outboxes
/// @param moved      how often a response was found to belong to another day
/// @param unresolved what was not stored as a response, or should never be said of a terminal, in words
record Holdings(List<Held> responses, Figures figures, Books books, long moved, List<String> unresolved) {
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
            unresolved.addAll(words(
                    statement,
                    "refused by the agency in all: ",
                    "select terminal || ' ' || code || ', ' || n || ' times' from refused_total"));
            unresolved.addAll(words(
                    statement,
                    "known from another outbox: ",
                    "select installation || ' ' || seq || ' is ' || response from known_elsewhere"));
            unresolved.addAll(words(statement, "said to have fallen back: ", """
                    select terminal || ' ' || installation || ' from ' || sealed_before || ' to ' || sealed_after
                    from outbox_fall"""));
            unresolved.addAll(columns(statement));
            return new Holdings(
                    responses(statement), figures(statement), Books.read(statement), moved(statement), unresolved);
        }
    }

    /// Whether the agency knows when this terminal was started
    static boolean knowsStartOf(AgencyConfig.Database database, String terminal) {
        return counts(
                database, "select count(*) from boot_anchor where kind <> 'NONE' and terminal = '" + terminal + "'");
    }

    /// Whether the agency has any response of this terminal.
    static boolean holdsSomeOf(AgencyConfig.Database database, String terminal) {
        return counts(database, "select count(*) from response where terminal = '" + terminal + "'");
    }

    private static boolean counts(AgencyConfig.Database database, String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.address(), database.user(), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the agency's database does not answer: " + e.getMessage(), e);
        }
    }

    private static List<String> columns(Statement statement) throws SQLException {
        List<String> differences = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select id, raw, (to_jsonb(response) - 'raw')::text as columns from response")) {
            while (row.next()) {
                String response = "response " + row.getString("id") + " ";
                JsonNode columns = JsonMapper.shared().readTree(row.getString("columns"));
                ResponseColumns.differences(columns, row.getBytes("raw"))
                        .forEach(difference -> differences.add(response + difference));
            }
        }
        return differences;
    }

    private static List<Held> responses(Statement statement) throws SQLException {
        Map<UUID, Map<String, String>> answers = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("""
                select id, each.key, each.value::text
                from response, jsonb_each(convert_from(raw, 'UTF8')::jsonb -> 'answers') as each""")) {
            while (rows.next()) {
                answers.computeIfAbsent(rows.getObject(1, UUID.class), id -> new TreeMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        List<Held> responses = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                with last as (
                    select distinct on (response) * from response_time order by response, revision desc)
                select response.id, response.installation, response.terminal,
                    (raw.value ->> 'seq')::bigint as seq, raw.value ->> 'unit' as unit,
                    raw.value ->> 'counter' as counter, raw.value ->> 'questionnaire' as questionnaire,
                    (raw.value ->> 'version')::integer as version, raw.value ->> 'channel' as channel,
                    (raw.value -> 'clock' ->> 'synced')::boolean as synced,
                    (raw.value ->> 'answeredAt')::timestamptz as claimed, answered_on,
                    last.method, last.answered_at as repaired, last.earliest, last.latest, last.day
                from response
                cross join lateral (select convert_from(response.raw, 'UTF8')::jsonb as value) as raw
                left join last on last.response = response.id""")) {
            while (rows.next()) {
                UUID id = rows.getObject("id", UUID.class);
                responses.add(held(rows, id, answers.getOrDefault(id, Map.of())));
            }
        }
        return responses;
    }

    private static Held held(ResultSet row, UUID id, Map<String, String> answers) throws SQLException {
        Optional<String> method = Optional.ofNullable(row.getString("method"));
        Instant claimed = row.getTimestamp("claimed").toInstant();
        @Nullable Timestamp earliest = row.getTimestamp("earliest");
        boolean repaired = method.isPresent();
        return new Held(
                id,
                row.getObject("installation", UUID.class),
                row.getLong("seq"),
                row.getString("terminal"),
                new Held.Sent(
                        row.getString("unit"),
                        row.getString("counter"),
                        row.getString("questionnaire"),
                        row.getInt("version"),
                        row.getString("channel"),
                        row.getBoolean("synced"),
                        answers),
                method,
                repaired ? row.getTimestamp("repaired").toInstant() : claimed,
                repaired ? Optional.ofNullable(earliest).map(Timestamp::toInstant) : Optional.of(claimed),
                repaired ? row.getTimestamp("latest").toInstant() : claimed,
                row.getObject(repaired ? "day" : "answered_on", LocalDate.class));
    }

    private static Figures figures(Statement statement) throws SQLException {
        return new Figures(
                counts(statement, """
                        select concat_ws(' ', answered_on, unit, counter, questionnaire, channel), n
                        from response_tally"""),
                counts(statement, """
                        select concat_ws(' ', answered_on, unit, counter, questionnaire, version, channel, item, level), n
                        from tally"""),
                counts(statement, "select concat_ws(' ', installation, day), held from installation_day"));
    }

    private static Map<String, Long> counts(Statement statement, String query) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static long moved(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("""
                select count(*) from response_time as before
                join response_time as after on after.response = before.response and after.revision = before.revision + 1
                where after.day <> before.day""")) {
            rows.next();
            return rows.getLong(1);
        }
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
}
