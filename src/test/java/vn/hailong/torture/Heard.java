package vn.hailong.torture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was heard of one terminal and its citizens, by somebody outside of the process: no kill takes it back, and the
/// times are those of a clock that is right. From any thread.
final class Heard {
    private static final Duration STRANGE = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<UUID, Press> thanked = new HashMap<>();
    private final Map<UUID, FollowUp> followUps = new HashMap<>();
    private final List<Press> cutOff = new ArrayList<>();
    private final List<Press> refusals = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();
    private long strangeTimes;
    /// What was not answered so far.
    private @Nullable Press waiting;

    /// A press of a level, and what came of it.
    ///
    /// @param from when it was announced
    /// @param to   when it was answered, or when nobody could answer any more
    record Press(int level, Instant from, Instant to) {}

    /// What a citizen answered to the second question.
    ///
    /// @param answer as the agency's database writes it
    /// @param sealed whether the terminal said that it is
    record FollowUp(String answer, boolean sealed) {}

    Heard(InstantSource clock) {
        this.clock = clock;
    }

    /// A line of what [TortureTerminal] says.
    synchronized void hear(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "press" -> {
                Instant now = clock.instant();
                waiting = new Press(Integer.parseInt(words[1]), now, now);
            }
            case "thanked" -> thank(UUID.fromString(words[1]));
            case "refused" -> answered().ifPresent(refusals::add);
            case "answers" ->
                followUps.put(
                        UUID.fromString(words[1]),
                        new FollowUp("[\"" + words[2].replace(",", "\", \"") + "\"]", false));
            case "sealed" ->
                followUps.computeIfPresent(
                        UUID.fromString(words[1]), (id, answer) -> new FollowUp(answer.answer(), true));
            case "silent" -> {
                oddities.add("a press that nothing answered");
                answered();
            }
            case "early" -> oddities.add("the screen thanked before the press was stored" + waitingFor());
            case "unthanked" -> oddities.add("the screen did not thank for a press that was stored");
            case "unasked" -> oddities.add("a second question that was not asked, or whose answer nothing answered");
            case "ready", "drained" -> {}
            default -> oddities.add("said " + line);
        }
    }

    private String waitingFor() {
        Press press = waiting;
        return press == null ? "" : ": level " + press.level() + " at " + press.from();
    }

    private Optional<Press> answered() {
        Press press = waiting;
        waiting = null;
        return Optional.ofNullable(press).map(p -> new Press(p.level(), p.from(), clock.instant()));
    }

    private void thank(UUID id) {
        Press press = answered().orElseGet(() -> {
            oddities.add("thanked for nothing: " + id);
            return new Press(0, clock.instant(), clock.instant());
        });
        if (thanked.putIfAbsent(id, press) != null) {
            oddities.add("thanked twice for " + id);
        }
        // The first 48 bits of such an id are the milliseconds of the terminal's clock.
        Instant said = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        if (Duration.between(said, clock.instant()).abs().compareTo(STRANGE) > 0) {
            strangeTimes++;
        }
    }

    /// The process has ended: nobody answers any more.
    synchronized void ended() {
        answered().ifPresent(cutOff::add);
    }

    synchronized void odd(String oddity) {
        oddities.add(oddity);
    }

    /// By the id that was thanked for.
    synchronized Map<UUID, Press> thanked() {
        return Map.copyOf(thanked);
    }

    /// By the id of the response that they belong to.
    synchronized Map<UUID, FollowUp> followUps() {
        return Map.copyOf(followUps);
    }

    synchronized List<Press> refusals() {
        return List.copyOf(refusals);
    }

    /// Those whose answer an end has cut off.
    synchronized List<Press> cutOff() {
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
