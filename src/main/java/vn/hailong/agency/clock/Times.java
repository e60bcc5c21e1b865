package vn.hailong.agency.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hailong.wire.Response;
import vn.hailong.wire.Status;

/// The rules by which times are believed and repaired. Knows no database and no clock.
public final class Times {
    /// The agency's clock and a terminal's may differ by so much: more is the future, and nobody answers there.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// Before this program existed nobody answered either: 1970 is where a clock without a battery starts.
    static final Instant FLOOR = Instant.parse("2024-01-01T00:00:00Z");

    /// Responses are numbered when they end, so one may stand after another that began a little later.
    public static final Duration SLACK = Duration.ofMinutes(15);

    private Times() {}

    /// Whether the time that a response states is taken as it is.
    public static boolean isTrusted(Response response, Instant receivedAt) {
        Instant claimed = response.answeredAt().toInstant();
        return response.clock().synced() && isPossible(claimed, receivedAt);
    }

    /// Whether a terminal may have done something at this time, of which was heard then.
    public static boolean isPossible(Instant claimed, Instant receivedAt) {
        return !claimed.isBefore(FLOOR) && !claimed.isAfter(receivedAt.plus(TOLERANCE));
    }

    /// What a status says of the terminal's start. It has to be fresh: a will and a retained status are not.
    ///
    /// @param fresh whether the terminal has only just sent it
    public static Optional<Anchor> anchor(Status status, Instant heardAt, boolean fresh) {
        long uptimeMs = status.clock().reading().uptimeMs();
        if (!fresh || status.state() != Status.State.ONLINE || uptimeMs > Anchor.LONGEST.toMillis()) {
            return Optional.empty();
        }
        Instant wall = status.clock().wall().toInstant();
        boolean believed = status.clock().reading().synced()
                && Duration.between(wall, heardAt).abs().compareTo(TOLERANCE) <= 0;
        return Optional.of(believed ? Anchor.synced(wall, uptimeMs) : Anchor.heard(heardAt, uptimeMs));
    }

    /// What a trusted response says of it.
    public static Anchor anchor(Response trusted) {
        return Anchor.synced(trusted.answeredAt().toInstant(), trusted.clock().uptimeMs());
    }

    /// By the start of the same boot.
    ///
    /// @param uptimeMs of the response
    public static Repair repair(Anchor anchor, long uptimeMs, Instant receivedAt) {
        Duration drift = anchor.drift(uptimeMs);
        long uptime = Math.min(uptimeMs, Anchor.LONGEST.toMillis());
        Instant at = earlier(anchor.bootedAt().plusMillis(uptime), receivedAt);
        Instant latest = earlier(at.plus(anchor.late()).plus(drift), receivedAt);
        return new Repair(
                anchor.kind() == Anchor.Kind.SYNCED ? Repair.Method.SYNCED : Repair.Method.HEARD,
                at,
                Optional.of(at.minus(anchor.early()).minus(drift)),
                latest);
    }

    /// By what is known of its neighbours in the sequence and of its arrival: the claimed time if it lies
    /// between, else the latest that is possible.
    ///
    /// @param before when the nearest one before it was answered, if that is known
    /// @param after  when the nearest one after it was
    public static Repair bound(Instant claimed, Instant receivedAt, Optional<Instant> before, Optional<Instant> after) {
        Instant latest =
                after.map(time -> earlier(time.plus(SLACK), receivedAt)).orElse(receivedAt);
        return within(claimed, before.map(time -> time.minus(SLACK)), latest);
    }

    /// The same between bounds that are known.
    public static Repair within(Instant claimed, Optional<Instant> earliest, Instant latest) {
        // Neighbours that contradict the arrival, or each other, say nothing.
        Optional<Instant> bound = earliest.filter(time -> !time.isAfter(latest));
        boolean possible =
                !claimed.isBefore(bound.orElse(FLOOR)) && !claimed.isBefore(FLOOR) && !claimed.isAfter(latest);
        return new Repair(Repair.Method.BOUND, possible ? claimed : latest, bound, latest);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
