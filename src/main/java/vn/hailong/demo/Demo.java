package vn.hailong.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.tinylog.Logger;
import vn.hailong.agency.Agency;
import vn.hailong.agency.AgencyException;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.BrokerConfig;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Totals;
import vn.hailong.terminal.TerminalProgram;

/// Everything on one machine: a real broker, a real database, the agency, and one terminal whose buttons are keys
/// or a test box.
public final class Demo {
    /// How long the agency may take to hold everything.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final int USUAL_PORT = 8080;
    private static final URI ANY_PORT = URI.create("mqtt://127.0.0.1:0");

    /// A 7" panel: it leaves room for the test box on a small laptop.
    private static final TerminalConfig.Screen BESIDE_TEST_BOX =
            new TerminalConfig.Screen(TerminalConfig.Screen.Mode.WINDOW, 800, 480, 7);

    /// Nobody is exposed by a demonstration: it shows its figures from the first answer on.
    private static final int SMALL_CELL = 1;

    private static final ZoneId CIVIL_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// @param configs  folder of the example configurations
    /// @param presses  how often a script presses the buttons
    /// @param exit     end when the agency holds every press
    /// @param headless no window, even where there is a display
    /// @param testBox  a box of buttons in a window of its own, instead of keys
    /// @param port     of the agency's page, 0 for any; absent takes the usual one, or any if that is taken
    public record Options(
            Path configs, OptionalInt presses, boolean exit, boolean headless, boolean testBox, OptionalInt port) {}

    private final Options options;
    private final PrintStream out;
    private final Semaphore thanks = new Semaphore(0);

    public Demo(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /// Runs the demonstration to its end.
    ///
    /// @return whether the agency holds everything that was pressed
    /// @throws IOException if there is no room for temporary files
    public boolean run()
            throws InvalidConfigException, AgencyException, OutboxException, IOException, InterruptedException {
        TerminalConfig terminalConfig =
                TerminalConfigReader.read(options.configs().resolve("demo"));
        AgencyConfig agencyConfig = AgencyConfigReader.read(
                options.configs().resolve("example-ward").resolve("agency.yaml"));
        try (Stop stop = new Stop()) {
            Path data = temporaryFolder();
            Outcome outcome;
            try (Agency agency = startAgency(agencyConfig, data.resolve("agency"));
                    TerminalProgram terminal = startTerminal(terminalConfig, agency, data.resolve("terminal"))) {
                outcome = follow(agency, terminal, terminalConfig, stop);
            } finally {
                delete(data);
            }
            // Last of all, when every part has ended and nobody else prints.
            outcome.print(out);
            return outcome.complete();
        }
    }

    private Agency startAgency(AgencyConfig config, Path data) throws AgencyException {
        if (options.port().isPresent()) {
            return Agency.start(here(config, data, options.port().getAsInt()), true);
        }
        try {
            return Agency.start(here(config, data, USUAL_PORT), true);
        } catch (AgencyException e) {
            Logger.info("Trying any other port: {}", e.getMessage());
            return Agency.start(here(config, data, 0), true);
        }
    }

    private static AgencyConfig here(AgencyConfig config, Path data, int port) {
        return config.at(
                Optional.of(BrokerConfig.local(ANY_PORT)),
                Optional.empty(),
                new AgencyConfig.Web("127.0.0.1", port),
                data,
                SMALL_CELL);
    }

    private TerminalProgram startTerminal(TerminalConfig config, Agency agency, Path data) throws OutboxException {
        TerminalConfig.Screen screen = options.testBox() ? BESIDE_TEST_BOX : config.screen();
        TerminalConfig.Screen shown = options.headless()
                ? new TerminalConfig.Screen(
                        TerminalConfig.Screen.Mode.NONE, screen.width(), screen.height(), screen.diagonalInches())
                : screen;
        // A script's presses are to be the only ones.
        InputStream keys = options.presses().isPresent() ? InputStream.nullInputStream() : System.in;
        TerminalConfig here = config.at(BrokerConfig.local(agency.brokerAddress()), data, shown);
        return TerminalProgram.start(
                options.testBox() ? here.with(new TerminalConfig.Buttons.TestBox()) : here,
                keys,
                rating -> thanks.release());
    }

    private Outcome follow(Agency agency, TerminalProgram terminal, TerminalConfig config, Stop stop)
            throws InterruptedException {
        out.println("agency's page   " + agency.webAddress());
        out.println("its interface   " + agency.webAddress().resolve("/api/v1/summary"));
        out.println("broker          " + agency.brokerAddress());
        out.println("terminal        " + config.terminal() + ": " + terminal.windows());
        out.flush();
        AgencyApi api = new AgencyApi(agency.webAddress(), config.unit(), CIVIL_ZONE);
        if (options.presses().isPresent()) {
            new Script(terminal::press, thanks, config.pace().interval(), stop)
                    .press(options.presses().getAsInt());
        }
        if (options.exit()) {
            return waitForAgency(api, terminal, options.presses(), stop);
        }
        out.println(invitation(terminal));
        out.flush();
        while (!stop.isAsked() && !terminal.isStopped()) {
            stop.pause(GLANCE);
        }
        return waitForAgency(api, terminal, OptionalInt.empty(), stop);
    }

    private String invitation(TerminalProgram terminal) {
        if (terminal.hasTestBox()) {
            return "Press a button of the test box, touch a face, or press a key: 5 is the best level, 1 the worst."
                    + " Close a window to end.";
        }
        if (terminal.hasScreen()) {
            return "Touch a face, or press a key: 5 is the best level, 1 the worst. Close the window to end.";
        }
        return options.presses().isPresent() || options.testBox()
                ? "Ctrl-C ends."
                : "Type a digit and Enter: 5 is the best level, 1 the worst. Ctrl-C ends.";
    }

    /// Reads outbox and agency until they agree, or the time is up, or somebody asks to stop.
    private static Outcome waitForAgency(AgencyApi api, TerminalProgram terminal, OptionalInt expected, Stop stop)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<AgencyApi.Figures> figures = Optional.empty();
        while (true) {
            try {
                figures = Optional.of(api.figures());
            } catch (IOException e) {
                Logger.warn("The agency's interface can't be read: {}", e.getMessage());
            }
            Totals totals = terminal.totals();
            Outcome outcome = new Outcome(expected, pressed(totals), totals.sealed(), figures);
            if (outcome.complete() || stop.isAsked() || System.nanoTime() - end > 0) {
                return outcome;
            }
            stop.pause(GLANCE);
        }
    }

    private static long pressed(Totals totals) {
        return totals.pressesByLevel().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Path temporaryFolder() throws IOException {
        try {
            return Files.createTempDirectory("hailong-demo");
        } catch (IOException e) {
            throw new IOException(
                    "can't make a temporary folder in " + System.getProperty("java.io.tmpdir") + ": " + e, e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            Logger.warn("Left behind: {} ({})", folder, e.getMessage());
        }
    }
}
