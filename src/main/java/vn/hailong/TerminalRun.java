package vn.hailong;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.OutboxException;
import vn.hailong.terminal.TerminalProgram;

/// `hailong terminal run`, with or without the parser of command lines.
final class TerminalRun {
    private TerminalRun() {}

    /// The folder in `terminal run --config DIR`, as a service starts it; nothing if there is one word more, less or
    /// other, which is for the parser. Loading that takes a fifth of a terminal's start, while citizens wait.
    static Optional<Path> plain(String... arguments) {
        return arguments.length == 4
                        && arguments[0].equals("terminal")
                        && arguments[1].equals("run")
                        && arguments[2].equals("--config")
                        && arguments[3].matches("[^-@].*")
                ? Optional.of(Path.of(arguments[3]))
                : Optional.empty();
    }

    /// As [#run], and what is unforeseen is told as the parser would.
    static int unparsed(Path config) {
        try {
            return run(config, new PrintWriter(System.err, true));
        } catch (RuntimeException | InterruptedException e) {
            e.printStackTrace();
            return ExitCode.SOFTWARE;
        }
    }

    /// Runs until the program is told to stop.
    ///
    /// @return the exit code
    static int run(Path config, PrintWriter errors) throws InterruptedException {
        try {
            TerminalProgram.run(TerminalConfigReader.read(config));
            return ExitCode.OK;
        } catch (InvalidConfigException e) {
            return Problems.print(e, errors);
        } catch (OutboxException e) {
            errors.println("hailong: " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }
}
