package vn.hailong;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tinylog.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private AgencyFile file;

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
                return file.run(
                        read -> {
                            Optional<String> missing = standalone ? Optional.empty() : Agency.missingServers(read);
                            // Wrong configuration: starting again can't mend it.
                            return missing.isPresent() ? file.misused(missing.get()) : receive(read, stopped);
                        },
                        notice -> Logger.warn("{}", notice));
            } finally {
                ended.countDown();
            }
        }

        private int receive(AgencyConfig read, CountDownLatch stopped) throws AgencyException, InterruptedException {
            try (Agency agency = Agency.start(read, standalone)) {
                file.say("broker " + agency.brokerAddress());
                file.say("page " + agency.webAddress());
                stopped.await();
                return CommandLine.ExitCode.OK;
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

        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private AgencyFile file;

        @Override
        public Integer call() {
            List<String> notices = new ArrayList<>();
            try {
                AgencyConfig read = AgencyConfigReader.read(file.path(), notices::add);
                PrintWriter out = spec.commandLine().getOut();
                out.println("agency " + read.agency() + ": "
                        + Amount.of(read.units().size(), "unit") + ", "
                        + Amount.of(read.terminals().size(), "terminal") + ", "
                        + Amount.of(read.questionnaires().size(), "questionnaire") + ", "
                        + Amount.of(read.targets().size(), "target"));
                notices.forEach(out::println);
                out.println("no problems");
                return 0;
            } catch (InvalidConfigException e) {
                return Problems.print(e, spec.commandLine().getOut());
            }
        }
    }
}
