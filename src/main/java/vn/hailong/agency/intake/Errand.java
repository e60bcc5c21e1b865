package vn.hailong.agency.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import vn.hailong.config.BrokerConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;
import vn.hailong.wire.Command;
import vn.hailong.wire.CommandCodec;
import vn.hailong.wire.Reply;
import vn.hailong.wire.Topic;
import vn.hailong.wire.WireFormatException;

/// Asks one terminal for something, over a connection of its own, and waits for what it replies. The
/// receivers hear the replies too.
public final class Errand {
    /// After it the broker drops a command that nobody has fetched.
    public static final Duration EXPIRY = Duration.ofSeconds(60);

    private final String agency;
    private final Dialler dialler;

    Errand(String agency, Dialler dialler) {
        this.agency = agency;
        this.dialler = dialler;
    }

    /// @param ids draws what makes each connection's client id unique
    public static Errand of(String agency, BrokerConfig broker, Supplier<UUID> ids) {
        return new Errand(agency, new BrokerDialler(agency, broker, ids));
    }

    /// What became of a command.
    public sealed interface Answer {
        record Replied(Reply reply) implements Answer {}

        /// The broker knows nobody who listens on the terminal's topic of commands.
        record Unheard() implements Answer {}

        record Silent(Duration waited) implements Answer {}
    }

    /// Sends these commands one after the other, each after the answer to the one before. Ends with the first
    /// that gets no reply: those after it would not either.
    ///
    /// @param atMost how long to wait for each reply
    /// @return the answers, in order
    /// @throws MqttFailure if the broker can't be reached, or refuses a command
    public List<Answer> perform(String terminal, List<Command> commands, Duration atMost)
            throws MqttFailure, InterruptedException {
        Topic topic = new Topic(agency, terminal, Topic.Kind.COMMANDS);
        Replies replies = new Replies(topic.withKind(Topic.Kind.REPLIES).toString());
        List<Answer> answers = new ArrayList<>();
        try (Dialler.Connection connection = dialler.dial(replies)) {
            connection.subscribe(List.of(replies.topic));
            for (Command command : commands) {
                CompletableFuture<Reply> reply = replies.expect(command.id());
                Answer answer = send(connection, topic, command) == PublishResult.UNHEARD
                        ? new Answer.Unheard()
                        : await(reply, atMost);
                answers.add(answer);
                if (!(answer instanceof Answer.Replied)) {
                    break;
                }
            }
        }
        return answers;
    }

    private static PublishResult send(Dialler.Connection connection, Topic topic, Command command)
            throws MqttFailure, InterruptedException {
        OutgoingMessage message = new OutgoingMessage(
                topic.toString(), CommandCodec.encode(command), "command/1", false, Optional.of(EXPIRY));
        try {
            return connection.publish(message).get(EXPIRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new MqttFailure("the command was not sent to " + topic + ": " + reason(e));
        } catch (TimeoutException e) {
            throw new MqttFailure("the command was not sent to " + topic + ": the broker took nothing for "
                    + EXPIRY.toSeconds() + " s");
        }
    }

    private static Answer await(CompletableFuture<Reply> reply, Duration atMost)
            throws MqttFailure, InterruptedException {
        try {
            return new Answer.Replied(reply.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Answer.Silent(atMost);
        } catch (ExecutionException e) {
            throw new MqttFailure("the connection was lost before the reply: " + reason(e));
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    private static final class Replies implements MqttListener {
        private final String topic;
        private final Map<UUID, CompletableFuture<Reply>> expected = new ConcurrentHashMap<>();

        Replies(String topic) {
            this.topic = topic;
        }

        CompletableFuture<Reply> expect(UUID command) {
            return expected.computeIfAbsent(command, id -> new CompletableFuture<>());
        }

        @Override
        public void received(IncomingMessage message) {
            try {
                Reply reply = CommandCodec.decodeReply(message.payload());
                CompletableFuture<Reply> waiting = expected.get(reply.command());
                if (waiting != null && message.topic().equals(topic)) {
                    waiting.complete(reply);
                }
            } catch (WireFormatException e) {
                // The receivers got it as well: they count it as refused, and staff see it.
                return;
            }
        }

        @Override
        public void lost(String reason) {
            expected.values().forEach(waiting -> waiting.completeExceptionally(new MqttFailure(reason)));
        }
    }
}
