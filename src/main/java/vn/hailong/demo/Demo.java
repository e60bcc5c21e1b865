package vn.hailong.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

/// Everything on one machine: a real broker, a real database, the agency, and one terminal whose buttons are keys.
public final class Demo {
    private static final int[] ORDER = {5, 4, 3, 2, 4};
    /// How long the agency may take to hold everything.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int USUAL_PORT = 8080;
    private static final URI ANY_PORT = URI.create("mqtt://127.0.0.1:0");

    /// Nobody is exposed by a demonstration: it shows its figures from the first answer on.
    private static final int SMALL_CELL = 1;

    private static final ZoneId CIVIL_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// @param configs  folder of the example configurations
    /// @param presses  how often a script presses the buttons
    /// @param exit     end when the agency holds every press
    /// @param headless no window, even where there is a display
    /// @param port     of the agency's page, 0 for any; absent takes the usual one, or any if that is taken
    public record Options(Path configs, OptionalInt presses, boolean exit, boolean headless, OptionalInt port) {}

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
    public boolean run() throws InvalidConfigException, AgencyException, OutboxException, InterruptedException {
        Path data = temporaryFolder();
        AgencyConfig agencyConfig = AgencyConfigReader.read(
                        options.configs().resolve("example-ward").resolve("agency.yaml"))
                .at(
                        Optional.of(BrokerConfig.local(ANY_PORT)),
                        Optional.empty(),
                        new AgencyConfig.Web("127.0.0.1", options.port().orElseGet(Demo::usualPort)),
                        data.resolve("agency"),
                        SMALL_CELL);
        TerminalConfig terminalConfig =
                TerminalConfigReader.read(options.configs().resolve("demo"));
        CountDownLatch ended = new CountDownLatch(1);
        Outcome outcome;
        try (Agency agency = Agency.start(agencyConfig, true);
                TerminalProgram terminal = TerminalProgram.start(
                        terminalConfig.at(
                                BrokerConfig.local(agency.brokerAddress()),
                                data.resolve("terminal"),
                                screen(terminalConfig)),
                        rating -> thanks.release())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                terminal.stop();
                awaitQuietly(ended);
            }));
            outcome = follow(agency, terminal, terminalConfig);
        } finally {
            delete(data);
        }
        // Last of all, when every part has ended and nobody else prints.
        outcome.print(out);
        ended.countDown();
        return outcome.complete();
    }

    private Outcome follow(Agency agency, TerminalProgram terminal, TerminalConfig config) throws InterruptedException {
        out.println("agency's page   " + agency.webAddress());
        out.println("its interface   " + agency.webAddress().resolve("/api/v1/summary"));
        out.println("broker          " + agency.brokerAddress());
        out.println("terminal        " + config.terminal() + ": " + terminal.screenState());
        out.flush();
        AgencyApi api = new AgencyApi(agency.webAddress(), config.unit(), CIVIL_ZONE);
        if (options.presses().isPresent()) {
            press(terminal, options.presses().getAsInt(), config.responseInterval());
        }
        if (options.exit()) {
            return waitForAgency(api, terminal, options.presses());
        }
        out.println(
                terminal.hasScreen()
                        ? "Touch a face, or press a key from 1 to 5. Close the window to end."
                        : "Type a digit from 1 to 5 and Enter. Ctrl-C ends.");
        out.flush();
        terminal.await();
        return waitForAgency(api, terminal, OptionalInt.empty());
    }

    private static int usualPort() {
        try (ServerSocket socket = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0; // somebody else has it
        }
    }

    private TerminalConfig.Screen screen(TerminalConfig config) {
        TerminalConfig.Screen screen = config.screen();
        return options.headless()
                ? new TerminalConfig.Screen(
                        TerminalConfig.Screen.Mode.NONE, screen.width(), screen.height(), screen.diagonalInches())
                : screen;
    }

    /// Presses like a patient citizen: the next one comes when the last was thanked and the interval is over.
    private void press(TerminalProgram terminal, int times, Duration interval) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            long pressedAt = System.nanoTime();
            thanks.drainPermits();
            terminal.buttons().press(ORDER[i % ORDER.length]);
            if (!thanks.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                Logger.error("Press {} was not thanked within {}", i + 1, PATIENCE);
                return;
            }
            Duration spent = Duration.ofNanos(System.nanoTime() - pressedAt);
            pause(interval.plusMillis(20).minus(spent));
        }
    }

    private static Outcome waitForAgency(AgencyApi api, TerminalProgram terminal, OptionalInt expected)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Totals totals = terminal.totals();
            AgencyApi.Figures figures = new AgencyApi.Figures(0, 0, 0);
            try {
                figures = api.figures();
            } catch (IOException e) {
                Logger.warn("The agency's interface can't be read: {}", e.getMessage());
            }
            Outcome outcome = new Outcome(expected, pressed(totals), totals.sealed(), figures);
            if (outcome.complete() || System.nanoTime() - end > 0) {
                return outcome;
            }
            pause(Duration.ofMillis(200));
        }
    }

    private static long pressed(Totals totals) {
        return totals.pressesByLevel().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void pause(Duration pause) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, pause.toNanos()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("hailong-demo");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the demonstration", e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            Logger.debug("Left behind: {} ({})", folder, e.getMessage());
        }
    }
}
