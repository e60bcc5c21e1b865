package vn.hailong;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tinylog.jul.JulTinylogBridge;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.hailong.screen.Screen;

/// `hailong`: exit code 0 means done, 1 failed, 2 bad usage or configuration.
@Command(
        name = "hailong",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Hài Lòng: rating terminals for one-stop desks, and the agency program that receives from them.",
        subcommands = {
            DemoCommand.class,
            TerminalCommand.class,
            AgencyCommand.class,
            QuestionnaireCommand.class,
            FleetCommand.class
        })
public final class Main implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    Main() {}

    public static void main(String[] arguments) {
        Optional<Path> service = TerminalRun.plain(arguments);
        if (service.isPresent()) {
            Screen.warmUp(); // a good part of the start, beside reading the configuration
        }
        JulTinylogBridge.activate();
        try {
            System.exit(
                    service.isPresent()
                            ? TerminalRun.unparsed(service.get())
                            : commandLine().execute(arguments));
        } catch (NoClassDefFoundError e) {
            System.err.println("hailong: this installation lacks " + e.getMessage()
                    + ": it holds the terminal only; the agency's part is in the full one");
            System.exit(CommandLine.ExitCode.SOFTWARE);
        }
    }

    static CommandLine commandLine() {
        return WrongNumber.toldBy(new CommandLine(new Main()));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: demo, terminal, agency, questionnaire or fleet");
    }

    /// From the jar's manifest.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"hailong " + (version == null ? "development" : version)};
        }
    }
}
