package vn.hailong.terminal;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/// How it stands with the broker and the agency behind it. From any thread.
final class Link {
    /// @param online      whether there is a connection
    /// @param since       when it came or went; empty: nothing was tried yet
    /// @param reason      why there is none
    /// @param lastReceipt when the agency last said that it holds something
    record Reading(
            boolean online, Optional<OffsetDateTime> since, String reason, Optional<OffsetDateTime> lastReceipt) {}

    private final Supplier<OffsetDateTime> wall;
    private Reading reading = new Reading(false, Optional.empty(), "", Optional.empty());

    Link(Supplier<OffsetDateTime> wall) {
        this.wall = wall;
    }

    synchronized void online() {
        reading = new Reading(true, Optional.of(wall.get()), "", reading.lastReceipt());
    }

    synchronized void offline(String reason) {
        reading = new Reading(false, Optional.of(wall.get()), reason, reading.lastReceipt());
    }

    synchronized void receipted() {
        reading = new Reading(reading.online(), reading.since(), reading.reason(), Optional.of(wall.get()));
    }

    synchronized Reading reading() {
        return reading;
    }
}
