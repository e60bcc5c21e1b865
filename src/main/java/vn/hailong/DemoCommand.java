package vn.hailong;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.hailong.agency.AgencyException;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.demo.Demo;
import vn.hailong.outbox.OutboxException;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs broker, database, agency and one terminal on this machine.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--presses",
            paramLabel = "N",
            description = "Presses N times through the buttons, in the order 5,4,3,2,4, in real time.")
    private @Nullable Integer presses;

    @Option(names = "--exit", description = "Ends when the agency holds every press; exit code 1 if it does not.")
    private boolean exit;

    @Option(names = "--headless", description = "Shows no window, even where there is a display.")
    private boolean headless;

    @Option(
            names = "--test-box",
            description = "Shows a box of buttons in a window of its own beside the screen, as at a counter.")
    private boolean testBox;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port of the agency's page. Default: 8080, or any other if that one is taken.")
    private @Nullable Integer port;

    @Override
    public Integer call() throws InterruptedException {
        if (presses != null && presses < 0) {
            throw new ParameterException(spec.commandLine(), "--presses: found " + presses + ", expected 0 or more");
        }
        if (exit && presses == null) {
            throw new ParameterException(spec.commandLine(), "--exit needs --presses N: there is nothing to wait for");
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(spec.commandLine(), "--port: found " + port + ", expected 0 to 65535");
        }
        if (testBox && headless) {
            throw new ParameterException(
                    spec.commandLine(), "--test-box is a window, and --headless shows none: expected only one of them");
        }
        Path configs = Path.of(System.getProperty("hailong.home", "."), "device-config");
        try {
            Demo demo = new Demo(
                    new Demo.Options(configs, optional(presses), exit, headless, testBox, optional(port)), System.out);
            return demo.run() ? 0 : 1;
        } catch (InvalidConfigException e) {
            return Problems.print(e, spec.commandLine().getErr());
        } catch (AgencyException | OutboxException | IOException e) {
            spec.commandLine().getErr().println("hailong: " + e.getMessage());
            return 1;
        }
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
