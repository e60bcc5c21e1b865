package vn.hailong;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.hailong.agency.Agency;
import vn.hailong.agency.AgencyException;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.InvalidConfigException;

@Command(
        name = "agency",
        mixinStandardHelpOptions = true,
        description = "The agency's program: receives, stores, computes and shows.",
        subcommands = {
            AgencyCommand.Run.class,
            AgencyCommand.Check.class,
            ImportCommand.class,
            ResendCommand.class,
            AcknowledgeCommand.class
        })
final class AgencyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing command: run, check, import, resend or acknowledge");
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Receives until it is stopped.")
    static final class Run implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--config", required = true, paramLabel = "FILE", description = "The agency.yaml.")
        @SuppressWarnings("NullAway.Init") // required
        private Path config;

        @Option(
                names = "--standalone",
                description = "Brings its own broker and its own PostgreSQL, for a ward without a server.")
        private boolean standalone;

        @Override
        public Integer call() throws InterruptedException {
            CountDownLatch stopped = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            // From the first moment on: a database that is being started must be stopped too.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopped.countDown();
                awaitQuietly(ended);
            }));
            try {
                AgencyConfig read = AgencyConfigReader.read(config);
                Optional<String> missing = standalone ? Optional.empty() : Agency.missingServers(read);
                if (missing.isPresent()) {
                    // Wrong configuration: starting again can't mend it.
                    spec.commandLine().getErr().println("hailong: " + missing.get());
                    return CommandLine.ExitCode.USAGE;
                }
                run(read, stopped);
                return 0;
            } catch (InvalidConfigException e) {
                return Problems.print(e, spec.commandLine().getErr());
            } catch (AgencyException e) {
                spec.commandLine().getErr().println("hailong: " + e.getMessage());
                return 1;
            } finally {
                ended.countDown();
            }
        }

        private void run(AgencyConfig read, CountDownLatch stopped) throws AgencyException, InterruptedException {
            try (Agency agency = Agency.start(read, standalone)) {
                PrintWriter out = spec.commandLine().getOut();
                out.println("broker " + agency.brokerAddress());
                out.println("page " + agency.webAddress());
                out.flush();
                stopped.await();
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads the configuration, and says everything that is wrong with it.")
    static final class Check implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--config", required = true, paramLabel = "FILE", description = "The agency.yaml.")
        @SuppressWarnings("NullAway.Init") // required
        private Path config;

        @Override
        public Integer call() {
            List<String> notices = new ArrayList<>();
            try {
                AgencyConfig read = AgencyConfigReader.read(config, notices::add);
                PrintWriter out = spec.commandLine().getOut();
                out.println("agency " + read.agency() + ": " + read.units().size() + " units, "
                        + read.terminals().size() + " terminals, "
                        + read.questionnaires().size() + " questionnaires, "
                        + read.targets().size() + " targets");
                notices.forEach(out::println);
                out.println("no problems");
                return 0;
            } catch (InvalidConfigException e) {
                return Problems.print(e, spec.commandLine().getOut());
            }
        }
    }
}
