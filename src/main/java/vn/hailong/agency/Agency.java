package vn.hailong.agency;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.tinylog.Logger;
import vn.hailong.agency.account.Accounts;
import vn.hailong.agency.fleet.Terminals;
import vn.hailong.agency.index.Summaries;
import vn.hailong.agency.intake.Errand;
import vn.hailong.agency.intake.Intake;
import vn.hailong.agency.intake.Receiver;
import vn.hailong.agency.resend.Refill;
import vn.hailong.agency.standalone.EmbeddedBroker;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.agency.store.Store;
import vn.hailong.agency.web.AgencyWeb;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.BrokerConfig;

/// The agency program. It starts without its broker and without its database too, and waits for them.
public final class Agency implements AutoCloseable {
    /// The port of MQTT without TLS, for a standalone agency that does not say another.
    private static final int STANDALONE_PORT = 1883;

    private static final Duration INTERRUPT_AGAIN = Duration.ofSeconds(1);
    private static final Duration START_WAIT = Duration.ofMinutes(1);

    /// Stopped last to first.
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final URI brokerAddress;
    private final URI webAddress;
    private final Summaries summaries;
    private final Terminals terminals;
    private final Accounts accounts;

    /// @param standalone with a broker and a database of its own, in the configured data folder; 0 as the port of a
    ///                   configured broker means any that is free
    /// @throws AgencyException if its own broker, database or page does not start
    public static Agency start(AgencyConfig config, boolean standalone) throws AgencyException {
        try {
            return new Agency(config, standalone);
        } catch (IOException e) {
            throw new AgencyException("the agency can't start: " + e.getMessage(), e);
        }
    }

    private Agency(AgencyConfig config, boolean standalone) throws AgencyException, IOException {
        requireGround(config, standalone);
        try {
            BrokerConfig broker =
                    standalone ? startBroker(config) : config.broker().orElseThrow();
            AgencyConfig.Database database =
                    standalone ? startDatabase(config) : config.database().orElseThrow();
            brokerAddress = broker.address();
            Store store = Store.open(database, config, InstantSource.system());
            parts.push(store);
            summaries = store.summaries();
            terminals = store.terminals();
            accounts = store.accounts();
            SplittableRandom random = new SplittableRandom();
            Intake intake = Intake.of(config, store.ledger(), InstantSource.system(), random.split());
            run("agency-intake", intake::run);
            Receiver receiver = Receiver.of(config.agency(), broker, intake, UUID::randomUUID, random.split());
            run("agency-receiver", receiver::run);
            Errand errand = Errand.of(config.agency(), broker, UUID::randomUUID);
            Refill refill = new Refill(
                    accounts, store.resends(), errand::perform, UUID::randomUUID, Clock.systemUTC(), Thread::sleep);
            run("agency-refill", () -> refill.run(intake::awaitPrepared));
            if (standalone) {
                // Its own parts are there: whoever opens the page or sends a response now shall be heard.
                awaitReady(intake, receiver);
            }
            AgencyWeb web = startWeb(config);
            parts.push(web);
            webAddress = web.address();
        } catch (AgencyException | IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void requireGround(AgencyConfig config, boolean standalone) throws AgencyException {
        if (standalone) {
            Ground.requirePort(
                    EmbeddedBroker.HOST, standalonePort(config), "set another in broker.address of agency.yaml");
            Ground.requireFolder(config.dataFolder());
            config.database()
                    .ifPresent(database -> Logger.warn(
                            "--standalone brings a database of its own: {} in agency.yaml is not used",
                            database.address()));
            config.broker()
                    .map(BrokerConfig::address)
                    .filter(address -> address.getScheme().equals("mqtts"))
                    .ifPresent(address -> Logger.warn(
                            "--standalone brings a broker of its own, without TLS: of {} in agency.yaml only the port is used",
                            address));
        } else {
            Optional<String> missing = missingServers(config);
            if (missing.isPresent()) {
                throw new AgencyException(missing.get());
            }
        }
        Ground.requirePort(config.web().host(), config.web().port(), "set another in web.port of agency.yaml");
    }

    /// The broker that the agency's program uses, or brings if the configuration names none.
    public static BrokerConfig broker(AgencyConfig config) {
        return config.broker()
                .orElseGet(
                        () -> BrokerConfig.local(URI.create("mqtt://" + EmbeddedBroker.HOST + ":" + STANDALONE_PORT)));
    }

    /// The database of an agency that runs now, perhaps in another program.
    ///
    /// @throws AgencyException if it would be its own one, and no such agency runs
    public static AgencyConfig.Database database(AgencyConfig config, boolean standalone) throws AgencyException {
        if (!standalone) {
            return config.database().orElseThrow(() -> new AgencyException("agency.yaml needs database"));
        }
        Path folder = databaseFolder(config);
        try {
            return EmbeddedDatabase.running(folder)
                    .orElseThrow(() -> new AgencyException("no agency runs with --standalone on " + folder
                            + ": start it, or leave out --standalone if agency.yaml names a database"));
        } catch (IOException e) {
            throw new AgencyException("can't tell whether an agency runs on " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Path databaseFolder(AgencyConfig config) {
        return config.dataFolder().resolve("database");
    }

    /// What the configuration lacks for an agency that brings no servers of its own; empty if nothing.
    public static Optional<String> missingServers(AgencyConfig config) {
        if (config.broker().isPresent() && config.database().isPresent()) {
            return Optional.empty();
        }
        return Optional.of("without --standalone, agency.yaml needs "
                + (config.database().isPresent()
                        ? "broker"
                        : config.broker().isPresent() ? "database" : "broker and database"));
    }

    private static int standalonePort(AgencyConfig config) {
        int port = config.broker().map(BrokerConfig::address).map(URI::getPort).orElse(STANDALONE_PORT);
        return port < 0 ? STANDALONE_PORT : port;
    }

    private BrokerConfig startBroker(AgencyConfig config) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(config.dataFolder().resolve("broker"), standalonePort(config));
        parts.push(broker);
        return BrokerConfig.local(broker.address());
    }

    private AgencyConfig.Database startDatabase(AgencyConfig config) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(databaseFolder(config));
        parts.push(database);
        return database.database();
    }

    private static void awaitReady(Intake intake, Receiver receiver) throws AgencyException {
        try {
            if (!intake.awaitPrepared(START_WAIT)) {
                throw new AgencyException("the agency's own database was not ready within " + START_WAIT);
            }
            if (!receiver.awaitListening(START_WAIT)) {
                throw new AgencyException("the agency's own broker was not ready within " + START_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgencyException("interrupted while the agency started", e);
        }
    }

    private AgencyWeb startWeb(AgencyConfig config) throws AgencyException {
        try {
            return AgencyWeb.start(config, summaries, terminals, accounts, Clock.systemUTC());
        } catch (RuntimeException e) { // the library declares nothing narrower
            throw new AgencyException(
                    "can't serve the pages on " + config.web().host() + ":"
                            + config.web().port() + ": " + e.getMessage(),
                    e);
        }
    }

    private void run(String name, Runnable loop) {
        Thread thread = Thread.ofPlatform().name(name).start(loop);
        parts.push(() -> {
            // Libraries swallow an interrupt: the loop may be dialling the broker, and try again for ever.
            do {
                thread.interrupt();
            } while (!thread.join(INTERRUPT_AGAIN));
        });
    }

    /// Where terminals of this machine reach the broker.
    public URI brokerAddress() {
        return brokerAddress;
    }

    /// Where the pages are.
    public URI webAddress() {
        return webAddress;
    }

    public Summaries summaries() {
        return summaries;
    }

    public Terminals terminals() {
        return terminals;
    }

    public Accounts accounts() {
        return accounts;
    }

    /// Stops receiving, finishes nothing that was not committed, and stops its own broker and database.
    /// A second caller, such as a shutdown hook, waits for the first.
    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) { // whatever one part does, the others must stop
                Logger.error(e, "A part of the agency did not stop");
            }
        }
    }
}
