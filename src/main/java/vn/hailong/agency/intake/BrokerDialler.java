package vn.hailong.agency.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import vn.hailong.config.BrokerConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttConnection;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.mqtt.MqttSettings;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;

/// The real broker.
final class BrokerDialler implements Dialler {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final String agency;
    private final BrokerConfig broker;
    private final Supplier<UUID> ids;

    BrokerDialler(String agency, BrokerConfig broker, Supplier<UUID> ids) {
        this.agency = agency;
        this.broker = broker;
        this.ids = ids;
    }

    @Override
    public Connection dial(MqttListener listener) throws MqttFailure {
        return new Line(MqttConnection.open(settings(), Optional.empty(), Duration.ZERO, listener));
    }

    /// A client id of its own for each connection: two receivers with the same would throw each other out for ever.
    private MqttSettings settings() {
        String clientId =
                "hailong-agency-" + agency + "-" + ids.get().toString().substring(0, 8);
        return new MqttSettings(
                broker.address(),
                clientId,
                broker.user().map(user -> new MqttSettings.Credentials(user, broker.passwordFile())),
                broker.authority()
                        .map(authority -> new MqttSettings.Tls(authority, broker.certificate(), broker.privateKey())),
                KEEP_ALIVE,
                Intake.WINDOW);
    }

    private record Line(MqttConnection connection) implements Connection {
        @Override
        public void subscribe(List<String> filters) throws MqttFailure {
            connection.subscribe(filters);
        }

        @Override
        public CompletableFuture<PublishResult> publish(OutgoingMessage message) {
            return connection.publish(message);
        }

        @Override
        public void acknowledge(IncomingMessage message) {
            connection.acknowledge(message);
        }

        @Override
        public boolean isOpen() {
            return connection.isOpen();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
