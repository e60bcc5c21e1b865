package vn.hailong.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.hailong.config.AgencyConfig;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Totals;

/// What citizens were told, held against what the agency has.
///
/// @param acknowledged how many were thanked
/// @param held         how many of them the agency's database holds
/// @param twice        rows, or counts in figures, beyond one for each response
/// @param cutOff       responses held whose thanks a kill cut off
/// @param refused      ratings refused, and counted as such
/// @param unexplained  whatever nothing explains, in words
record Verdict(int acknowledged, int held, int lost, long twice, long cutOff, long refused, List<String> unexplained) {

    /// What the database holds of one installation.
    private record Holding(Set<UUID> ids, long rows, long highest) {}

    static Verdict of(Ground ground) throws SQLException, OutboxException {
        List<String> unexplained = new ArrayList<>();
        Map<UUID, Holding> holdings = new HashMap<>();
        long counted;
        AgencyConfig.Database database = ground.database().database();
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.address(), database.user(), "");
                Statement statement = connection.createStatement()) {
            read(statement, holdings);
            counted = counted(statement);
            strangers(statement, "quarantined: ", """
                    select terminal || ' ' || code || ' ' || problem || ' seq ' || coalesce(seq, 0)
                    from quarantined_response where released_at is null""", unexplained);
            strangers(
                    statement,
                    "refused by the agency: ",
                    "select topic || ' ' || code || ' ' || problem || ', ' || seen || ' times' from refused_message",
                    unexplained);
        }
        Set<UUID> thanked = new HashSet<>();
        Set<UUID> held = new HashSet<>();
        long rows = 0;
        long cutOff = 0;
        long refused = 0;
        for (Desk desk : ground.desks()) {
            thanked.addAll(desk.thanked());
            unexplained.addAll(desk.oddities());
            Holding holding;
            try (Outbox outbox = Outbox.open(desk.dataFolder(), 0, Clock.systemUTC())) {
                Holding found = holdings.remove(outbox.installation());
                holding = found == null ? new Holding(Set.of(), 0, 0) : found;
                compare(desk, outbox.totals(), holding, unexplained);
                refused += outbox.totals().refused();
            }
            held.addAll(holding.ids());
            rows += holding.rows();
            long beyond = holding.ids().stream()
                    .filter(id -> !desk.thanked().contains(id))
                    .count();
            cutOff += beyond;
            if (beyond > desk.cutOff()) {
                unexplained.add(desk + ": " + beyond + " responses are held whose press was not thanked, and "
                        + desk.cutOff() + " kills cut an answer off");
            }
        }
        holdings.keySet().forEach(stranger -> unexplained.add("nobody's installation " + stranger));
        ground.links().stream()
                .filter(link -> link.leaked() > 0)
                .forEach(
                        link -> unexplained.add(link + ": " + link.leaked() + " times a bad certificate was accepted"));
        if (counted < held.size()) {
            unexplained.add("the figures count " + counted + " responses, and " + held.size() + " are held");
        }
        long twice = rows - held.size() + Math.max(0, counted - held.size());
        Set<UUID> found = new HashSet<>(thanked);
        found.retainAll(held);
        return new Verdict(
                thanked.size(),
                found.size(),
                thanked.size() - found.size(),
                twice,
                cutOff,
                refused,
                List.copyOf(unexplained));
    }

    private static void read(Statement statement, Map<UUID, Holding> holdings) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select installation, id, seq from response")) {
            while (rows.next()) {
                UUID installation = rows.getObject(1, UUID.class);
                Holding before = holdings.getOrDefault(installation, new Holding(new HashSet<>(), 0, 0));
                before.ids().add(rows.getObject(2, UUID.class));
                holdings.put(
                        installation,
                        new Holding(before.ids(), before.rows() + 1, Math.max(before.highest(), rows.getLong(3))));
            }
        }
    }

    private static void strangers(Statement statement, String what, String query, List<String> unexplained)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                unexplained.add(what + rows.getString(1));
            }
        }
    }

    private static void compare(Desk desk, Totals totals, Holding holding, List<String> unexplained) {
        if (totals.sealed() != totals.receipted()
                || totals.sealed() != holding.rows()
                || totals.sealed() != holding.highest()) {
            unexplained.add(desk + " sealed " + totals.sealed() + ", has receipts for " + totals.receipted()
                    + ", the agency holds " + holding.rows() + ", the highest number " + holding.highest());
        }
        long uncertain = totals.refused() - desk.refused();
        if (uncertain < 0 || uncertain > desk.cutOff()) {
            unexplained.add(desk + " refused " + desk.refused() + " ratings, and counts " + totals.refused());
        }
        long presses = totals.pressesByLevel().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long surplus = presses - desk.thanked().size();
        if (surplus < 0 || surplus > desk.cutOff()) {
            unexplained.add(desk + " thanked for " + desk.thanked().size() + " presses, and counts " + presses);
        }
    }

    /// As the agency's own figures say, whatever day its terminals believed in.
    private static long counted(Statement statement) throws SQLException {
        try (ResultSet sum = statement.executeQuery("select coalesce(sum(n), 0) from response_tally")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    Verdict with(List<String> allUnexplained) {
        return new Verdict(acknowledged, held, lost, twice, cutOff, refused, List.copyOf(allUnexplained));
    }

    boolean isGood() {
        return acknowledged == held && lost == 0 && twice == 0 && unexplained.isEmpty();
    }

    String line(int faults) {
        return "faults " + faults + ", acknowledged " + acknowledged + ", agency holds " + held + ", lost " + lost
                + ", twice " + twice + ", unexplained " + unexplained.size();
    }
}
