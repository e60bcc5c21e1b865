package vn.hailong.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.config.BrokerConfig;
import vn.hailong.config.TerminalConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttConnection;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.mqtt.MqttRefusal;
import vn.hailong.mqtt.MqttSettings;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;
import vn.hailong.sync.Uplink;
import vn.hailong.sync.UplinkException;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Schema;
import vn.hailong.wire.Topic;

/// The courier's way over MQTT, on this terminal's own topics.
final class MqttUplink implements Uplink {
    private static final Duration WILL_DELAY = Duration.ofSeconds(30);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final int RECEIVE_MAXIMUM = 64;

    private final MqttSettings settings;
    private final Topic own;
    private final Supplier<byte[]> will;

    /// @param will the status that the broker publishes for us if we vanish
    MqttUplink(TerminalConfig config, Supplier<byte[]> will) {
        this.own = new Topic(config.agency(), config.terminal(), Topic.Kind.STATUS);
        this.will = will;
        BrokerConfig broker = config.broker();
        this.settings = new MqttSettings(
                broker.address(),
                "hailong-" + config.terminal(),
                broker.user().map(user -> new MqttSettings.Credentials(user, broker.passwordFile())),
                broker.authority()
                        .map(authority -> new MqttSettings.Tls(authority, broker.certificate(), broker.privateKey())),
                KEEP_ALIVE,
                RECEIVE_MAXIMUM);
    }

    @Override
    public Connection connect(Listener listener) throws UplinkException {
        Adapter adapter = new Adapter(listener);
        try {
            MqttConnection connection = MqttConnection.open(
                    settings, Optional.of(message(Topic.Kind.STATUS, will.get())), WILL_DELAY, adapter);
            adapter.connection = connection;
            try {
                connection.subscribe(List.of(
                        own.withKind(Topic.Kind.RECEIPTS).toString(),
                        own.withKind(Topic.Kind.CONFIG).toString(),
                        own.withKind(Topic.Kind.COMMANDS).toString()));
            } catch (MqttFailure e) {
                connection.close();
                throw e;
            }
            return new Connection() {
                @Override
                public CompletableFuture<Delivery> send(Topic.Kind kind, byte[] payload) {
                    return connection.publish(message(kind, payload)).handle(MqttUplink::delivery);
                }

                @Override
                public int mostBytes(Topic.Kind kind) {
                    return connection.mostBytes(own.withKind(kind).toString(), Schema.of(kind));
                }

                @Override
                public void close() {
                    connection.close();
                }
            };
        } catch (MqttFailure e) {
            throw new UplinkException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Delivery delivery(@Nullable PublishResult result, @Nullable Throwable failure) {
        return switch (failure) {
            case null -> result == PublishResult.UNHEARD ? Delivery.UNHEARD : Delivery.TAKEN;
            case MqttRefusal refusal -> {
                Logger.warn("{}", refusal.getMessage());
                yield Delivery.REFUSED;
            }
            default -> throw new CompletionException(failure);
        };
    }

    private OutgoingMessage message(Topic.Kind kind, byte[] payload) {
        return new OutgoingMessage(
                own.withKind(kind).toString(), payload, Schema.of(kind), kind == Topic.Kind.STATUS, Optional.empty());
    }

    /// Hands messages on and acknowledges them: what a terminal receives is safe to lose, since the agency repeats it.
    private static final class Adapter implements MqttListener {
        private final Listener listener;
        private volatile @Nullable MqttConnection connection;

        Adapter(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void received(IncomingMessage message) {
            Optional<Topic> topic = Topic.parse(message.topic());
            if (topic.isEmpty()) {
                listener.refused(message.topic(), "not a topic of the contract");
            } else if (message.payload().length > Batch.MAXIMUM_BYTES) {
                listener.refused(
                        message.topic(),
                        "found " + message.payload().length + " bytes, expected at most " + Batch.MAXIMUM_BYTES);
            } else {
                listener.received(topic.get().kind(), message.payload());
            }
            MqttConnection open = connection;
            if (open != null) {
                open.acknowledge(message);
            }
        }

        @Override
        public void lost(String reason) {
            listener.lost(reason);
        }

        @Override
        public void takenOver(String reason) {
            listener.takenOver(reason);
        }
    }
}
