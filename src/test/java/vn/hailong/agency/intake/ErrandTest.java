package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.hailong.agency.AgencySamples.BOOT;
import static vn.hailong.agency.AgencySamples.said;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttListener;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Command;
import vn.hailong.wire.CommandCodec;
import vn.hailong.wire.Reply;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;

/// A command reaches a terminal that is there, or comes while somebody waits.
class ErrandTest {
    private static final String TOPIC = "hailong/v1/khanh-hoa/bn-q03/";
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-22T09:14:30+07:00");
    private static final Command COMMAND =
            new Command(new UUID(7, 7), Command.Action.RESEND, Optional.of(new SeqRange(1, 5)));
    private static final Reply DONE = new Reply(COMMAND.id(), Reply.Outcome.DONE, "5 responses will be sent again", AT);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final FakeBroker broker = new FakeBroker();

    private Errand.Answer perform(Duration atMost) throws Exception {
        return new Errand("khanh-hoa", broker)
                .perform("bn-q03", List.of(COMMAND), atMost)
                .getFirst();
    }

    @Test
    void aTerminalThatIsThereIsAskedOnce() throws Exception {
        broker.kept = Optional.of(Status.State.ONLINE);
        broker.then(terminal -> {
            terminal.status(Status.State.ONLINE, false); // it has sealed another response meanwhile
            terminal.reply(DONE);
        });
        assertEquals(new Errand.Answer.Replied(DONE), perform(LONG));
        assertEquals(1, broker.asked.size());
    }

    @Test
    void aTerminalThatConnectsMeanwhileIsAskedThen() throws Exception {
        broker.kept = Optional.of(Status.State.OFFLINE);
        broker.then(terminal -> terminal.status(Status.State.ONLINE, false));
        broker.then(terminal -> terminal.reply(DONE));
        assertEquals(new Errand.Answer.Replied(DONE), perform(LONG));
        assertEquals(2, broker.asked.size());
    }

    @Test
    void whoWasNeverHeardIsAskedWhenItComes() throws Exception {
        broker.then(terminal -> terminal.status(Status.State.ONLINE, false));
        broker.then(terminal -> terminal.reply(DONE));
        assertEquals(new Errand.Answer.Replied(DONE), perform(LONG));
    }

    @Test
    void whoDoesNotComeIsAbsent() throws Exception {
        broker.kept = Optional.of(Status.State.OFFLINE);
        broker.then(terminal -> {});
        assertEquals(new Errand.Answer.Absent(MOMENT), perform(MOMENT));
    }

    @Test
    void whoIsThereAndSaysNothingIsSilent() throws Exception {
        broker.kept = Optional.of(Status.State.ONLINE);
        broker.then(terminal ->
                terminal.reply(new Reply(new UUID(1, 1), Reply.Outcome.DONE, "somebody else's command", AT)));
        assertEquals(new Errand.Answer.Silent(MOMENT), perform(MOMENT));
    }

    @Test
    void whomTheBrokerDoesNotKnowIsAskedWhenItComes() throws Exception {
        broker.kept = Optional.of(Status.State.OFFLINE);
        broker.result = PublishResult.UNHEARD;
        broker.then(terminal -> {
            broker.result = PublishResult.SUBSCRIBED;
            terminal.status(Status.State.ONLINE, false);
        });
        broker.then(terminal -> terminal.reply(DONE));
        assertEquals(new Errand.Answer.Replied(DONE), perform(LONG));
    }

    @Test
    void whomTheBrokerDoesNotKnowIsAbsentWhateverItSaidLast() throws Exception {
        broker.kept = Optional.of(Status.State.ONLINE);
        broker.result = PublishResult.UNHEARD;
        broker.then(terminal -> {});
        assertEquals(new Errand.Answer.Absent(MOMENT), perform(MOMENT));
    }

    /// What it said last may be that it was online: nobody told the broker that its power was cut.
    @Test
    void aTerminalThatBeginsAnewIsAskedAgain() throws Exception {
        broker.kept = Optional.of(Status.State.ONLINE);
        broker.then(terminal -> terminal.status(Status.State.ONLINE, false));
        broker.then(terminal -> terminal.reply(DONE));
        assertEquals(new Errand.Answer.Replied(DONE), perform(LONG));
    }

    @Test
    void eachCommandIsSentAsOftenAsItMustBe() throws Exception {
        Command next = new Command(new UUID(7, 8), Command.Action.RESEND, Optional.of(new SeqRange(8, 9)));
        Reply nextDone = new Reply(next.id(), Reply.Outcome.DONE, "2 responses will be sent again", AT);
        broker.then(terminal -> terminal.status(Status.State.ONLINE, false));
        broker.then(terminal -> terminal.reply(DONE));
        broker.then(terminal -> terminal.reply(nextDone));
        assertEquals(
                List.of(new Errand.Answer.Replied(DONE), new Errand.Answer.Replied(nextDone)),
                new Errand("khanh-hoa", broker).perform("bn-q03", List.of(COMMAND, next), LONG));
        assertEquals(3, broker.asked.size());
    }

    /// Does one thing after each command.
    private static final class FakeBroker implements Dialler {
        private final List<OutgoingMessage> asked = new ArrayList<>();
        private final Deque<Consumer<FakeConnection>> steps = new ArrayDeque<>();
        private Optional<Status.State> kept = Optional.empty();
        private PublishResult result = PublishResult.SUBSCRIBED;

        void then(Consumer<FakeConnection> step) {
            steps.add(step);
        }

        @Override
        public Connection dial(MqttListener listener) {
            return new FakeConnection(this, listener);
        }
    }

    private record FakeConnection(FakeBroker broker, MqttListener listener) implements Dialler.Connection {
        void status(Status.State state, boolean retained) {
            ClockReading clock = new ClockReading(true, BOOT, 1_000);
            send("status", StatusCodec.encode(said(INSTALLATION, state, 5, 0, 0, clock, AT)), retained);
        }

        void reply(Reply reply) {
            send("replies", CommandCodec.encode(reply), false);
        }

        private void send(String kind, byte[] payload, boolean retained) {
            listener.received(new IncomingMessage(TOPIC + kind, payload, retained, 1, 1));
        }

        @Override
        public void subscribe(List<String> filters) {
            assertEquals(List.of(TOPIC + "status", TOPIC + "replies"), filters);
            broker.kept.ifPresent(state -> status(state, true));
        }

        @Override
        public CompletableFuture<PublishResult> publish(OutgoingMessage message) {
            assertEquals(TOPIC + "commands", message.topic());
            broker.asked.add(message);
            broker.steps.remove().accept(this);
            return CompletableFuture.completedFuture(broker.result);
        }

        @Override
        public void acknowledge(IncomingMessage message) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
