package vn.hailong.agency.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.Status;

/// Something that came from the terminals and is to be kept.
public sealed interface Arrival {
    /// A response that can be counted, unless the database knows better.
    ///
    /// @param bytes      as they came
    /// @param receivedAt when it came for the first time
    /// @param prepared   made already, so that the thread that waits for the database need not
    record Understood(
            Origin origin, SealedResponse sealed, byte[] bytes, Instant receivedAt, Optional<ResponseRow> prepared)
            implements Arrival {
        public Understood(Origin origin, SealedResponse sealed, byte[] bytes, Instant receivedAt) {
            this(origin, sealed, bytes, receivedAt, Optional.empty());
        }

        /// The same, with what the database takes. For a response that can be stored (its times are in the calendar).
        public Understood prepare() {
            return new Understood(origin, sealed, bytes, receivedAt, Optional.of(ResponseRow.of(this)));
        }

        ResponseRow row() {
            return prepared.orElseGet(() -> ResponseRow.of(this));
        }
    }

    /// A response that can't be counted now.
    ///
    /// @param id      if it could be read: a response that was counted in better days stays counted
    /// @param problem for staff
    record NotUnderstood(
            Origin origin,
            Optional<UUID> id,
            Optional<Long> seq,
            byte[] bytes,
            Code code,
            String problem,
            Instant receivedAt)
            implements Arrival {}

    /// A message that is no batch and no status at all.
    ///
    /// @param terminal the configured terminal whose topic it was, if it was one
    /// @param kind     of topic: the oldest of many are dropped kind by kind
    record Refused(
            Optional<String> terminal,
            String kind,
            String topic,
            byte[] payload,
            Code code,
            String problem,
            Instant receivedAt)
            implements Arrival {}

    /// A well-formed status.
    ///
    /// @param payload as it came
    /// @param fresh   whether the terminal sent it just now; else the broker had kept it
    record StatusHeard(String terminal, Status status, byte[] payload, boolean fresh, Instant receivedAt)
            implements Arrival {}
}
