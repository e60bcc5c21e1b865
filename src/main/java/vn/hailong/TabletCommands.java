package vn.hailong;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.tablet.Offer;
import vn.hailong.tablet.PairedTablet;
import vn.hailong.tablet.Pairings;
import vn.hailong.tablet.TabletException;
import vn.hailong.terminal.TerminalProgram;

/// What a technician does about tablets without the staff's screen. It works beside a running terminal, and must be run
/// by the same user.
final class TabletCommands {
    private TabletCommands() {}

    /// What all of them need.
    abstract static class OnPairings implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--config", required = true, paramLabel = "DIR", description = "Folder of terminal.yaml.")
        @SuppressWarnings("NullAway.Init") // required
        private Path config;

        abstract int run(Pairings pairings, PrintWriter out) throws TabletException;

        @Override
        public Integer call() {
            PrintWriter errors = spec.commandLine().getErr();
            try {
                TerminalConfig read = TerminalConfigReader.read(config);
                if (read.tablets().isEmpty()) {
                    errors.println("hailong: terminal.yaml has no section tablets, expected one with an address");
                    return ExitCode.USAGE;
                }
                return run(
                        TerminalProgram.pairings(read, read.tablets().get(), Clock.systemUTC()),
                        spec.commandLine().getOut());
            } catch (InvalidConfigException e) {
                return Problems.print(e, errors);
            } catch (TabletException e) {
                errors.println("hailong: " + e.getMessage());
                return ExitCode.SOFTWARE;
            }
        }
    }

    @Command(
            name = "pair",
            mixinStandardHelpOptions = true,
            description = "Prints an address that pairs one tablet, once, within 5 minutes.")
    static final class Pair extends OnPairings {
        @Override
        int run(Pairings pairings, PrintWriter out) throws TabletException {
            Offer offer = pairings.offer();
            out.println(offer.url());
            out.println("certificate SHA-256 " + offer.fingerprint());
            out.println("valid once, for " + offer.validFor().toMinutes() + " minutes");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "tablets",
            mixinStandardHelpOptions = true,
            description = "Lists the paired tablets, and takes one off the list.")
    static final class Tablets extends OnPairings {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

        @Option(names = "--revoke", paramLabel = "NUMBER", description = "From now on this tablet is a stranger.")
        private @Nullable Integer revoked;

        @Override
        int run(Pairings pairings, PrintWriter out) throws TabletException {
            if (revoked != null) {
                boolean known = pairings.revoke(revoked);
                out.println(known ? "tablet " + revoked + " revoked" : "no tablet " + revoked);
                return known ? ExitCode.OK : ExitCode.SOFTWARE;
            }
            List<PairedTablet> tablets = pairings.list();
            tablets.forEach(
                    tablet -> out.println("tablet " + tablet.number() + " since " + TIME.format(tablet.since())));
            out.println(tablets.size() + " paired");
            return ExitCode.OK;
        }
    }
}
