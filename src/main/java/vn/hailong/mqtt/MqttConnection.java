package vn.hailong.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One MQTT 5 connection with a clean start and no session: whatever must survive lives in our own databases.
///
/// Guarantees: never more messages in flight than the broker's Receive Maximum allows (the rest waits its turn here);
/// never a packet larger than its Maximum Packet Size; a publish completes exactly once; nothing that arrives is
/// acknowledged before [#acknowledge].
public final class MqttConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /// Ours, when the broker allows more: enough to fill a link, little enough to lose nothing much with it.
    private static final int WINDOW = 64;
    private static final int NO_SUBSCRIBERS = 0x10;
    /// Absent from CONNACK means this much (MQTT 5, 3.2.2.3.3).
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

    private final MqttAsyncClient client;
    private final String broker;
    private final PahoEvents events;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// What a PUBLISH needs beside topic, schema and payload: lengths, packet id, the properties that we set.
    private static final int OVERHEAD = 64;

    private int window = 1;
    /// Absent from CONNACK means no limit (MQTT 5, 3.2.2.3.6).
    private long largestPacket = Long.MAX_VALUE;
    private final Set<Publication> inFlight = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Queue<Publication> waiting = new ArrayDeque<>();

    private record Publication(OutgoingMessage message, CompletableFuture<PublishResult> done) {}

    /// Connects, and returns when the broker has accepted us.
    ///
    /// @param will      published by the broker if we vanish
    /// @param willDelay how long the broker waits with it, so that a short break goes unnoticed
    public static MqttConnection open(
            MqttSettings settings, Optional<OutgoingMessage> will, Duration willDelay, MqttListener listener)
            throws MqttFailure {
        MqttConnection connection = new MqttConnection(settings, listener);
        try {
            connection.connect(settings, will, willDelay);
            return connection;
        } catch (MqttException | IOException e) {
            connection.close();
            throw new MqttFailure("can't connect to " + settings.broker() + ": " + reason(e), e);
        }
    }

    private MqttConnection(MqttSettings settings, MqttListener listener) throws MqttFailure {
        this.broker = settings.broker().toString();
        Payloads payloads = new Payloads();
        this.events = new PahoEvents(listener, payloads, this::lost);
        String scheme = settings.tls().isPresent() ? "ssl" : "tcp";
        String address = scheme + "://" + settings.broker().getHost() + ":" + port(settings);
        try {
            client = new PahoClient(address, settings.clientId(), payloads);
        } catch (MqttException e) {
            throw new MqttFailure("can't use " + broker + " as " + settings.clientId() + ": " + reason(e), e);
        }
        client.setManualAcks(true);
        client.setCallback(events);
    }

    private static int port(MqttSettings settings) {
        int port = settings.broker().getPort();
        return port > 0 ? port : settings.tls().isPresent() ? 8883 : 1883;
    }

    private void connect(MqttSettings settings, Optional<OutgoingMessage> will, Duration willDelay)
            throws MqttException, IOException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout((int) PATIENCE.toSeconds());
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setReceiveMaximum(settings.receiveMaximum());
        if (settings.credentials().isPresent()) {
            MqttSettings.Credentials credentials = settings.credentials().get();
            options.setUserName(credentials.user());
            if (credentials.passwordFile().isPresent()) {
                options.setPassword(Files.readString(credentials.passwordFile().get())
                        .strip()
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        if (settings.tls().isPresent()) {
            options.setSocketFactory(TlsSockets.of(settings.tls().get()));
            options.setHttpsHostnameVerificationEnabled(true);
        }
        if (will.isPresent()) {
            MqttProperties willProperties = properties(will.get());
            willProperties.setWillDelayInterval(willDelay.toSeconds());
            options.setWill(will.get().topic(), pahoMessage(will.get()));
            options.setWillMessageProperties(willProperties);
        }
        IMqttToken token = client.connect(options);
        token.waitForCompletion(PATIENCE.plusSeconds(5).toMillis());
        MqttProperties accepted = token.getResponseProperties();
        @Nullable Integer theirs = accepted == null ? null : accepted.getReceiveMaximum();
        @Nullable Long largest = accepted == null ? null : accepted.getMaximumPacketSize();
        synchronized (this) {
            largestPacket = largest == null || largest < 1 ? Long.MAX_VALUE : largest;
            window = Math.min(WINDOW, theirs == null || theirs < 1 ? DEFAULT_RECEIVE_MAXIMUM : theirs);
        }
    }

    /// Subscribes at QoS 1, and returns when the broker has agreed to every filter.
    public void subscribe(List<String> filters) throws MqttFailure {
        int[] qualities = new int[filters.size()];
        java.util.Arrays.fill(qualities, 1);
        try {
            IMqttToken token = client.subscribe(filters.toArray(String[]::new), qualities);
            token.waitForCompletion(PATIENCE.toMillis());
            int[] reasons = token.getReasonCodes();
            for (int i = 0; reasons != null && i < reasons.length; i++) {
                if (reasons[i] >= 0x80) {
                    throw new MqttFailure(broker + " refused the subscription to " + filters.get(i)
                            + " with reason code " + reasons[i]);
                }
            }
        } catch (MqttException e) {
            throw new MqttFailure("can't subscribe to " + filters + " at " + broker + ": " + reason(e), e);
        }
    }

    /// The largest payload that the broker takes with this topic and schema, in bytes; at least 0.
    public int mostBytes(String topic, String schema) {
        int head = OVERHEAD
                + topic.getBytes(StandardCharsets.UTF_8).length
                + schema.getBytes(StandardCharsets.UTF_8).length;
        synchronized (this) {
            return (int) Math.max(0, Math.min(Integer.MAX_VALUE, largestPacket - head));
        }
    }

    /// Publishes at QoS 1. Completes when the broker has acknowledged. Fails with [MqttRefusal] if it refuses, or
    /// if the message is larger than it takes; with [MqttFailure] if the connection is lost first, and then nobody
    /// knows whether it arrived.
    public CompletableFuture<PublishResult> publish(OutgoingMessage message) {
        int most = mostBytes(message.topic(), message.schema());
        if (message.payload().length > most) {
            // The broker would close the connection, and everything else with it.
            return CompletableFuture.failedFuture(new MqttRefusal("can't publish on " + message.topic() + " at "
                    + broker + ": found " + message.payload().length + " bytes, expected at most " + most));
        }
        Publication publication = new Publication(message, new CompletableFuture<>());
        var unused = publication.done().whenComplete((done, failure) -> landed(publication));
        boolean now;
        synchronized (this) {
            if (closed.get()) {
                return CompletableFuture.failedFuture(closedFailure());
            }
            now = inFlight.size() < window;
            if (now) {
                inFlight.add(publication);
            } else {
                waiting.add(publication);
            }
        }
        if (now) {
            send(publication);
        }
        return publication.done();
    }

    private void landed(Publication publication) {
        Publication next;
        synchronized (this) {
            inFlight.remove(publication);
            next = closed.get() || inFlight.size() >= window ? null : waiting.poll();
            if (next != null) {
                inFlight.add(next);
            }
        }
        if (next != null) {
            send(next);
        }
    }

    private void send(Publication publication) {
        OutgoingMessage message = publication.message();
        try {
            client.publish(message.topic(), pahoMessage(message), null, new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    int[] reasons = token.getReasonCodes();
                    int reason = reasons == null || reasons.length == 0 ? 0 : reasons[0];
                    if (reason >= 0x80) {
                        publication
                                .done()
                                .completeExceptionally(new MqttRefusal(broker + " refused a message on "
                                        + message.topic() + " with reason code " + reason));
                    } else {
                        publication
                                .done()
                                .complete(reason == NO_SUBSCRIBERS ? PublishResult.UNHEARD : PublishResult.SUBSCRIBED);
                    }
                }

                @Override
                public void onFailure(IMqttToken token, Throwable failure) {
                    publication.done().completeExceptionally(notPublished(message, failure));
                }
            });
        } catch (MqttException e) {
            publication.done().completeExceptionally(notPublished(message, e));
        }
    }

    private MqttFailure notPublished(OutgoingMessage message, Throwable cause) {
        return new MqttFailure("can't publish on " + message.topic() + " at " + broker + ": " + reason(cause), cause);
    }

    /// Tells the broker that we have this message for good. Does nothing when the connection it came by is gone: the
    /// broker will send it again.
    public void acknowledge(IncomingMessage message) {
        if (message.qos() == 0 || !isOpen()) {
            return;
        }
        try {
            client.messageArrivedComplete(message.id(), message.qos());
        } catch (MqttException e) {
            Logger.debug("Not acknowledged, {} will send it again: {}", broker, reason(e));
        }
    }

    public boolean isOpen() {
        return !closed.get() && client.isConnected();
    }

    /// Disconnects politely, without the will, and fails what was not acknowledged.
    @Override
    public void close() {
        events.silence();
        shut(true);
    }

    private void lost(String reason) {
        Logger.debug("Connection to {} lost: {}", broker, reason);
        shut(false);
    }

    private void shut(boolean politely) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (politely) {
            leave();
        } else {
            // Paho calls us on a thread that its own close() waits for.
            Thread.ofVirtual().start(this::leave);
        }
        List<Publication> abandoned;
        synchronized (this) {
            abandoned = new ArrayList<>(inFlight);
            abandoned.addAll(waiting);
            waiting.clear();
        }
        abandoned.forEach(publication -> publication.done().completeExceptionally(closedFailure()));
    }

    private MqttFailure closedFailure() {
        return new MqttFailure("the connection to " + broker + " is closed");
    }

    private void leave() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(2_000);
            }
        } catch (MqttException e) {
            Logger.debug("{} did not let us leave politely: {}", broker, reason(e));
        }
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException e) {
            Logger.trace("Already disconnected from {}: {}", broker, reason(e));
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            Logger.debug("Can't close the client of {}: {}", broker, reason(e));
        }
    }

    private static MqttMessage pahoMessage(OutgoingMessage message) {
        MqttMessage paho = new MqttMessage(message.payload(), 1, message.retained(), properties(message));
        paho.setQos(1);
        paho.setRetained(message.retained());
        return paho;
    }

    private static MqttProperties properties(OutgoingMessage message) {
        MqttProperties properties = new MqttProperties();
        properties.setContentType("application/json");
        List<UserProperty> userProperties = new ArrayList<>();
        userProperties.add(new UserProperty("schema", message.schema()));
        properties.setUserProperties(userProperties);
        message.expiry().ifPresent(expiry -> properties.setMessageExpiryInterval(expiry.toSeconds()));
        return properties;
    }

    /// What a failure is that says nothing itself.
    private static String unnamed(Throwable failure) {
        return failure instanceof EOFException
                ? "the other side closed the connection"
                : failure.getClass().getSimpleName();
    }

    static String reason(Throwable failure) {
        String message = Objects.requireNonNullElseGet(failure.getMessage(), () -> unnamed(failure));
        String code = failure instanceof MqttException paho ? " (code " + paho.getReasonCode() + ")" : "";
        @Nullable Throwable cause = failure.getCause();
        return message + code + (cause == null || cause == failure ? "" : ": " + reason(cause));
    }
}
