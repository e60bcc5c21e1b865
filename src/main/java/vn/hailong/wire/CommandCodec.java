package vn.hailong.wire;

import java.util.Locale;
import java.util.Optional;

/// `command/1`, `reply/1` and `config/1`.
public final class CommandCodec {
    private CommandCodec() {}

    public static byte[] encode(Command command) {
        return Json.write(json -> {
            json.writeStringProperty("id", command.id().toString());
            json.writeStringProperty("command", command.action().name().toLowerCase(Locale.ROOT));
            command.seqs().ifPresent(seqs -> {
                json.writeNumberProperty("from", seqs.first());
                json.writeNumberProperty("to", seqs.last());
            });
        });
    }

    public static Command decodeCommand(byte[] payload) throws WireFormatException {
        JsonReader json = Json.read(payload);
        Command.Action action = json.constant("command", Command.Action.class, true);
        Optional<SeqRange> seqs = Optional.empty();
        if (action == Command.Action.RESEND) {
            long first = json.number("from", 1, Long.MAX_VALUE);
            seqs = Optional.of(new SeqRange(first, json.number("to", first, Long.MAX_VALUE)));
        }
        return new Command(json.uuid("id"), action, seqs);
    }

    public static byte[] encode(Reply reply) {
        return Json.write(json -> {
            json.writeStringProperty("command", reply.command().toString());
            json.writeStringProperty("outcome", reply.outcome().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("detail", reply.detail());
            json.writeStringProperty("at", Json.time(reply.at()));
        });
    }

    public static Reply decodeReply(byte[] payload) throws WireFormatException {
        JsonReader json = Json.read(payload);
        return new Reply(
                json.uuid("command"),
                json.constant("outcome", Reply.Outcome.class, true),
                json.text("detail", 4_000),
                json.time("at"));
    }

    public static byte[] encode(RemoteConfig config) {
        return Json.write(json -> {
            json.writeNumberProperty("revision", config.revision());
            json.writeStringProperty("terminalYaml", config.terminalYaml());
        });
    }

    public static RemoteConfig decodeConfig(byte[] payload) throws WireFormatException {
        JsonReader json = Json.read(payload);
        return new RemoteConfig(json.number("revision", 1, Long.MAX_VALUE), json.text("terminalYaml", 65_536));
    }
}
