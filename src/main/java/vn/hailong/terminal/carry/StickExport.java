package vn.hailong.terminal.carry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import vn.hailong.config.BrokerConfig;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.stick.Identity;
import vn.hailong.stick.Parcel;
import vn.hailong.stick.ParcelFolder;
import vn.hailong.stick.StickException;
import vn.hailong.stick.Trust;

/// Carries a terminal's responses to a stick, whether or not the terminal runs.
public final class StickExport {
    private static final String FILE = "terminal.yaml";

    private final TerminalConfig config;
    private final Identity identity;
    private final Trust trust;

    private StickExport(TerminalConfig config, Identity identity, Trust trust) {
        this.config = config;
        this.identity = identity;
        this.trust = trust;
    }

    /// @throws StickException if the configuration lacks what signs, or it can't be used
    public static StickExport of(TerminalConfig config) throws StickException {
        Optional<BrokerConfig> broker = Optional.of(config.broker());
        return new StickExport(
                config, Identity.of(broker, FILE, config.terminal()), Trust.of(broker, FILE, config.terminal()));
    }

    /// Notes the receipts on a stick and writes to it what still waits for one.
    ///
    /// @param to the folder where the stick is mounted
    /// @throws StickException  if there is no such folder
    /// @throws OutboxException if the outbox can't be read
    public Exported run(Path to, Clock clock) throws StickException, OutboxException {
        Optional<Stock> running = RemoteStock.visit(config.dataFolder());
        if (running.isPresent()) {
            try (Stock stock = running.get()) {
                return run(to, stock);
            }
        }
        requireOwnOutbox();
        try (Outbox outbox = Outbox.open(config.dataFolder(), 0, clock);
                Stock stock = new OwnStock(outbox)) {
            return run(to, stock);
        }
    }

    private Exported run(Path to, Stock stock) throws StickException, OutboxException {
        Stock.State state = stock.state();
        Parcel empty = new Parcel(
                Parcel.Kind.RESPONSES,
                config.agency(),
                config.terminal(),
                state.installation(),
                state.resends(),
                new byte[0]);
        return new Export(stock, state, ParcelFolder.on(to, empty), empty, identity, trust).run();
    }

    /// Opening it as another user could leave files behind that the terminal itself can't write.
    private void requireOwnOutbox() throws OutboxException {
        Path folder = config.dataFolder();
        String user = System.getProperty("user.name");
        try {
            if (Outbox.examine(folder) == Outbox.Condition.ABSENT) {
                throw new OutboxException(
                        "found no outbox in " + folder + ", expected the data folder of a terminal that has run");
            }
            String owner = Files.getOwner(folder).getName();
            if (!owner.equals(user)) {
                throw new OutboxException("the terminal does not run, and its data folder " + folder + " belongs to "
                        + owner + ": start the terminal, or run this as that user (found " + user + ")");
            }
        } catch (IOException e) {
            throw new OutboxException("can't tell whose the data folder " + folder + " is: " + e, e);
        }
    }
}
