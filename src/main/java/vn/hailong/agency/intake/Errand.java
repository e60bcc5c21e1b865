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
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;
import vn.hailong.wire.Topic;
import vn.hailong.wire.WireFormatException;

/// Asks one terminal for something, over a connection of its own, and waits for what it replies. A terminal that
/// says before its reply that it is online is asked once more: it may have connected only now, and brokers keep no
/// command for who is away. The receivers hear the replies too.
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

        /// It is connected, by what it says itself, and did not reply.
        record Silent(Duration waited) implements Answer {}

        /// It is not connected, by what the broker knows or was last told of it, and did not connect meanwhile.
        record Absent(Duration waited) implements Answer {}
    }

    /// Sends these commands one after the other, each after the answer to the one before. Ends with the first
    /// that gets no reply: those after it would not either.
    ///
    /// @param atMost how long to wait for each reply, and before it as long for a terminal that is not connected
    /// @return the answers, in order
    /// @throws MqttFailure if the broker can't be reached, or refuses a command
    public List<Answer> perform(String terminal, List<Command> commands, Duration atMost)
            throws MqttFailure, InterruptedException {
        Topic topic = new Topic(agency, terminal, Topic.Kind.COMMANDS);
        Said said = new Said(topic);
        List<Answer> answers = new ArrayList<>();
        try (Dialler.Connection connection = dialler.dial(said)) {
            connection.subscribe(List.of(said.status, said.replies));
            for (Command command : commands) {
                Answer answer = ask(connection, topic, command, said, atMost);
                answers.add(answer);
                if (!(answer instanceof Answer.Replied)) {
                    break;
                }
            }
        }
        return answers;
    }

    private static Answer ask(Dialler.Connection connection, Topic topic, Command command, Said said, Duration atMost)
            throws MqttFailure, InterruptedException {
        CompletableFuture<Reply> reply = said.expect(command.id());
        boolean reached = send(connection, topic, command) != PublishResult.UNHEARD;
        try {
            CompletableFuture.anyOf(reply, said.present).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!reply.isDone()) {
                reached = send(connection, topic, command) != PublishResult.UNHEARD;
            }
            return new Answer.Replied(reply.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return reached && said.online ? new Answer.Silent(atMost) : new Answer.Absent(atMost);
        } catch (ExecutionException e) {
            throw new MqttFailure("the connection was lost before the reply: " + reason(e));
        }
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

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    /// What the terminal says while we listen.
    private static final class Said implements MqttListener {
        private final String status;
        private final String replies;
        private final Map<UUID, CompletableFuture<Reply>> expected = new ConcurrentHashMap<>();

        /// It has said that it is online since the last command.
        private volatile CompletableFuture<Boolean> present = new CompletableFuture<>();

        /// The broker tells what was last said of it, before anything that it says now.
        private volatile boolean online;

        Said(Topic topic) {
            this.status = topic.withKind(Topic.Kind.STATUS).toString();
            this.replies = topic.withKind(Topic.Kind.REPLIES).toString();
        }

        CompletableFuture<Reply> expect(UUID command) {
            present = new CompletableFuture<>();
            return expected.computeIfAbsent(command, id -> new CompletableFuture<>());
        }

        @Override
        public void received(IncomingMessage message) {
            try {
                if (message.topic().equals(replies)) {
                    replied(CommandCodec.decodeReply(message.payload()));
                } else if (message.topic().equals(status)) {
                    stands(StatusCodec.decode(message.payload()).state() == Status.State.ONLINE, message.retained());
                }
            } catch (WireFormatException e) {
                // The receivers got it as well: they count it as refused, and staff see it.
                return;
            }
        }

        private void replied(Reply reply) {
            CompletableFuture<Reply> waiting = expected.get(reply.command());
            if (waiting != null) {
                waiting.complete(reply);
            }
        }

        private void stands(boolean now, boolean retained) {
            online = now;
            if (now && !retained) {
                present.complete(true);
            }
        }

        @Override
        public void lost(String reason) {
            expected.values().forEach(waiting -> waiting.completeExceptionally(new MqttFailure(reason)));
        }
    }
}
