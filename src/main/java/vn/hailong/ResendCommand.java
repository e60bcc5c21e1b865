package vn.hailong;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.hailong.agency.Agency;
import vn.hailong.agency.intake.Errand;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.wire.Reply;
import vn.hailong.wire.SeqRange;

@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        description =
                "Asks a terminal to send again what it still keeps, for an agency that was restored from a backup.")
final class ResendCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The agency.yaml.")
    @SuppressWarnings("NullAway.Init") // required
    private Path config;

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
        try {
            AgencyConfig read = AgencyConfigReader.read(config);
            Optional<String> mistake = mistake(read);
            if (mistake.isPresent()) {
                spec.commandLine().getErr().println("hailong: " + mistake.get());
                return CommandLine.ExitCode.USAGE;
            }
            return ask(read);
        } catch (InvalidConfigException e) {
            return Problems.print(e, spec.commandLine().getErr());
        } catch (MqttFailure e) {
            spec.commandLine().getErr().println("hailong: " + e.getMessage());
            return 1;
        }
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
        Errand.Answer answer =
                errand.perform(terminal, List.of(command), Errand.EXPIRY).getFirst();
        PrintWriter out = spec.commandLine().getOut();
        return switch (answer) {
            case Errand.Answer.Replied(Reply reply) -> {
                String detail = reply.detail().replaceAll("\\p{Cntrl}", " ");
                out.println(terminal + ": " + reply.outcome() + ", " + detail);
                yield reply.outcome() == Reply.Outcome.DONE ? 0 : 1;
            }
            case Errand.Answer.Unheard() -> {
                out.println(terminal + ": not connected to the broker; it was not asked");
                yield 1;
            }
            case Errand.Answer.Silent(var waited) -> {
                out.println(terminal + ": no reply within " + waited.toSeconds() + " s; it was not connected, or will"
                        + " not know this command");
                yield 1;
            }
        };
    }
}
