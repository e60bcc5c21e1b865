package vn.hailong;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.OutboxException;
import vn.hailong.stick.StickException;
import vn.hailong.terminal.carry.Exported;
import vn.hailong.terminal.carry.StickExport;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Without a network: writes the responses that have no receipt to a USB stick, for 'hailong agency"
                + " import', and takes the receipts that came back on it. The terminal may run or be stopped.")
final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "DIR", description = "Folder of terminal.yaml.")
    @SuppressWarnings("NullAway.Init") // required
    private Path config;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Where the stick is mounted.")
    @SuppressWarnings("NullAway.Init") // required
    private Path to;

    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        TerminalConfig read;
        StickExport export;
        try {
            read = TerminalConfigReader.read(config);
            export = StickExport.of(read);
        } catch (InvalidConfigException e) {
            return Problems.print(e, errors);
        } catch (StickException e) {
            errors.println("hailong: " + e.getMessage());
            return ExitCode.USAGE;
        }
        try {
            Exported exported = export.run(to, Clock.systemUTC());
            report(exported, read.dataFolder());
            return exported.isSound() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (StickException | OutboxException e) {
            errors.println("hailong: " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private void report(Exported exported, Path dataFolder) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        exported.refused().forEach(line -> errors.println("refused " + line));
        exported.stopped().ifPresent(reason -> errors.println("hailong: " + reason));
        if (isOnTheSameDisk(dataFolder)) {
            out.println("note: " + to + " is on the terminal's own disk; is the stick mounted there?");
        }
        if (exported.present() > 0) {
            out.println("on the stick already " + Amount.of(exported.present(), "response") + " in "
                    + Amount.of(exported.presentFiles(), "file") + ", without a receipt so far");
        }
        out.println("exported " + Amount.of(exported.exported(), "response") + " in "
                + Amount.of(exported.files(), "file") + ", receipts noted "
                + exported.receipted());
        out.flush();
    }

    private boolean isOnTheSameDisk(Path dataFolder) {
        try {
            return Files.getFileStore(to).equals(Files.getFileStore(dataFolder));
        } catch (IOException e) {
            return false; // only a hint
        }
    }
}
