package vn.hailong;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.hailong.agency.Agency;
import vn.hailong.agency.AgencyException;
import vn.hailong.agency.account.Falls;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.store.DatabaseUnavailableException;
import vn.hailong.agency.store.Store;
import vn.hailong.config.AgencyConfig;

@Command(
        name = "acknowledge",
        mixinStandardHelpOptions = true,
        description = "Ends the alarm that a terminal's outbox fell back: staff know of it. May run beside"
                + " 'agency run'; the fact stays on the page of accounts.")
final class AcknowledgeCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private AgencyFile file;

    @Option(names = "--terminal", required = true, paramLabel = "ID", description = "The terminal that fell back.")
    @SuppressWarnings("NullAway.Init") // required
    private String terminal;

    @Option(names = "--standalone", description = "The agency runs with --standalone, now and on this machine.")
    private boolean standalone;

    @Override
    public Integer call() throws InterruptedException {
        return file.run(read -> !standalone && read.database().isEmpty()
                ? file.misused("without --standalone, agency.yaml needs database")
                : acknowledge(read));
    }

    private int acknowledge(AgencyConfig read) throws AgencyException, DatabaseUnavailableException {
        try (Store store = Store.open(Agency.database(read, standalone), read, InstantSource.system())) {
            store.ledger().prepare();
            List<Falls.Fallen> acknowledged = store.falls().acknowledge(terminal, Instant.now());
            if (acknowledged.isEmpty()) {
                return nothingToAcknowledge(store);
            }
            for (Falls.Fallen fallen : acknowledged) {
                OutboxAccount.Fall fall = fallen.fall();
                file.say(terminal + ": acknowledged that outbox " + fallen.installation() + " fell back from "
                        + fall.from() + " to " + fall.to() + " at " + fall.at());
            }
            return ExitCode.OK;
        }
    }

    private int nothingToAcknowledge(Store store) {
        String found = "--terminal: found \"" + terminal + "\", expected ";
        List<String> known = store.terminals().reports().stream()
                .map(TerminalReport::terminal)
                .toList();
        if (!known.contains(terminal)) {
            return file.misused(found + "a terminal of agency.yaml, or one that was heard of"
                    + listed(known, "; there is none: agency.yaml names no terminal, and none was heard of"));
        }
        return file.failed(found + "a terminal with an outbox that fell back and is not acknowledged yet"
                + listed(store.falls().open(), "; there is none"));
    }

    private static String listed(List<String> terminals, String none) {
        return terminals.isEmpty() ? none : ": " + String.join(", ", terminals);
    }
}
