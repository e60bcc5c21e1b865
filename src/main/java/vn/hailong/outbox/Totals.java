package vn.hailong.outbox;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything that was ever counted here, since the installation began.
///
/// @param sealed         responses with a number; the highest number
/// @param receipted      those the agency holds
/// @param oldestPending  when the oldest response without a receipt was sealed
/// @param refused        ratings that could not be stored
/// @param pressesByLevel every press, ignored ones too
/// @param suppressed     presses ignored because they came too soon
/// @param salvaged       responses that were read in a damaged database, with which this one began
/// @param replacesDamaged whether a damaged database was set aside when this one began
/// @param bytes          size of the database file
public record Totals(
        long sealed,
        long receipted,
        Optional<Instant> oldestPending,
        long refused,
        Map<Integer, Long> pressesByLevel,
        long suppressed,
        long salvaged,
        boolean replacesDamaged,
        long bytes) {

    public Totals {
        pressesByLevel = Collections.unmodifiableMap(new TreeMap<>(pressesByLevel));
    }

    public long pending() {
        return sealed - receipted;
    }
}
