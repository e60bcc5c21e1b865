package vn.hailong.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.tinylog.Logger;

/// The environment that systemd gives a service, drop-ins included.
///
/// @param shown as `systemctl show` writes it: `NAME=VALUE` with a space between, in quotes where a value has one
record ServiceEnvironment(String shown) {
    private static final int SECONDS = 3;
    private static final Pattern VARIABLE = Pattern.compile("\"([^\"=]+)=([^\"]*)\"|([^\\s\"=]+)=(\\S*)");

    /// The environment of the terminal on this machine; of a machine without systemd or without the service there is
    /// none.
    static ServiceEnvironment ofTerminal() {
        try {
            Process process = new ProcessBuilder(
                            "systemctl", "show", "--property=Environment", "--value", "hailong-terminal.service")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return none("systemctl did not answer within " + SECONDS + " s");
            }
            return new ServiceEnvironment(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return none(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none("interrupted");
        }
    }

    private static ServiceEnvironment none(String why) {
        Logger.debug("Can't tell the environment of the terminal's service: {}", why);
        return new ServiceEnvironment("");
    }

    /// The value of a variable, unless it is not set or empty. Of several the last, as systemd has it.
    Optional<String> get(String name) {
        return VARIABLE.matcher(shown)
                .results()
                .map(found -> found.group(1) == null ? variable(found, 3) : variable(found, 1))
                .filter(variable -> variable.name().equals(name))
                .reduce((first, last) -> last)
                .map(Variable::value)
                .filter(value -> !value.isEmpty());
    }

    private static Variable variable(MatchResult found, int group) {
        return new Variable(found.group(group), found.group(group + 1));
    }

    private record Variable(String name, String value) {}
}
