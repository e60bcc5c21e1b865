package vn.hailong.wire;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How a terminal is: retained on the broker, renewed at least every 60 s, and left behind as the will.
///
/// @param configRevision  the revision of the configuration that runs, 0 for the one on the card
/// @param refusedMessages messages from the agency's side that the terminal could not read
/// @param pressesByLevel  every press since the installation began, by level, ignored ones too
/// @param buttons         each button's state, by level; empty without a box
/// @param buttonFault     what is wrong with the box of buttons as a whole, in words for a technician
public record Status(
        State state,
        UUID installation,
        String software,
        long configRevision,
        Optional<String> configError,
        OutboxTotals outbox,
        Map<Integer, Long> pressesByLevel,
        long suppressedPresses,
        Map<Integer, ButtonState> buttons,
        Optional<String> buttonFault,
        Clock clock,
        Host host,
        Link link,
        long refusedMessages) {

    public Status {
        pressesByLevel = Collections.unmodifiableMap(new LinkedHashMap<>(pressesByLevel));
        buttons = Collections.unmodifiableMap(new LinkedHashMap<>(buttons));
    }

    public Status withState(State other) {
        return new Status(
                other,
                installation,
                software,
                configRevision,
                configError,
                outbox,
                pressesByLevel,
                suppressedPresses,
                buttons,
                buttonFault,
                clock,
                host,
                link,
                refusedMessages);
    }

    public enum State {
        ONLINE,
        /// The terminal was stopped on purpose, or its will speaks for it.
        OFFLINE
    }

    public enum ButtonState {
        OK,
        /// Down for so long that it is not heard until it is released.
        STUCK,
        /// Its line can't be read.
        MISSING
    }

    /// @param pending       sealed and not yet receipted
    /// @param oldestPending when the oldest of them was sealed
    /// @param refusedTotal  ratings that could not be stored, since the installation began; falls back by
    ///                      those that the card did not take before a kill
    /// @param bytes         size of the database file
    /// @param salvaged      present if the database before this one was damaged: how many responses could be
    ///                      read in it and were sealed anew in this one
    public record OutboxTotals(
            long pending,
            Optional<OffsetDateTime> oldestPending,
            long sealedTotal,
            long receiptedTotal,
            long refusedTotal,
            long bytes,
            Optional<Long> salvaged) {}

    /// @param lastSync when the clock was last seen synchronised, if ever in this boot
    public record Clock(ClockReading reading, OffsetDateTime wall, Optional<OffsetDateTime> lastSync) {}

    /// The way to the broker, since the program started.
    ///
    /// @param takeovers how often another client took the connection over with this terminal's id
    /// @param heldBack  responses that wait because the broker does not take them, even alone
    public record Link(long takeovers, long heldBack) {}

    public record Host(long diskFreeMiB, Optional<Double> temperatureC, Optional<Boolean> throttled, long uptimeS) {}
}
