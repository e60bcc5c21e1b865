package vn.hailong;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.hailong.agency.Agency;
import vn.hailong.agency.intake.Errand;
import vn.hailong.config.AgencyConfig;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.wire.Reply;
import vn.hailong.wire.SeqRange;

@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        description =
                "Asks a terminal to send again what it still keeps, for an agency that was restored from a backup: everything"
                        + " with --all, or the numbers --from to --to. Waits for its reply, or for it to connect.")
final class ResendCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private AgencyFile file;

    @Option(names = "--terminal", required = true, paramLabel = "ID", description = "The terminal to ask.")
    @SuppressWarnings("NullAway.Init") // required
    private String terminal;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required
    private Which which;

    static final class Which {
        @Option(names = "--all", required = true, description = "Everything it keeps: 30 days.")
        private boolean all;

        @ArgGroup(exclusive = false)
        @SuppressWarnings("NullAway.Init") // one of the two is there
        private Numbers numbers;
    }

    static final class Numbers {
        @Option(names = "--from", required = true, paramLabel = "N", description = "The first number.")
        private long from;

        @Option(names = "--to", required = true, paramLabel = "N", description = "The last number.")
        private long to;
    }

    @Override
    public Integer call() throws InterruptedException {
        return file.run(read -> {
            Optional<String> mistake = mistake(read);
            return mistake.isPresent() ? file.misused(mistake.get()) : ask(read);
        });
    }

    private Optional<String> mistake(AgencyConfig read) {
        List<String> terminals =
                read.terminals().stream().map(AgencyConfig.Terminal::id).toList();
        if (!terminals.contains(terminal)) {
            return Optional.of("--terminal: found \"" + terminal + "\", expected a terminal of agency.yaml: "
                    + String.join(", ", terminals));
        }
        if (!which.all && (which.numbers.from < 1 || which.numbers.to < which.numbers.from)) {
            return Optional.of("--from, --to: found " + which.numbers.from + " and " + which.numbers.to
                    + ", expected a first number of at least 1 and a last one that is not below it");
        }
        return Optional.empty();
    }

    private int ask(AgencyConfig read) throws MqttFailure, InterruptedException {
        SeqRange seqs =
                which.all ? new SeqRange(1, Long.MAX_VALUE) : new SeqRange(which.numbers.from, which.numbers.to);
        vn.hailong.wire.Command command = new vn.hailong.wire.Command(
                UUID.randomUUID(), vn.hailong.wire.Command.Action.RESEND, Optional.of(seqs));
        Errand errand = Errand.of(read.agency(), Agency.broker(read), UUID::randomUUID);
        file.say(terminal + ": asking it to send again; waiting up to " + Errand.EXPIRY.toSeconds()
                + " s for its reply, or for it to connect");
        return said(errand.perform(terminal, List.of(command), Errand.EXPIRY).getFirst());
    }

    private int said(Errand.Answer answer) {
        file.say(terminal + ": " + inWords(answer));
        return answer instanceof Errand.Answer.Replied(Reply reply) && reply.outcome() == Reply.Outcome.DONE
                ? ExitCode.OK
                : ExitCode.SOFTWARE;
    }

    static String inWords(Errand.Answer answer) {
        return switch (answer) {
            case Errand.Answer.Replied(Reply reply) -> {
                String detail = reply.detail().replaceAll("\\p{Cntrl}", " ");
                yield switch (reply.outcome()) {
                    case DONE -> "done, " + detail;
                    case FAILED -> "failed, " + detail;
                    case UNSUPPORTED ->
                        "its program is too old to send again when it is asked; update it, or carry its responses by"
                                + " USB stick (it says: " + detail + ")";
                };
            }
            case Errand.Answer.Silent(var waited) ->
                "by its last status it is connected, but no reply came within " + waited.toSeconds()
                        + " s: its link is broken and the broker does not know yet, or its program is too old to know this"
                        + " command; run this once more";
            case Errand.Answer.Absent(var waited) ->
                "not connected, and it did not connect within " + waited.toSeconds()
                        + " s; run this once more when the page shows it online";
        };
    }
}
