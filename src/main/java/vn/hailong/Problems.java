package vn.hailong;

import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import vn.hailong.config.InvalidConfigException;

/// How the mistakes of a configuration are told.
final class Problems {
    private Problems() {}

    static int print(InvalidConfigException invalid, CommandSpec spec) {
        PrintWriter err = spec.commandLine().getErr();
        invalid.problems().forEach(err::println);
        int number = invalid.problems().size();
        err.println(number == 1 ? "1 problem" : number + " problems");
        return ExitCode.USAGE;
    }
}
