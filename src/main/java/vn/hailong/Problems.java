package vn.hailong;

import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;
import vn.hailong.config.InvalidConfigException;

/// How the mistakes of a configuration are told.
final class Problems {
    private Problems() {}

    /// @param writer where they go: the result of a check, the error of a run
    static int print(InvalidConfigException invalid, PrintWriter writer) {
        invalid.problems().forEach(writer::println);
        int number = invalid.problems().size();
        writer.println(number == 1 ? "1 problem" : number + " problems");
        return ExitCode.USAGE;
    }
}
