package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.AgencySamples.said;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.agency.standalone.EmbeddedBroker;
import vn.hailong.config.BrokerConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttConnection;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.mqtt.MqttSettings;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Command;
import vn.hailong.wire.CommandCodec;
import vn.hailong.wire.Reply;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;

/// The broker of a standalone agency does not say that nobody listens: a terminal that is away is asked when it comes.
class ErrandIT {
    private static final String TOPIC = "hailong/v1/khanh-hoa/bn-q03/";
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-22T09:14:30+07:00");
    private static final Command COMMAND =
            new Command(new UUID(7, 7), Command.Action.RESEND, Optional.of(new SeqRange(1, 5)));
    private static final Reply DONE = new Reply(COMMAND.id(), Reply.Outcome.DONE, "5 responses will be sent again", AT);

    private final BlockingQueue<IncomingMessage> commands = new LinkedBlockingQueue<>();

    @Test
    void aTerminalThatConnectsMeanwhileIsAskedThen(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                MqttConnection terminal = connect(broker);
                ExecutorService staff = Executors.newSingleThreadExecutor()) {
            terminal.subscribe(List.of(TOPIC + "commands"));
            publish(terminal, "status", status(Status.State.OFFLINE), true);
            Errand errand = Errand.of("khanh-hoa", BrokerConfig.local(broker.address()), UUID::randomUUID);
            Future<List<Errand.Answer>> answers =
                    staff.submit(() -> errand.perform("bn-q03", List.of(COMMAND), Errand.EXPIRY));
            awaitCommand(); // nobody heard it
            publish(terminal, "status", status(Status.State.ONLINE), true);
            awaitCommand();
            publish(terminal, "replies", CommandCodec.encode(DONE), false);
            assertEquals(List.of(new Errand.Answer.Replied(DONE)), answers.get());
        }
    }

    private void awaitCommand() throws Exception {
        IncomingMessage message = commands.poll(30, TimeUnit.SECONDS);
        assertEquals(COMMAND, message == null ? null : CommandCodec.decodeCommand(message.payload()));
    }

    private static byte[] status(Status.State state) {
        return StatusCodec.encode(said(INSTALLATION, state, 5, 0, 0, new ClockReading(true, BOOT, 1_000), AT));
    }

    private static void publish(MqttConnection connection, String kind, byte[] payload, boolean retained) {
        connection
                .publish(new OutgoingMessage(TOPIC + kind, payload, kind + "/1", retained, Optional.empty()))
                .join();
    }

    private MqttConnection connect(EmbeddedBroker broker) throws Exception {
        return MqttConnection.open(
                new MqttSettings(
                        broker.address(),
                        "hailong-bn-q03",
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        16),
                Optional.empty(),
                Duration.ZERO,
                new MqttListener() {
                    @Override
                    public void received(IncomingMessage message) {
                        commands.add(message);
                    }

                    @Override
                    public void lost(String reason) {
                        throw new IllegalStateException(reason);
                    }
                });
    }
}
