package vn.hailong.terminal;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/// How it stands with the broker and the agency behind it. From any thread.
final class Link {
    /// @param online      whether there is a connection
    /// @param since       when it came or went; empty: nothing was tried yet
    /// @param reason      why there is none
    /// @param lastReceipt  when the agency last said that it holds something
    /// @param takeovers    how often another client took the connection over with our id, since the program started
    /// @param lastTakeover when it last did
    record Reading(
            boolean online,
            Optional<OffsetDateTime> since,
            String reason,
            Optional<OffsetDateTime> lastReceipt,
            long takeovers,
            Optional<OffsetDateTime> lastTakeover) {
        Reading withConnection(boolean nowOnline, OffsetDateTime at, String why) {
            return new Reading(nowOnline, Optional.of(at), why, lastReceipt, takeovers, lastTakeover);
        }
    }

    private final Supplier<OffsetDateTime> wall;
    private Reading reading = new Reading(false, Optional.empty(), "", Optional.empty(), 0, Optional.empty());

    Link(Supplier<OffsetDateTime> wall) {
        this.wall = wall;
    }

    synchronized void online() {
        reading = reading.withConnection(true, wall.get(), "");
    }

    synchronized void offline(String reason) {
        reading = reading.withConnection(false, wall.get(), reason);
    }

    synchronized void takenOver(String reason) {
        OffsetDateTime now = wall.get();
        reading = new Reading(
                false, Optional.of(now), reason, reading.lastReceipt(), reading.takeovers() + 1, Optional.of(now));
    }

    synchronized void receipted() {
        reading = new Reading(
                reading.online(),
                reading.since(),
                reading.reason(),
                Optional.of(wall.get()),
                reading.takeovers(),
                reading.lastTakeover());
    }

    synchronized Reading reading() {
        return reading;
    }
}
