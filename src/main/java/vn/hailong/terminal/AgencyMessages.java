package vn.hailong.terminal;

import java.util.concurrent.CompletionException;
import org.tinylog.Logger;
import vn.hailong.outbox.Outbox;
import vn.hailong.sync.Courier;
import vn.hailong.wire.Command;
import vn.hailong.wire.CommandCodec;
import vn.hailong.wire.RemoteConfig;
import vn.hailong.wire.Reply;
import vn.hailong.wire.Topic;
import vn.hailong.wire.WireFormatException;

/// What the agency asks of this terminal. Whatever can't be read changes nothing and is counted.
final class AgencyMessages {
    private final Outbox outbox;
    private final StatusReporter status;
    private final HostClock clock;

    AgencyMessages(Outbox outbox, StatusReporter status, HostClock clock) {
        this.outbox = outbox;
        this.status = status;
        this.clock = clock;
    }

    /// @param courier the way back
    void received(Topic.Kind kind, byte[] payload, Courier courier) {
        try {
            switch (kind) {
                case COMMANDS -> {
                    Reply reply = perform(CommandCodec.decodeCommand(payload), courier);
                    courier.send(Topic.Kind.REPLIES, CommandCodec.encode(reply));
                }
                case CONFIG -> {
                    RemoteConfig config = CommandCodec.decodeConfig(payload);
                    status.configError("revision " + config.revision() + " was not taken: this version ("
                            + Software.version() + ") runs the terminal.yaml on its card only");
                }
                case RECEIPTS, RESPONSES, STATUS, REPLIES ->
                    courier.refuse(kind.segment(), "a terminal does not take these");
            }
        } catch (WireFormatException e) {
            courier.refuse(kind.segment(), String.valueOf(e.getMessage()));
        }
    }

    private Reply perform(Command command, Courier courier) {
        return switch (command.action()) {
            case RESEND -> resend(command, courier);
            case IDENTIFY, DIAGNOSE, RESTART ->
                reply(
                        command,
                        Reply.Outcome.UNSUPPORTED,
                        "this version (" + Software.version() + ") does not know how");
        };
    }

    private Reply resend(Command command, Courier courier) {
        try {
            int taken = outbox.resend(command.seqs().orElseThrow()).join();
            courier.startOver();
            return reply(
                    command,
                    Reply.Outcome.DONE,
                    taken == 1 ? "1 response will be sent again" : taken + " responses will be sent again");
        } catch (CompletionException e) {
            Logger.error("Can't take back receipts: {}", e.getMessage());
            return reply(command, Reply.Outcome.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Reply reply(Command command, Reply.Outcome outcome, String detail) {
        return new Reply(command.id(), outcome, detail, clock.now());
    }
}
