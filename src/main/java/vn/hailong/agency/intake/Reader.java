package vn.hailong.agency.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tinylog.Logger;
import vn.hailong.agency.store.Arrival;
import vn.hailong.agency.store.Code;
import vn.hailong.agency.store.Origin;
import vn.hailong.agency.store.QuarantinedElement;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.wire.Batch;
import vn.hailong.wire.CommandCodec;
import vn.hailong.wire.Reply;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.StatusCodec;
import vn.hailong.wire.Topic;
import vn.hailong.wire.WireFormatException;

/// Turns a received message into what is to be kept of it. Never fails: what it can't read, it refuses.
final class Reader {
    private static final String NO_KIND = "other";

    private final String agency;
    private final Judge judge;

    Reader(String agency, Judge judge) {
        this.agency = agency;
        this.judge = judge;
    }

    /// @param origin   the sender, when the message was a batch and earns a receipt
    /// @param arrivals what is to be kept
    record Reading(Optional<Origin> origin, List<Arrival> arrivals) {
        Reading {
            arrivals = List.copyOf(arrivals);
        }
    }

    Reading read(IncomingMessage message, Instant receivedAt) {
        Optional<Topic> topic =
                Topic.parse(message.topic()).filter(parsed -> parsed.agency().equals(agency));
        if (topic.isEmpty()) {
            return refused(message, receivedAt, topic, Code.FOREIGN_TOPIC, "not a topic of a terminal of " + agency);
        }
        if (message.payload().length > Batch.MAXIMUM_BYTES) {
            return refused(
                    message,
                    receivedAt,
                    topic,
                    Code.OVERSIZED,
                    "found " + message.payload().length + " bytes, expected at most " + Batch.MAXIMUM_BYTES);
        }
        try {
            return switch (topic.get().kind()) {
                case RESPONSES -> responses(message, receivedAt, topic.get().terminal());
                case STATUS -> status(message, receivedAt, topic.get().terminal());
                case REPLIES -> reply(message, topic.get().terminal());
                case RECEIPTS, CONFIG, COMMANDS ->
                    refused(message, receivedAt, topic, Code.FOREIGN_TOPIC, "only the agency sends on this topic");
            };
        } catch (WireFormatException e) {
            return refused(message, receivedAt, topic, Code.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private Reading responses(IncomingMessage message, Instant receivedAt, String terminal) throws WireFormatException {
        Batch batch = ResponseCodec.decodeBatch(message.payload());
        Origin origin = new Origin(terminal, batch.installation());
        return new Reading(
                Optional.of(origin),
                batch.entries().stream()
                        .map(entry -> arrival(receivedAt, origin, entry))
                        .toList());
    }

    private Arrival arrival(Instant receivedAt, Origin origin, Batch.Entry entry) {
        return switch (entry) {
            case Batch.Readable(SealedResponse sealed, byte[] bytes) ->
                judged(new Arrival.Understood(origin, sealed, bytes, receivedAt));
            case Batch.Unreadable(Optional<Long> seq, String problem, byte[] bytes) ->
                new Arrival.NotUnderstood(origin, Optional.empty(), seq, bytes, Code.MALFORMED, problem, receivedAt);
        };
    }

    private Arrival judged(Arrival.Understood arrival) {
        return switch (judge.judge(arrival.origin().terminal(), arrival.sealed().response())) {
            case Verdict.Countable() -> arrival.prepare();
            case Verdict.NotCountable(Code code, String problem) -> notUnderstood(arrival, code, problem);
        };
    }

    /// The same response as one that can't be counted.
    static Arrival.NotUnderstood notUnderstood(Arrival.Understood arrival, Code code, String problem) {
        return new Arrival.NotUnderstood(
                arrival.origin(),
                Optional.<UUID>of(arrival.sealed().response().id()),
                Optional.of(arrival.sealed().seq()),
                arrival.bytes(),
                code,
                problem,
                arrival.receivedAt());
    }

    private static Reading status(IncomingMessage message, Instant receivedAt, String terminal)
            throws WireFormatException {
        byte[] payload = message.payload();
        return new Reading(
                Optional.empty(),
                List.of(new Arrival.StatusHeard(
                        terminal, StatusCodec.decode(payload), payload, !message.retained(), receivedAt)));
    }

    private static Reading reply(IncomingMessage message, String terminal) throws WireFormatException {
        Reply reply = CommandCodec.decodeReply(message.payload());
        Logger.info(
                "Terminal {} on command {}: {}, {}",
                terminal,
                reply.command(),
                reply.outcome(),
                reply.detail().replaceAll("\\p{Cntrl}", " "));
        return new Reading(Optional.empty(), List.of());
    }

    private Reading refused(
            IncomingMessage message, Instant receivedAt, Optional<Topic> topic, Code code, String problem) {
        return new Reading(
                Optional.empty(),
                List.of(new Arrival.Refused(
                        topic.map(Topic::terminal).filter(judge::knowsTerminal),
                        topic.map(known -> known.kind().segment()).orElse(NO_KIND),
                        message.topic(),
                        message.payload(),
                        code,
                        problem,
                        receivedAt)));
    }

    /// A response from the quarantine, if it is understood now.
    Optional<Arrival.Understood> again(QuarantinedElement element) {
        try {
            SealedResponse sealed = ResponseCodec.decode(element.bytes());
            return judge.judge(element.origin().terminal(), sealed.response()) instanceof Verdict.Countable
                    ? Optional.of(
                            new Arrival.Understood(element.origin(), sealed, element.bytes(), element.receivedAt()))
                    : Optional.empty();
        } catch (WireFormatException e) {
            return Optional.empty(); // still as malformed as when it was stored
        }
    }
}
