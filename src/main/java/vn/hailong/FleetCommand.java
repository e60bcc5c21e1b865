package vn.hailong;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.fleet.Fleet;
import vn.hailong.fleet.FleetResult;
import vn.hailong.fleet.FleetSettings;
import vn.hailong.fleet.Seat;
import vn.hailong.survey.Item;
import vn.hailong.survey.Questionnaire;

@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description = "Load for a broker and an agency.",
        subcommands = FleetCommand.Simulate.class)
final class FleetCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing command: simulate");
    }

    @Command(
            name = "simulate",
            mixinStandardHelpOptions = true,
            description =
                    "Many terminals at once, each with a connection of its own: seals, sends, awaits receipts. For an"
                            + " agency that is being tried: what it sends is stored there for good.")
    static final class Simulate implements Callable<Integer> {
        private static final Duration PATIENCE = Duration.ofSeconds(90);

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(
                names = "--agency",
                required = true,
                paramLabel = "FILE",
                description = "The agency.yaml whose terminals are simulated.")
        @SuppressWarnings("NullAway.Init") // required
        private Path agency;

        @Option(
                names = "--broker",
                required = true,
                paramLabel = "ADDRESS",
                description = "mqtt://host:port; without encryption, for a trial.")
        @SuppressWarnings("NullAway.Init") // required
        private URI broker;

        @Option(names = "--terminals", required = true, paramLabel = "N", description = "The first N of the agency.")
        private int terminals;

        @Option(
                names = "--rate",
                required = true,
                paramLabel = "R",
                description = "Responses a second, of all terminals together.")
        private double rate;

        @Option(names = "--minutes", required = true, paramLabel = "M", description = "How long they go on sealing.")
        private double minutes;

        @Option(
                names = "--backlog",
                paramLabel = "B",
                description = "Responses that each terminal has when it connects, as after an outage. Default: 0.")
        private int backlog;

        @Option(
                names = "--counted",
                description = "Without the mark TEST: figures count what is sent. Never with an agency that works.")
        private boolean counted;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter errors = spec.commandLine().getErr();
            try {
                FleetSettings settings = settings(AgencyConfigReader.read(agency));
                FleetResult result = new Fleet(
                                settings,
                                InstantSource.system(),
                                () -> Duration.ofNanos(System.nanoTime()),
                                new SplittableRandom(),
                                line -> {
                                    out.println(line);
                                    out.flush();
                                })
                        .run();
                out.println(result);
                out.flush();
                return result.lost() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
            } catch (InvalidConfigException e) {
                return Problems.print(e, errors);
            } catch (IOException e) {
                errors.println("hailong: the simulation with " + broker + " ended early: " + e.getMessage());
                return ExitCode.SOFTWARE;
            }
        }

        private FleetSettings settings(AgencyConfig config) {
            require(
                    "mqtt".equals(broker.getScheme()) && broker.getHost() != null,
                    "--broker: found " + broker + ", expected mqtt://host:port");
            require(
                    terminals >= 1 && terminals <= config.terminals().size(),
                    "--terminals: found " + terminals + ", expected 1 to "
                            + config.terminals().size() + ", as many as " + agency + " has");
            require(rate >= 0 && rate <= 1_000_000, "--rate: found " + rate + ", expected 0 to 1000000");
            require(minutes >= 0 && minutes <= 10_000, "--minutes: found " + minutes + ", expected 0 to 10000");
            require(backlog >= 0 && backlog <= 100_000, "--backlog: found " + backlog + ", expected 0 to 100000");
            require(
                    backlog > 0 || rate > 0 && minutes > 0,
                    "--rate " + rate + ", --minutes " + minutes + ", --backlog " + backlog
                            + ": found nothing to send, expected a rate and minutes above 0, or a backlog");
            InetSocketAddress address =
                    new InetSocketAddress(broker.getHost(), broker.getPort() > 0 ? broker.getPort() : 1883);
            require(!address.isUnresolved(), "--broker: found " + broker + ", expected a host that this machine knows");
            return new FleetSettings(
                    address,
                    config.agency(),
                    seats(config),
                    questionnaire(config),
                    rate,
                    Duration.ofMillis(Math.round(minutes * 60_000)),
                    PATIENCE,
                    backlog,
                    !counted);
        }

        private List<Seat> seats(AgencyConfig config) {
            return config.terminals().stream()
                    .limit(terminals)
                    .map(terminal -> new Seat(terminal.id(), terminal.unit(), terminal.counter()))
                    .toList();
        }

        private Questionnaire questionnaire(AgencyConfig config) {
            return config.questionnaires().stream()
                    .filter(each -> each.items().stream().anyMatch(item -> item.form() instanceof Item.Form.Rating))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--agency: found no questionnaire with a rating in " + agency + ", expected one"));
        }

        private void require(boolean right, String problem) {
            if (!right) {
                throw new ParameterException(spec.commandLine(), problem);
            }
        }
    }
}
