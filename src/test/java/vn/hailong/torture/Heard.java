package vn.hailong.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was heard of one terminal and its citizens, by somebody outside of the process: no kill takes it back.
/// From any thread.
final class Heard {
    private static final String PRESS = "press ";
    private static final String THANKED = "thanked ";
    private static final Duration STRANGE = Duration.ofHours(1);

    private final Map<UUID, Integer> thanked = new HashMap<>();
    private final List<Integer> cutOff = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();
    private long refused;
    private long strangeTimes;
    /// The level that was pressed, and not answered so far; 0: none.
    private int waiting;

    /// A line of what [TortureTerminal] says.
    synchronized void hear(String line) {
        if (line.startsWith(PRESS)) {
            waiting = Integer.parseInt(line.substring(PRESS.length()));
        } else if (line.startsWith(THANKED) && line.length() == THANKED.length() + 36) {
            thank(UUID.fromString(line.substring(THANKED.length())));
        } else if (line.equals("refused")) {
            refused++;
            waiting = 0;
        } else if (line.equals("silent")) {
            oddities.add("a press that nothing answered");
            waiting = 0;
        }
    }

    private void thank(UUID id) {
        if (waiting == 0) {
            oddities.add("thanked for nothing: " + id);
        }
        if (thanked.putIfAbsent(id, waiting) != null) {
            oddities.add("thanked twice for " + id);
        }
        waiting = 0;
        // The first 48 bits of such an id are the milliseconds of the terminal's clock.
        Instant said = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        if (Duration.between(said, Instant.now()).abs().compareTo(STRANGE) > 0) {
            strangeTimes++;
        }
    }

    /// The process has ended: nobody answers any more.
    synchronized void ended() {
        if (waiting != 0) {
            cutOff.add(waiting);
            waiting = 0;
        }
    }

    synchronized void odd(String oddity) {
        oddities.add(oddity);
    }

    /// The level that was pressed, by the id that was thanked for.
    synchronized Map<UUID, Integer> thanked() {
        return Map.copyOf(thanked);
    }

    synchronized long refused() {
        return refused;
    }

    /// The levels whose answer an end has cut off.
    synchronized List<Integer> cutOff() {
        return List.copyOf(cutOff);
    }

    /// Thanks whose time is more than an hour off.
    synchronized long strangeTimes() {
        return strangeTimes;
    }

    /// What should never happen.
    synchronized List<String> oddities() {
        return List.copyOf(oddities);
    }
}
