package vn.hailong;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.hailong.agency.carry.Imported;
import vn.hailong.agency.carry.StickImport;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.stick.StickException;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Takes in what 'hailong terminal export' wrote on a USB stick, and writes the receipts that release"
                        + " it at the terminal. May run beside 'agency run'; what came before counts once.")
final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The agency.yaml.")
    @SuppressWarnings("NullAway.Init") // required
    private Path config;

    @Option(
            names = "--receipts",
            paramLabel = "DIR",
            description = "Where receipts go; beside the responses unless given.")
    private @Nullable Path receipts;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of responses, or the stick's own folder.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> sources;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter errors = spec.commandLine().getErr();
        StickImport prepared;
        try {
            prepared = StickImport.of(AgencyConfigReader.read(config), InstantSource.system());
        } catch (InvalidConfigException e) {
            return Problems.print(e, errors);
        } catch (StickException e) {
            errors.println("hailong: " + e.getMessage());
            return ExitCode.USAGE;
        }
        Imported imported = prepared.run(sources, Optional.ofNullable(receipts), new SplittableRandom());
        imported.refused().forEach(line -> errors.println("refused " + line));
        imported.failed().ifPresent(reason -> errors.println("hailong: " + reason));
        PrintWriter out = spec.commandLine().getOut();
        out.println("imported " + imported.counted() + ", known " + imported.known() + ", quarantined "
                + imported.quarantined() + ", refused " + imported.refusedFiles() + " files, receipts written "
                + imported.receipts());
        out.flush();
        return imported.isSound() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
