package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import vn.hailong.Commands;
import vn.hailong.agency.Agency;
import vn.hailong.agency.intake.Errand;
import vn.hailong.agency.resend.Refill;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.agency.store.Store;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.BrokerConfig;
import vn.hailong.rig.Mosquitto;
import vn.hailong.terminal.Terminal;

/// An agency whose database was restored from an old backup, and the terminal that fills it again.
class ResendIT {
    private static final String ASKING =
            "bn-q03: asking it to send again; waiting up to 60 s for its reply," + " or for it to connect\n";
    private static final int[] LEVELS = {5, 4, 3, 2, 4};

    @TempDir
    Path folder;

    private final Semaphore thanks = new Semaphore(0);
    private final KeyboardButtons buttons = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
    private Mosquitto broker;
    private EmbeddedDatabase server;
    private Ward ward;

    @BeforeEach
    void open() throws Exception {
        broker = Mosquitto.started(Files.createDirectory(folder.resolve("broker")));
        server = EmbeddedDatabase.start(folder.resolve("server"));
        ward = new Ward(folder, broker.address(), server);
    }

    @AfterEach
    void close() throws IOException {
        broker.kill();
        server.close();
    }

    @Test
    void theAgencyAsksByItselfForWhatItsBackupLacks() throws Exception {
        try (Terminal terminal = Terminal.start(ward.terminalConfig("0 s"), buttons, rating -> thanks.release())) {
            recordAndRestore(terminal);
            try (Agency agency = ward.startAgency();
                    Store store = Store.open(ward.database(), config(), InstantSource.system())) {
                press(1); // so that the terminal speaks
                // Until its next status the last one may still speak of responses without a receipt.
                soon().until(() -> alarm(agency).equals("resend-needed 7 [[6,12]]"));

                Errand errand = Errand.of("ba-ngoi", BrokerConfig.local(broker.address()), UUID::randomUUID);
                Refill refill = new Refill(
                        store.accounts(),
                        store.resends(),
                        errand::perform,
                        UUID::randomUUID,
                        Clock.systemUTC(),
                        Thread::sleep);
                refill.turn();
                assertFilled(agency, terminal, store);
                refill.turn(); // nothing is missing: nobody is asked
            }
        }
    }

    @Test
    void staffAskForEverythingByHand() throws Exception {
        try (Terminal terminal = Terminal.start(ward.terminalConfig("0 s"), buttons, rating -> thanks.release())) {
            recordAndRestore(terminal);
            try (Agency agency = ward.startAgency();
                    Store store = Store.open(ward.database(), config(), InstantSource.system())) {
                press(1);
                soon().until(() -> ward.rows().size() == 6);
                assertEquals(
                        "0 " + ASKING + "bn-q03: done, 13 responses will be sent again\n", resend("bn-q03", "--all"));
                assertFilled(agency, terminal, store);
                assertEquals(
                        "0 " + ASKING + "bn-q03: done, 3 responses will be sent again\n",
                        resend("bn-q03", "--from", "2", "--to", "4"));
                assertFilled(agency, terminal, store);
            }
        }
        Future<String> waiting = ForkJoinPool.commonPool().submit(() -> resend("bn-q03", "--all"));
        try (Terminal again = Terminal.start(ward.terminalConfig("0 s"), buttons, rating -> thanks.release())) {
            assertEquals("0 " + ASKING + "bn-q03: done, 13 responses will be sent again\n", waiting.get());
        }
        assertTrue(resend("bn-q99", "--all").startsWith("2 hailong: --terminal: found \"bn-q99\", expected"));
        assertTrue(resend("bn-q03", "--from", "5", "--to", "4").startsWith("2 hailong: --from, --to: found 5 and 4"));
        assertTrue(resend("bn-q03").startsWith("2 "));
    }

    /// Five before the backup, seven after it.
    private void recordAndRestore(Terminal terminal) throws Exception {
        try (Agency agency = ward.startAgency()) {
            press(5);
            soon().until(() -> Ward.held(agency) == 5 && terminal.totals().pending() == 0);
        }
        String name = ward.database().address().getPath().substring(1);
        execute("create database backup template " + name);
        try (Agency agency = ward.startAgency()) {
            press(7);
            soon().until(() -> Ward.held(agency) == 12 && terminal.totals().pending() == 0);
        }
        execute("drop database " + name + " with (force)");
        execute("create database " + name + " template backup");
    }

    private void assertFilled(Agency agency, Terminal terminal, Store store) throws Exception {
        soon().until(() -> ward.rows().size() == 13 && terminal.totals().pending() == 0);
        assertEquals(13, new HashSet<>(ward.rows()).size());
        soon().until(() -> account(agency).path("missing").asLong(0) == 0
                && account(agency).path("pending").asLong(1) == 0);
        assertEquals(0, Ward.get(agency, "/api/v1/uncounted").path("quarantine").size());
        List<String> kept = tallies();
        store.rebuildTallies();
        assertEquals(kept, tallies());
        assertEquals(13, Ward.held(agency));
    }

    private List<String> tallies() throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + ward.database().address(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select t::text from tally t union all" + " select t::text from response_tally t order by 1")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private void execute(String sql) throws Exception {
        URI address = server.database().address();
        try (Connection connection = DriverManager.getConnection("jdbc:" + address, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private AgencyConfig config() throws Exception {
        return AgencyConfigReader.read(ward.agencyFile(8080));
    }

    private static String alarm(Agency agency) {
        JsonNode gravest = account(agency).path("explanations").path(0);
        return gravest.path("kind").asString("") + " " + gravest.path("count").asLong(0) + " "
                + account(agency).path("missingRanges");
    }

    private static JsonNode account(Agency agency) {
        return Ward.get(agency, "/api/v1/accounts").path("outboxes").path(0);
    }

    /// The exit code and what was printed.
    private String resend(String terminal, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(
                List.of("agency", "resend", "--config", ward.agencyFile(8080).toString(), "--terminal", terminal));
        all.addAll(List.of(arguments));
        StringWriter printed = new StringWriter();
        CommandLine program =
                Commands.program().setOut(new PrintWriter(printed, true)).setErr(new PrintWriter(printed, true));
        int exit = program.execute(all.toArray(String[]::new));
        return exit + " " + printed;
    }

    private void press(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            buttons.press(LEVELS[i % LEVELS.length]);
            assertTrue(thanks.tryAcquire(10, TimeUnit.SECONDS), "press " + i + " was not thanked");
        }
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
