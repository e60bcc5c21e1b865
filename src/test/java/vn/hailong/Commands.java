package vn.hailong;

import picocli.CommandLine;

/// The command line for tests of other packages.
public final class Commands {
    private Commands() {}

    public static CommandLine program() {
        return Main.commandLine();
    }
}
