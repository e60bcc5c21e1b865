package vn.hailong.torture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A response as the agency's database holds it, and what is odd about that, compared with what was heard.
///
/// @param sent     what the terminal has sent, which nobody edits
/// @param repaired by which method its time was repaired; empty if its own is believed
/// @param at       when it was answered, as far as the agency knows
/// @param earliest not before; empty if it claims to know nothing of that
/// @param latest   nor after
/// @param day      in which it is counted
record Held(
        UUID id,
        UUID installation,
        long seq,
        String terminal,
        Sent sent,
        Optional<String> repaired,
        Instant at,
        Optional<Instant> earliest,
        Instant latest,
        LocalDate day) {
    /// The question that a press answers.
    static final String ITEM = "btn.overall";

    private static final ZoneId CIVIL = ZoneId.of("Asia/Ho_Chi_Minh");
    /// The rig hears of a press a little later than it was announced.
    private static final int EARLY_SECONDS = 5;
    /// Times are cut to milliseconds, uptimes to hundredths.
    private static final int LATE_SECONDS = 1;
    /// Where nothing but neighbours tells the time of a response, it is dated by theirs, give or take so much.
    private static final int NEIGHBOURS_SECONDS = 15 * 60;

    /// @param answers by item, as JSON
    record Sent(
            String unit,
            String counter,
            String questionnaire,
            int version,
            String channel,
            boolean synced,
            Map<String, String> answers) {
        String answer(String item) {
            return answers.getOrDefault(item, "");
        }
    }

    /// What is odd about where it is held and in which day.
    ///
    /// @param from not before this it was answered, by a clock that is right
    /// @param to   nor after
    List<String> oddities(String atTerminal, String atCounter, Instant from, Instant to) {
        List<String> odd = new ArrayList<>();
        if (!terminal.equals(atTerminal) || !sent.counter().equals(atCounter)) {
            odd.add("is held for terminal " + terminal + " at counter " + sent.counter());
        }
        Instant first = from.minusSeconds(EARLY_SECONDS);
        Instant last = to.plusSeconds(LATE_SECONDS);
        if (earliest.filter(time -> time.isAfter(last)).isPresent() || latest.isBefore(first)) {
            odd.add("was given between " + from + " and " + to + ", and is held as answered between "
                    + earliest.map(Instant::toString).orElse("whenever") + " and " + latest + " by "
                    + repaired.orElse("its own clock"));
        }
        if (!sent.synced() && repaired.isEmpty()) {
            odd.add("says that its clock is not synchronised, and is believed");
        }
        if (!day.equals(civil(at))) {
            odd.add("is counted on " + day + " and held as answered at " + at);
        }
        if (day.isBefore(civil(first.minusSeconds(NEIGHBOURS_SECONDS)))
                || day.isAfter(civil(last.plusSeconds(NEIGHBOURS_SECONDS)))) {
            odd.add("was given between " + from + " and " + to + ", and is counted on " + day);
        }
        return odd;
    }

    private static LocalDate civil(Instant time) {
        return LocalDate.ofInstant(time, CIVIL);
    }
}
