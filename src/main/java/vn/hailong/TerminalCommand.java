package vn.hailong;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.terminal.TerminalDoctor;

@Command(
        name = "terminal",
        mixinStandardHelpOptions = true,
        description = "The terminal at the counter.",
        subcommands = {
            TerminalCommand.Run.class,
            TerminalCommand.Check.class,
            TerminalCommand.Examine.class,
            PinCommand.class,
            ExportCommand.class,
            TabletCommands.Pair.class,
            TabletCommands.Tablets.class
        })
final class TerminalCommand implements Callable<Integer> {
    private static final List<String> LANGUAGES = List.of("vi", "en");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: run, check, doctor, pin, export, pair or tablets");
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Records ratings until it is stopped.")
    static final class Run implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--config", required = true, paramLabel = "DIR", description = "Folder of terminal.yaml.")
        @SuppressWarnings("NullAway.Init") // required
        private Path config;

        @Override
        public Integer call() throws InterruptedException {
            return TerminalRun.run(config, spec.commandLine().getErr());
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

        @Option(names = "--config", required = true, paramLabel = "DIR", description = "Folder of terminal.yaml.")
        @SuppressWarnings("NullAway.Init") // required
        private Path config;

        @Override
        public Integer call() {
            List<String> notices = new ArrayList<>();
            try {
                TerminalConfig read = TerminalConfigReader.read(config, notices::add);
                PrintWriter out = spec.commandLine().getOut();
                out.println("terminal " + read.terminal() + " of " + read.agency() + ", unit " + read.unit()
                        + ", counter " + read.counter());
                out.println("questionnaire " + read.questionnaire().id() + " version "
                        + read.questionnaire().version() + ", " + describe(read.buttons()) + ", screen "
                        + read.screen().mode());
                out.println("languages " + String.join(", ", read.languages().names()));
                out.println("broker " + read.broker().address() + ", data folder " + read.dataFolder());
                read.tablets()
                        .ifPresent(tablets -> out.println("tablets " + tablets.address() + ":" + tablets.port()
                                + ", questionnaire " + tablets.questionnaire().id() + " version "
                                + tablets.questionnaire().version() + ", at most " + tablets.most()));
                notices.forEach(out::println);
                out.println("no problems");
                return 0;
            } catch (InvalidConfigException e) {
                return Problems.print(e, spec.commandLine().getOut());
            }
        }

        private static String describe(TerminalConfig.Buttons buttons) {
            return switch (buttons) {
                case TerminalConfig.Buttons.Keyboard() -> "keys for buttons";
                case TerminalConfig.Buttons.TestBox() -> "a test box on the screen";
                case TerminalConfig.Buttons.None() -> "no buttons";
                case TerminalConfig.Buttons.Gpio gpio ->
                    "buttons (level=line) " + new TreeMap<>(gpio.lines()).descendingMap() + " at "
                            + String.join(" or ", gpio.chips());
            };
        }
    }

    @Command(
            name = "doctor",
            mixinStandardHelpOptions = true,
            description = "Looks at this machine, says what is wrong and what to do; exit code 1 if something fails.")
    static final class Examine implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--config", required = true, paramLabel = "DIR", description = "Folder of terminal.yaml.")
        @SuppressWarnings("NullAway.Init") // required
        private Path config;

        @Option(names = "--language", paramLabel = "LANGUAGE", defaultValue = "vi", description = "vi (default) or en.")
        @SuppressWarnings("NullAway.Init") // has a default
        private String language;

        @Override
        public Integer call() {
            if (!LANGUAGES.contains(language)) {
                throw new ParameterException(
                        spec.commandLine(), "--language: found " + language + ", expected one of vi, en");
            }
            TerminalDoctor.Report report = examine();
            report.lines().forEach(spec.commandLine().getOut()::println);
            return report.isSound() ? 0 : 1;
        }

        private TerminalDoctor.Report examine() {
            try {
                return TerminalDoctor.report(TerminalConfigReader.read(config), language);
            } catch (InvalidConfigException e) {
                return TerminalDoctor.report(e, language);
            }
        }
    }
}
