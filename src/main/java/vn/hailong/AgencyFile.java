package vn.hailong;

import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.hailong.agency.AgencyException;
import vn.hailong.agency.store.DatabaseUnavailableException;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.mqtt.MqttFailure;

/// What the agency's commands have in common: the configuration they read, and how they say what went wrong.
final class AgencyFile {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The agency.yaml.")
    @SuppressWarnings("NullAway.Init") // required
    private Path config;

    /// What a command does with the configuration.
    interface Act {
        /// @return the exit code
        int perform(AgencyConfig config)
                throws AgencyException, DatabaseUnavailableException, MqttFailure, InterruptedException;
    }

    Path path() {
        return config;
    }

    /// Reads the configuration and does this; says what is wrong with either, and returns the exit code.
    int run(Act act) throws InterruptedException {
        return run(act, _ -> {});
    }

    /// The same, and tells what is no mistake of the configuration but should be known.
    int run(Act act, Consumer<String> notices) throws InterruptedException {
        try {
            return act.perform(AgencyConfigReader.read(config, notices));
        } catch (InvalidConfigException e) {
            return Problems.print(e, spec.commandLine().getErr());
        } catch (AgencyException | DatabaseUnavailableException | MqttFailure e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    /// Says why the command can't do what it is asked; trying again can't mend it.
    int misused(String problem) {
        spec.commandLine().getErr().println("hailong: " + problem);
        return ExitCode.USAGE;
    }

    int failed(String problem) {
        spec.commandLine().getErr().println("hailong: " + problem);
        return ExitCode.SOFTWARE;
    }

    void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
