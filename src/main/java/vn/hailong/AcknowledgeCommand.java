package vn.hailong;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.hailong.agency.Agency;
import vn.hailong.agency.AgencyException;
import vn.hailong.agency.account.Falls;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.store.DatabaseUnavailableException;
import vn.hailong.agency.store.Store;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.InvalidConfigException;

@Command(
        name = "acknowledge",
        mixinStandardHelpOptions = true,
        description = "Ends the alarm that a terminal's outbox fell back: staff know of it. May run beside"
                + " 'agency run'; the fact stays on the page of accounts.")
final class AcknowledgeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The agency.yaml.")
    @SuppressWarnings("NullAway.Init") // required
    private Path config;

    @Option(names = "--terminal", required = true, paramLabel = "ID", description = "The terminal that fell back.")
    @SuppressWarnings("NullAway.Init") // required
    private String terminal;

    @Option(names = "--standalone", description = "The agency runs with --standalone, now and on this machine.")
    private boolean standalone;

    @Override
    public Integer call() {
        try {
            AgencyConfig read = AgencyConfigReader.read(config);
            if (!standalone && read.database().isEmpty()) {
                spec.commandLine().getErr().println("hailong: without --standalone, agency.yaml needs database");
                return CommandLine.ExitCode.USAGE;
            }
            return acknowledge(read);
        } catch (InvalidConfigException e) {
            return Problems.print(e, spec.commandLine().getErr());
        } catch (AgencyException | DatabaseUnavailableException e) {
            spec.commandLine().getErr().println("hailong: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private int acknowledge(AgencyConfig read) throws AgencyException, DatabaseUnavailableException {
        AgencyConfig.Database database = Agency.database(read, standalone);
        List<Falls.Fallen> acknowledged;
        try (Store store = Store.open(database, read, InstantSource.system())) {
            store.ledger().prepare();
            acknowledged = store.falls().acknowledge(terminal, Instant.now());
        }
        if (acknowledged.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("hailong: --terminal: found \"" + terminal
                            + "\", expected a terminal with an outbox that fell back and is not acknowledged yet");
            return CommandLine.ExitCode.SOFTWARE;
        }
        for (Falls.Fallen fallen : acknowledged) {
            OutboxAccount.Fall fall = fallen.fall();
            spec.commandLine()
                    .getOut()
                    .println(terminal + ": acknowledged that outbox " + fallen.installation() + " fell back from "
                            + fall.from() + " to " + fall.to() + " at " + fall.at());
        }
        return CommandLine.ExitCode.OK;
    }
}
