package vn.hailong.torture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The agency's own counts of each outbox, which it keeps beside the responses.
///
/// @param owned what it added up, by outbox
/// @param said  the last totals of each outbox
/// @param days  the last totals of each outbox on each day, in the order of the days
record Books(List<Owned> owned, List<Said> said, List<Said> days) {
    static final Books NONE = new Books(List.of(), List.of(), List.of());

    /// @param elsewhere counted under another outbox
    /// @param salvaged  from a damaged one
    record Owned(UUID installation, String terminal, long held, long elsewhere, long salvaged) {}

    record Counts(long sealed, long receipted, long pending, long refused, long suppressed) {
        static Counts of(Drained card) {
            return new Counts(
                    card.totals().sealed(),
                    card.totals().receipted(),
                    0,
                    card.totals().refused(),
                    card.totals().suppressed());
        }
    }

    /// @param day of one of the days; empty for the last of all
    record Said(UUID installation, String terminal, Optional<LocalDate> day, Instant heardAt, Counts counts) {}

    static Books read(Statement statement) throws SQLException {
        List<Owned> owned = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select id as installation, terminal, held, elsewhere, salvaged from installation order by id")) {
            while (row.next()) {
                owned.add(new Owned(
                        row.getObject("installation", UUID.class),
                        row.getString("terminal"),
                        row.getLong("held"),
                        row.getLong("elsewhere"),
                        row.getLong("salvaged")));
            }
        }
        return new Books(
                owned,
                said(
                        statement,
                        "select null::date as day, totals_at as heard_at, * from heard_installation order by terminal"),
                said(statement, "select * from status_day order by day"));
    }

    private static List<Said> said(Statement statement, String query) throws SQLException {
        List<Said> said = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                said.add(new Said(
                        row.getObject("installation", UUID.class),
                        row.getString("terminal"),
                        Optional.ofNullable(row.getObject("day", LocalDate.class)),
                        row.getTimestamp("heard_at").toInstant(),
                        new Counts(
                                row.getLong("sealed"),
                                row.getLong("receipted"),
                                row.getLong("pending"),
                                row.getLong("refused"),
                                row.getLong("suppressed"))));
            }
        }
        return said;
    }

    /// Where they differ from the cards, in words.
    List<String> differences(List<Drained> cards) {
        List<String> differences = new ArrayList<>();
        for (Drained card : cards) {
            compareOwned(card, differences);
            compare(card + ": its last totals", of(card, said), Counts.of(card), differences);
            List<Said> ofDays = of(card, days);
            compare(
                    card + ": the totals of its last day",
                    ofDays.subList(Math.max(0, ofDays.size() - 1), ofDays.size()),
                    Counts.of(card),
                    differences);
            compareDays(card, ofDays, differences);
        }
        List<UUID> known = cards.stream().map(Drained::installation).toList();
        said.stream()
                .filter(each -> !known.contains(each.installation()))
                .forEach(each -> differences.add("accounts: totals of nobody's outbox " + each));
        return differences;
    }

    private static List<Said> of(Drained card, List<Said> all) {
        return all.stream()
                .filter(each -> each.installation().equals(card.installation())
                        && each.terminal().equals(card.terminal()))
                .toList();
    }

    private void compareOwned(Drained card, List<String> differences) {
        Owned expected =
                new Owned(card.installation(), card.terminal(), card.totals().sealed(), 0, 0);
        List<Owned> found = owned.stream()
                .filter(each -> each.installation().equals(card.installation()))
                .toList();
        if (!found.equals(List.of(expected)) && !(found.isEmpty() && expected.held() == 0)) {
            differences.add(card + ": what is added up of it is " + found + ", expected " + expected);
        }
    }

    private static void compare(String what, List<Said> found, Counts expected, List<String> differences) {
        if (!found.stream().map(Said::counts).toList().equals(List.of(expected))) {
            differences.add(what + " are " + found + ", expected " + expected);
        }
    }

    private static void compareDays(Drained card, List<Said> ofDays, List<String> differences) {
        long before = 0;
        for (Said each : ofDays) {
            LocalDate heard = LocalDate.ofInstant(each.heardAt(), Wall.CIVIL);
            if (!each.day().equals(Optional.of(heard))) {
                differences.add(card + ": " + each + " was heard on " + heard);
            }
            if (each.counts().sealed() < before) {
                differences.add(card + ": " + each + " after a total of " + before);
            }
            before = each.counts().sealed();
        }
    }
}
