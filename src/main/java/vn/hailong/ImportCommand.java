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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.hailong.agency.carry.Imported;
import vn.hailong.agency.carry.StickImport;
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

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private AgencyFile file;

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
        return file.run(read -> {
            StickImport prepared;
            try {
                prepared = StickImport.of(read, InstantSource.system());
            } catch (StickException e) {
                return file.misused(String.valueOf(e.getMessage()));
            }
            return print(prepared.run(sources, Optional.ofNullable(receipts), new SplittableRandom()));
        });
    }

    private int print(Imported imported) {
        PrintWriter errors = spec.commandLine().getErr();
        imported.refused().forEach(line -> errors.println("refused " + line));
        imported.failed().ifPresent(file::failed);
        file.say("imported " + imported.counted() + ", known " + imported.known() + ", quarantined "
                + imported.quarantined() + ", refused " + Amount.of(imported.refusedFiles(), "file")
                + ", receipts written " + imported.receipts());
        return imported.isSound() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
